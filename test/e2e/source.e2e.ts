import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel } from './casePanel.ts';
import {
  clearNotifications,
  notification,
  openViewContainer,
  pressNotificationButton,
  quickInput,
  treeRow,
} from './workbench.ts';

const number = 'TS-20261120-S0RCE';
const log = Array.from({ length: 60 }, (_, n) => `2026-11-20T09:${String(n).padStart(2, '0')}:00 INFO line ${n + 1}`);
const git = async (cwd: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)('git', args, { cwd })).stdout.trim();

/** As much as is needed of VS Code's git extension. */
interface GitExtension {
  getAPI(version: 1): { repositories: { state: { HEAD?: unknown } }[] };
}

describe('Excerpts of a log that is tracked by git', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'Timeouts',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      git: true,
      files: { [`casebook/${number}/case.json`]: serializeCase(made), 'logs/app.log': `${log.join('\n')}\n` },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Timeouts').click();
    await casePanel(session.window);
    // The git extension finds the repository a moment after the window is there.
    await waitUntil('the repository', () =>
      session.window.evaluate(({ vscode }) => {
        const git: unknown = vscode.extensions.getExtension('vscode.git')?.exports;
        const { repositories } = (git as GitExtension).getAPI(1);
        return repositories.some(({ state }) => state.HEAD !== undefined);
      }),
    );
  });
  after(() => session.stop());

  const file = (): string => path.join(session.workspace, 'logs/app.log');
  const evidence = async (count: number) =>
    (await caseOnDisk(session.workspace, number, ({ evidence: items }) => items?.length === count)).evidence ?? [];

  /** Selects lines of the log, from 1, each range with a cursor of its own. */
  const select = (...ranges: [number, number][]): Promise<void> =>
    session.window.evaluate(async ({ vscode }, wanted) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!folder) return;
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'logs/app.log'));
      editor.selections = wanted.map(
        ([from, to]) =>
          new vscode.Selection(new vscode.Position(from - 1, 0), editor.document.lineAt(to - 1).range.end),
      );
    }, ranges);

  const goToSource = async (index: number): Promise<void> => {
    const items = await evidence(3);
    await session.window.page.keyboard.press('Escape');
    await clearNotifications(session.window);
    const caseFolder = await session.window.evaluate(({ vscode }, name) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      return folder ? vscode.Uri.joinPath(folder, 'casebook', name).toString() : '';
    }, number);
    await session.window.executeCommand('casebook.goToSource', { caseFolder, evidence: items[index]?.id });
  };

  it('are several at once, with a note on each, the commit and their bytes', async () => {
    const { page } = session.window;
    await select([10, 12], [41, 41]);
    await page.locator('.statusbar-item', { hasText: '2 selections' }).waitFor();
    await page.keyboard.press('Control+Alt+Shift+E');
    await page.locator('.quick-input-title', { hasText: 'Note on app.log:10-12 (1/2)' }).waitFor();
    await quickInput(page).fill('It begins here');
    await quickInput(page).press('Enter');
    await page.locator('.quick-input-title', { hasText: 'Note on app.log:41 (2/2)' }).waitFor();
    // Back, to look again at what was written, and on.
    await page.locator('.quick-input-widget .quick-input-titlebar .action-label').first().click();
    await page.locator('.quick-input-title', { hasText: '(1/2)' }).waitFor();
    assert.equal(await quickInput(page).inputValue(), 'It begins here');
    await quickInput(page).press('Enter');
    await page.locator('.quick-input-title', { hasText: '(2/2)' }).waitFor();
    await quickInput(page).fill('连接在此断开');
    await quickInput(page).press('Enter');
    const current = await caseOnDisk(session.workspace, number, (now) => now.evidence?.[1]?.note !== undefined);
    const [first, second] = current.evidence ?? [];
    assert.deepEqual([first?.note, second?.note], ['It begins here', '连接在此断开']);
    const line = (log[0] ?? '').length + 1;
    // "line 1" to "line 9" are one character shorter.
    assert.deepEqual([first?.source?.startByte, first?.source?.endByte], [9 * line, 9 * line + 3 * (line + 1)]);
    assert.equal(first?.source?.commit, await git(session.workspace, 'rev-parse', 'HEAD'));
    assert.equal(first.source.modified, undefined);
  });

  it('say when the file differs from the commit', async () => {
    await writeFile(file(), `${log.join('\n')}\n2026-11-20T10:00:00 ERROR not committed\n`);
    await waitUntil('the editor to have the new line', () =>
      session.window.evaluate(({ vscode }) => vscode.window.activeTextEditor?.document.lineCount === 62),
    );
    await select([61, 61]);
    await session.window.executeCommand('casebook.attachSelection');
    const item = (await evidence(3))[2];
    assert.equal(item?.source?.commit, await git(session.workspace, 'rev-parse', 'HEAD'));
    assert.equal(item.source.modified, true);
  });

  it('are shown as they were committed, beside what the file is now, when their lines are gone', async () => {
    await writeFile(file(), 'rotated\n');
    await goToSource(0);
    const notice = await notification(session.window, /has only 2 lines now/);
    await pressNotificationButton(notice, 'Compare with Commit');
    await waitUntil('the lines selected on the left of a comparison', () =>
      session.window.evaluate(({ vscode }) => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        if (!(input instanceof vscode.TabInputTextDiff)) return false;
        const left = vscode.window.visibleTextEditors.find(
          ({ document }) => document.uri.toString() === input.original.toString(),
        );
        return left?.selection.start.line === 9 && left.selection.end.line === 11;
      }),
    );
  });

  it('are shown as they were committed when the file itself is gone', async () => {
    await rm(file());
    await goToSource(1);
    const notice = await notification(session.window, /is not on this computer/);
    await pressNotificationButton(notice, 'Open as of Commit');
    await waitUntil('the committed file', () =>
      session.window.evaluate(({ vscode }) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.scheme === 'git' && editor.selection.start.line === 40;
      }),
    );
  });

  it('are offered in no commit that does not have their lines', async () => {
    await goToSource(2);
    const notice = await notification(session.window, /is not on this computer/);
    assert.equal(await notice.getByRole('button', { name: /Commit/ }).count(), 0);
  });
});
