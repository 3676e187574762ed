import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { chooseFromMenu, openViewContainer, treeRow } from './workbench.ts';

const number = 'TS-20261120-T00TP';
/** What Markdown or HTML would make something of. */
const hostile =
  'Login <img src="https://evil.invalid/x.png" onerror="alert(1)"> [here](command:workbench.action.quit) **bold** `code` $(bell)';
const made = {
  ...newCase({ title: hostile, author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number }),
  triage: { assignee: '<b>Ann</b> ![](https://evil.invalid/y.png)' },
  evidence: [
    {
      id: 'log1',
      kind: 'log',
      title: '<i>app.log</i>:3',
      file: 'evidence/01-app.txt',
      bytes: 4,
      sha256: '0'.repeat(64),
      attachedAt: '2026-11-20T09:10:00+08:00',
      attachedBy: 'Lin Wei',
      note: '[note](https://evil.invalid)',
    },
  ],
};

for (const { language, words } of [
  { language: 'en', words: ['Number', 'Status', 'Priority', 'Not yet triaged', 'Assignee', 'Received', 'Evidence'] },
  { language: 'zh-cn', words: ['编号', '状态', '优先级', '未分级', '处理人', '受理时间', '证据'] },
] as const) {
  describe(`Tooltips of the tree, in ${language}`, () => {
    let session: Session;
    before(async () => {
      session = await openSession({
        lazy: true,
        files: {
          [`casebook/${number}/case.json`]: serializeCase(made),
          [`casebook/${number}/evidence/01-app.txt`]: 'abc\n',
          'casebook/TS-20261120-BR0KE/case.json': '{ "number": <img src=x> }',
        },
        ...(language === 'en' ? {} : { locale: language }),
      });
      await openViewContainer(session.window.page, language === 'en' ? 'Support Casebook' : '支持案卷');
    });
    after(() => session.stop());

    /** Rests the pointer on a row until its tooltip is there. */
    const tooltip = async (row: Locator, text: string): Promise<{ text: string; hover: Locator }> => {
      const { page } = session.window;
      const hover = page.locator('.workbench-hover').filter({ hasText: text });
      // A row that is drawn anew under a resting pointer, as in the first moments of a window, shows nothing: one moves on and comes back.
      await waitUntil(`the tooltip with ${text}`, async () => {
        await page.mouse.move(700, 500);
        await row.hover();
        return hover.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => undefined,
        );
      });
      return { text: (await hover.innerText()).replaceAll('\u00a0', ' '), hover };
    };
    /** Nothing of the content became more than text: no pictures, no links, no formatting but the product's own labels. */
    const isPlain = async (hover: Locator): Promise<void> => {
      assert.equal(await hover.locator('img, a, i, code, script, .codicon-bell').count(), 0);
      for (const label of await hover.locator('strong, b').allTextContents()) assert.doesNotMatch(label, /bold|Ann/);
    };

    it('tell of a case what is known of it, in words', async () => {
      const { text, hover } = await tooltip(treeRow(session.window.page, 'Login'), number);
      for (const word of words) assert.ok(text.includes(word), `${word} in ${text}`);
      assert.ok(await hover.locator('strong').first().isVisible(), 'labels stand out');
    });

    it('show hostile content as the text that it is', async () => {
      const { text, hover } = await tooltip(treeRow(session.window.page, 'Login'), number);
      assert.ok(text.includes(hostile), text);
      assert.ok(text.includes(made.triage.assignee), text);
      await isPlain(hover);
    });

    it('tell of evidence where it came from, and its note, as text', async () => {
      const { page } = session.window;
      await treeRow(page, 'Login').locator('.monaco-tl-twistie').click();
      await treeRow(page, /^(Evidence|证据)/)
        .locator('.monaco-tl-twistie')
        .click();
      const { text, hover } = await tooltip(treeRow(page, '<i>app.log</i>:3'), 'evil.invalid');
      assert.ok(text.includes('[note](https://evil.invalid)') && text.includes('Lin Wei'), text);
      await isPlain(hover);
    });

    it('say of a broken file what is wrong and what to do', async () => {
      const { text, hover } = await tooltip(
        treeRow(session.window.page, 'BR0KE'),
        language === 'en' ? 'not valid JSON' : '不是有效的 JSON',
      );
      assert.match(text, language === 'en' ? /line 1.*correct the place named/s : /第 1 行.*更正所指位置/s);
      await isPlain(hover);
    });

    if (language === 'en') {
      it('stand beside a way to the case file in the explorer', async () => {
        const { page } = session.window;
        await chooseFromMenu(treeRow(page, 'Login'), 'Reveal in Explorer View');
        const row = page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'case.json' });
        await row.waitFor();
        await waitUntil('the folder of the case around it', () =>
          page.locator('.explorer-folders-view .monaco-list-row', { hasText: number }).isVisible(),
        );
      });
    }
  });
}
