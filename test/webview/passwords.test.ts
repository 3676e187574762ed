import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { sampleCase } from './sampleCase.ts';

const account = ['details', 'access', 'account'] as const;

for (const library of ['toolkit', 'native'] as const) {
  describe(`A password typed into the account block, drawn with ${library}`, () => {
    const texts = [
      { language: 'en', before: 'jdoe, password: ', password: 'Winter2026', kept: 'jdoe, password: ' },
      { language: 'en', before: 'jdoe password is ', password: 'hunter22', kept: 'jdoe password is ' },
      { language: 'zh-cn', before: '张三 密码：', password: 'Qwe!2345', kept: '张三 密码：' },
    ] as const;
    for (const { language, before, password, kept } of texts) {
      it(`is refused from its first letter on, however slowly it comes: ${before}`, async () => {
        const panel = await accessCase(library, language);
        await panel.textbox(...account).focus();
        await panel.page.keyboard.insertText(before);
        await panel.hostHas(kept, ...account);
        const edits = panel.host.edits.length;
        for (const letter of password) {
          await panel.page.keyboard.type(letter);
          assert.equal(await memoryOf(panel), kept, 'in the memory of the page');
        }
        const why = language === 'en' ? 'is not written to the case' : '未写入案卷';
        await panel
          .field(...account)
          .getByText(why)
          .waitFor();
        await panel.page.keyboard.press('Tab');
        await panel.page.keyboard.press('Shift+Tab');
        assert.equal(panel.host.edits.length, edits, 'no edit left the page');
        assert.equal(panel.host.at(...account), kept);
        assert.equal(await panel.textbox(...account).inputValue(), before + password, 'it can be read and corrected');
        await panel.textbox(...account).fill('jdoe');
        await panel.hostHas('jdoe', ...account);
        assert.equal(
          await panel
            .field(...account)
            .getByText(why)
            .isVisible(),
          false,
        );
      });
    }

    it('is refused at once when it is pasted, and what stood there before stays', async () => {
      const panel = await accessCase(library);
      await panel.textbox(...account).fill('jdoe');
      await panel.hostHas('jdoe', ...account);
      await panel.textbox(...account).fill('jdoe / password: Winter2026');
      await panel
        .field(...account)
        .getByText('is not written to the case')
        .waitFor();
      assert.equal(panel.host.at(...account), 'jdoe');
    });

    it('is decided when the field is left: a word that says how the password is was meant', async () => {
      const panel = await accessCase(library);
      const error = ['details', 'access', 'error'] as const;
      await panel.textbox(...error).pressSequentially('Password: wro');
      await panel.page.keyboard.press('Tab');
      await panel
        .field(...error)
        .getByText('is not written to the case')
        .waitFor();
      await panel.textbox(...error).press('End');
      await panel.page.keyboard.type('ng');
      await panel.page.keyboard.press('Tab');
      await panel.hostHas('Password: wrong', ...error);
      assert.equal(
        await panel
          .field(...error)
          .getByText('is not written')
          .isVisible(),
        false,
      );
    });

    it('costs no harmless text', async () => {
      const panel = await accessCase(library);
      for (const text of ['password reset', 'Your password has expired.', '密码重置', 'password:', '密码：']) {
        await panel.textbox(...account).fill('');
        await panel.textbox(...account).pressSequentially(text);
        await panel.page.keyboard.press('Tab');
        await panel.hostHas(text, ...account);
        assert.equal(
          await panel
            .field(...account)
            .getByText('is not written')
            .isVisible(),
          false,
          text,
        );
      }
    });

    it('is decided when the window is left, too: a page that goes away loses what only its controls hold', async () => {
      const panel = await accessCase(library);
      await panel.textbox(...account).pressSequentially('password help');
      await panel.hostHas('password ', ...account);
      await panel.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
      await panel.hostHas('password help', ...account);
    });

    it('is refused in the middle of a text and in the reason of what cannot be obtained', async () => {
      const panel = await accessCase(library);
      const box = panel.textbox(...account);
      await box.fill('password is  of jdoe');
      await panel.hostHas('password is  of jdoe', ...account);
      for (const _ of ' of jdoe') await box.press('ArrowLeft');
      for (const letter of 'hunter2') {
        await panel.page.keyboard.type(letter);
        assert.equal(await memoryOf(panel), 'password is  of jdoe');
      }
      const department = panel.field('details', 'access', 'department');
      await department.getByRole('button', { name: /cannot be obtained$/ }).click();
      await panel.page.keyboard.type('pwd=Sommer99');
      await department.getByText('is not written to the case').waitFor();
      await panel.page.keyboard.press('Tab');
      assert.equal(panel.host.at('details', 'waived', 'access.department'), 'pwd=');
      const state = String(await panel.page.evaluate(`sessionStorage.getItem('state')`));
      assert.ok(!/hunter|Sommer/.test(state + JSON.stringify(panel.host.edits)));
    });

    it('is not judged while an input method composes', async () => {
      const panel = await accessCase(library, 'zh-cn');
      await panel.textbox(...account).focus();
      const client = await panel.page.context().newCDPSession(panel.page);
      await panel.page.keyboard.insertText('密码：');
      await client.send('Input.imeSetComposition', { text: 'wangji', selectionStart: 6, selectionEnd: 6 });
      await waitUntil('the composition', async () => (await panel.textbox(...account).inputValue()).endsWith('wangji'));
      assert.equal(
        await panel
          .field(...account)
          .getByText('未写入案卷')
          .isVisible(),
        false,
      );
      await panel.page.keyboard.insertText('忘记了');
      await panel.hostHas('密码：忘记了', ...account);
      assert.ok(!JSON.stringify(panel.host.edits).includes('wangji'));
    });
  });
}

async function accessCase(library: 'toolkit' | 'native', language: 'en' | 'zh-cn' = 'en'): Promise<PanelPage> {
  const current = sampleCase();
  const panel = await PanelPage.open(
    { ...current, triage: { ...current.triage, category: 'access' } },
    { library, language },
  );
  await panel.showTab('details');
  return panel;
}

/** The value that the page would show after a reload: the last edit that its memory holds, else what the host has. */
async function memoryOf(panel: PanelPage): Promise<unknown> {
  const pending: unknown = await panel.page.evaluate(
    `JSON.parse(sessionStorage.getItem('state')).pending?.findLast(({ edit }) => edit.path.join('/') === '${account.join('/')}')?.edit.value`,
  );
  return pending ?? panel.host.at(...account);
}
