import assert from 'node:assert/strict';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseFolders, caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, chooseRadio, field, saved, showTab, typeInto } from './casePanel.ts';
import { answer, editorTab, openViewContainer, quickInput, runCommand, treeRow } from './workbench.ts';

const words = {
  en: {
    newCase: 'Casebook: New Case…',
    container: 'Support Casebook',
    first: 'What is the problem',
    second: 'Who reported it',
    phone: 'Phone',
    untriaged: 'Not yet triaged',
  },
  'zh-cn': {
    newCase: '案卷: 新建案卷…',
    container: '支持案卷',
    first: '用几个字描述问题',
    second: '上报人是谁',
    phone: '电话',
    untriaged: '未分级',
  },
} as const;

for (const language of ['en', 'zh-cn'] as const) {
  describe(`A first case, in ${language} @oldest`, () => {
    const say = words[language];
    let session: Session;
    let folder: string;
    before(async () => {
      session = await openSession({ lazy: true, ...(language === 'en' ? {} : { locale: language }) });
    });
    after(() => session.stop());

    it('is made with two quick inputs and opens at the intake form', async () => {
      const { page } = session.window;
      await runCommand(page, say.newCase);
      await answer(page, say.first, 'VPN 反复掉线');
      await answer(page, say.second, 'Lin Wei');
      const panel = await casePanel(session.window);
      await field(panel, 'intake/contact').waitFor();
      await editorTab(page, 'VPN 反复掉线').waitFor();
      [folder = ''] = await caseFolders(session.workspace);
      assert.match(folder, /^TS-\d{8}-[0-9A-HJKMNP-TV-Z]{5}$/);
      const made = await readCaseFile(session.workspace, folder);
      assert.equal(made.title, 'VPN 反复掉线');
      assert.equal(made.status, 'draft');
      assert.equal(made.intake?.reporterName, 'Lin Wei');
    });

    it('is filled in by typing and choosing, and saves by itself', async () => {
      const panel = await casePanel(session.window);
      await chooseRadio(panel, 'intake/channel', say.phone);
      await typeInto(panel, 'intake/contact', 'im:linwei');
      await typeInto(panel, 'intake/verbatim', '“掉线了，<b>急</b>”');
      await saved(panel);
      const { intake } = await caseOnDisk(
        session.workspace,
        folder,
        (now) => now.intake?.verbatim?.endsWith('”') === true,
      );
      assert.deepEqual(
        [intake?.channel, intake?.contact, intake?.verbatim],
        ['phone', 'im:linwei', '“掉线了，<b>急</b>”'],
      );
    });

    it('stands in the tree among those not yet triaged', async () => {
      const { page } = session.window;
      await openViewContainer(page, say.container);
      await treeRow(page, say.untriaged).waitFor();
      await treeRow(page, 'VPN 反复掉线').filter({ hasText: folder }).waitFor();
    });

    it('keeps what was being typed through a reload of the window', async () => {
      let panel = await casePanel(session.window);
      await typeInto(panel, 'intake/system', 'Edge router 3');
      await session.window.reload();
      panel = await casePanel(session.window);
      const control = field(panel, 'intake/system').locator('input').first();
      await waitUntil('the typed text', async () => (await control.inputValue()) === 'Edge router 3');
      await caseOnDisk(session.workspace, folder, (now) => now.intake?.system === 'Edge router 3');
    });

    it('shows every one of the five forms and the evidence', async () => {
      const panel = await casePanel(session.window);
      for (const [tab, path] of [
        ['triage', 'triage/category'],
        ['details', 'details/reproducible'],
        ['rootCause', 'rootCause/methods'],
        ['plan', 'plan/solutions'],
        ['evidence', undefined],
        ['intake', 'intake/contact'],
      ] as const) {
        await showTab(panel, tab);
        if (path) await field(panel, path).waitFor();
      }
    });

    it('breaks no rule of the Content Security Policy', () => {
      assert.deepEqual(session.window.webviewErrors, []);
    });
  });
}

describe('New case', () => {
  it('makes nothing when it is cancelled', async () => {
    const session = await openSession({ lazy: true });
    try {
      const { page } = session.window;
      await runCommand(page, words.en.newCase);
      await answer(page, words.en.first, 'Never mind');
      await page.locator('.quick-input-widget:visible', { hasText: words.en.second }).waitFor();
      await page.keyboard.press('Escape');
      await quickInput(page).waitFor({ state: 'hidden' });
      assert.deepEqual(await caseFolders(session.workspace), []);
    } finally {
      await session.stop();
    }
  });
});
