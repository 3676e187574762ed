import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel } from './casePanel.ts';
import {
  answer,
  chooseFile,
  chooseFromMenu,
  notification,
  openViewContainer,
  pick,
  quickInput,
  runCommand,
  treeRow,
} from './workbench.ts';

const number = 'TS-20261120-X0GSX';
const lines = Array.from(
  { length: 3_000 },
  (_, nth) =>
    `2026-11-20 09:${String(Math.floor(nth / 60)).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')} INFO request ${nth + 1}`,
);
for (const nth of [500, 1_500, 2_500])
  lines[nth] = `2026-11-20 09:${Math.floor(nth / 60)}:20 ERROR connection pool exhausted ${nth + 1}`;

describe('Log excerpts', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'Pool exhausted',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      asInstalled: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(made),
        'logs/app.log': `${lines.join('\r\n')}\r\n`,
        'logs/core.bin': '\u0000\u0001\u0002\u0003'.repeat(500),
      },
    });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Pool exhausted').click();
    await casePanel(session.window);
  });
  after(() => session.stop());

  const inExplorer = async (name: string) => {
    const { page } = session.window;
    await runCommand(page, 'View: Show Explorer');
    await session.window.evaluate(async ({ vscode }, file) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (folder) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.joinPath(folder, 'logs', file));
    }, name);
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await row.waitFor();
    return row;
  };
  const shot = async (name: string) => {
    if (process.env.CASEBOOK_SHOTS)
      await session.window.page.screenshot({ path: `${process.env.CASEBOOK_SHOTS}/${name}.png` });
  };

  it('are lines around two of the hits of a search, taken from the menu of the explorer', async () => {
    const { page } = session.window;
    await chooseFromMenu(await inExplorer('app.log'), 'Attach Log Excerpt…');
    await shot('way');
    await pick(page, 'Around a Text');
    const widget = page.locator('.quick-input-widget:visible');
    await widget.getByText('Text that the lines have').waitFor();
    await quickInput(page).fill('POOL EXHAUSTED');
    await widget.getByText('Matching lines: 3').waitFor();
    await shot('search');
    await quickInput(page).press('Enter');
    const rows = widget.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'line 2,501' }).waitFor();
    await shot('hits');
    for (const line of ['line 501', 'line 2,501'])
      await rows.filter({ hasText: line }).locator('.monaco-checkbox, input[type=checkbox]').first().click();
    await quickInput(page).press('Enter');
    await answer(page, 'Lines before and after', '1,2');
    await answer(page, 'Note on lines 500 to 503', 'The first time');
    await answer(page, 'Note on lines 2,500 to 2,503', '');
    const { evidence = [] } = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === 2);
    for (const [nth, first] of [500, 2_500].entries()) {
      const item = evidence[nth];
      const text = lines.slice(first - 1, first + 3).join('\n');
      assert.equal(
        await readFile(path.join(session.workspace, 'casebook', number, item?.file ?? ''), 'utf8'),
        `${text}\n`,
      );
      const start = lines.slice(0, first - 1).join('\r\n').length + 2;
      const { path: from, startLine, endLine, startByte, endByte, encoding } = item?.source ?? {};
      assert.deepEqual(
        { from, startLine, endLine, startByte, endByte, encoding },
        {
          from: 'logs/app.log',
          startLine: first,
          endLine: first + 3,
          startByte: start,
          endByte: start + text.length + 3 + 2,
          encoding: 'utf8',
        },
      );
    }
    assert.deepEqual(
      evidence.map(({ note }) => note),
      ['The first time', undefined],
    );
    // One step to undo, however many they are.
    await runCommand(page, 'Casebook: Undo Change of Case');
    await caseOnDisk(session.workspace, number, (now) => (now.evidence ?? []).length === 0);
  });

  it('are the lines between two times', async () => {
    const { page } = session.window;
    await chooseFromMenu(await inExplorer('app.log'), 'Attach Log Excerpt…');
    await pick(page, 'Time Window');
    await page.locator('.quick-input-widget:visible', { hasText: 'The log goes from 2026-11-20 09:00:00' }).waitFor();
    await shot('window');
    await answer(page, 'From when?', '09:30');
    await answer(page, 'Until when?', '2026-11-20 09:30:01');
    await answer(page, 'Note', '');
    const { evidence = [] } = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === 1);
    const { startLine, endLine } = evidence[0]?.source ?? {};
    assert.deepEqual([startLine, endLine, evidence[0]?.title], [1_801, 1_802, 'app.log:1801-1802']);
  });

  it('are the last lines of a file that is picked from the palette, after a step back', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Attach Log Excerpt…');
    const widget = page.locator('.quick-input-widget:visible');
    await chooseFile(page, 'Choose', path.join(session.workspace, 'logs', 'app.log'));
    await pick(page, 'Around a Regular Expression');
    await widget.getByRole('button', { name: 'Back' }).click();
    await pick(page, 'Last Lines');
    await answer(page, 'How many of the last lines?', '3');
    await answer(page, 'Note', 'How it ended');
    const { evidence = [] } = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === 2);
    const item = evidence[1];
    assert.deepEqual([item?.title, item?.note], ['app.log:2998-3000', 'How it ended']);
    const text = await readFile(path.join(session.workspace, 'casebook', number, item?.file ?? ''), 'utf8');
    assert.equal(text, `${lines.slice(-3).join('\n')}\n`);
  });

  it('are refused of a file that is no text, which can be attached as it is', async () => {
    await chooseFromMenu(await inExplorer('core.bin'), 'Attach Log Excerpt…');
    const notice = await notification(session.window, 'core.bin is no text');
    await shot('binary');
    await notice.hover();
    await notice.getByRole('button', { name: 'Attach Whole File' }).click();
    await caseOnDisk(session.workspace, number, (now) => now.evidence?.at(-1)?.title === 'core.bin');
  });
});
