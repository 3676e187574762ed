import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { newCase } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, showTab } from './casePanel.ts';
import { chooseFromMenu, editorTab, openViewContainer, quickInput, runCommand, treeRow } from './workbench.ts';

const number = 'TS-20261120-EV1DE';
const log = Array.from(
  { length: 200 },
  (_, n) => `2026-11-20T09:${String(n % 60).padStart(2, '0')}:00 INFO line ${n + 1}`,
);
log[99] = '2026-11-20T10:39:00 ERROR 连接超时 connection timed out';

describe('Evidence', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'Timeouts at noon',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      asInstalled: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(made),
        'logs/app.log': `${log.join('\n')}\n`,
        'logs/config.ini': 'timeout = 30\n',
      },
    });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Timeouts at noon').click();
    await casePanel(session.window);
  });
  after(() => session.stop());

  /** Waits for one more item of evidence than before and returns it with its file's bytes. */
  const attached = async (count: number): Promise<{ item: Evidence; bytes: Buffer }> => {
    const current = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === count);
    const item = current.evidence?.at(-1);
    assert.ok(item);
    const bytes = await readFile(path.join(session.workspace, 'casebook', number, item.file!));
    assert.equal(item.bytes, bytes.length);
    assert.equal(item.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.ok(current.timeline?.some(({ type, evidence }) => type === 'evidenceAttached' && evidence === item.id));
    return { item, bytes };
  };

  it('is the selected lines of a log, with file, lines, time and author, by one keystroke', async () => {
    const { page } = session.window;
    await session.window.evaluate(async ({ vscode }) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (folder) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'logs/app.log'), { preview: false });
    });
    await page.locator('.monaco-editor .view-line').first().click();
    await runCommand(page, 'Go to Line/Column...');
    await quickInput(page).fill(':99');
    await quickInput(page).press('Enter');
    for (let line = 0; line < 3; line += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
    await session.window.page.keyboard.press('Control+Alt+e');
    const { item, bytes } = await attached(1);
    assert.equal(item.kind, 'log');
    assert.deepEqual([item.source?.path, item.source?.startLine, item.source?.endLine], ['logs/app.log', 99, 101]);
    assert.match(bytes.toString('utf8'), /ERROR 连接超时/);
    assert.ok(item.attachedBy !== '' && Date.parse(item.attachedAt) > 0);
  });

  it('leads back to its lines after the log has grown', async () => {
    const { page } = session.window;
    await runCommand(page, 'View: Close All Editors');
    await appendFile(path.join(session.workspace, 'logs/app.log'), 'one more line\n');
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Timeouts at noon').locator('.monaco-tl-twistie').click();
    await treeRow(page, /^Evidence/)
      .locator('.monaco-tl-twistie')
      .click();
    const item = page.locator('.part.sidebar .monaco-list-row[aria-level="4"]').first();
    await chooseFromMenu(item, 'Go to Source');
    await waitUntil('the lines selected in the log', () =>
      session.window.evaluate(({ vscode }) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path.endsWith('/logs/app.log') === true && editor.selection.start.line === 98;
      }),
    );
  });

  it('is a file, from the menu of the explorer', async () => {
    const { page } = session.window;
    await runCommand(page, 'View: Show Explorer');
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'config.ini' });
    await session.window.evaluate(async ({ vscode }) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (folder)
        await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.joinPath(folder, 'logs/config.ini'));
    });
    await row.waitFor();
    await chooseFromMenu(row, 'Attach File to Active Case…');
    const { item, bytes } = await attached(2);
    assert.equal(item.kind, 'file');
    assert.equal(bytes.toString('utf8'), 'timeout = 30\n');
    assert.equal(item.source?.path, 'logs/config.ini');
  });

  it('is the output of ping for a host, run in the integrated terminal', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Run ping and Attach…');
    await quickInput(page).fill('127.0.0.1');
    await quickInput(page).press('Enter');
    const { item, bytes } = await attached(3);
    assert.equal(item.kind, 'terminal');
    assert.match(item.command?.line ?? '', /^ping .*127\.0\.0\.1$/);
    assert.equal(item.command?.exitCode, 0);
    const { startedAt = '', endedAt = '' } = item.command ?? {};
    assert.ok(Date.parse(endedAt) >= Date.parse(startedAt));
    assert.match(bytes.toString('utf8'), /4 packets transmitted, 4 received/);
  });

  it('refuses a host that would be an option or a command', async () => {
    const { page } = session.window;
    for (const host of ['-f', '127.0.0.1; touch x', '$(id)']) {
      await runCommand(page, 'Casebook: Run ping and Attach…');
      await quickInput(page).fill(host);
      await page.locator('.quick-input-widget:visible .quick-input-message').filter({ hasText: /./ }).waitFor();
      await quickInput(page).press('Enter');
      await quickInput(page).press('Escape');
    }
    assert.equal((await readCaseFile(session.workspace, number)).evidence?.length, 3);
  });

  it('is the output of the last command in the terminal, as it was seen', async () => {
    const { page } = session.window;
    await runCommand(page, 'Terminal: Create New Terminal');
    await page.locator('.terminal-wrapper.active .xterm-helper-textarea').waitFor({ state: 'attached' });
    await waitUntil('shell integration', () =>
      session.window.evaluate(({ vscode }) => vscode.window.activeTerminal?.shellIntegration !== undefined),
    );
    const ended = session.window.evaluate(
      ({ vscode }) => new Promise<void>((resolve) => vscode.window.onDidEndTerminalShellExecution(() => resolve())),
    );
    await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
    await page.keyboard.type("printf 'loading 10%%\\rloading 99%%\\n'; sleep 0.3; false");
    await page.keyboard.press('Enter');
    await ended;
    await page.keyboard.press('Control+Alt+e');
    const { item, bytes } = await attached(4);
    assert.match(item.command?.line ?? '', /^printf/);
    assert.equal(item.command?.exitCode, 1);
    // The carriage return wrote over the first text: nobody saw "10%" in the end.
    assert.equal(bytes.toString('utf8').trim(), 'loading 99%');
  });

  it('opens from the tree and stands in the list of the panel', async () => {
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await page.locator('.part.sidebar .monaco-list-row[aria-level="4"]').first().click();
    await editorTab(page, /\.log|\.txt/)
      .first()
      .waitFor();
    await treeRow(page, 'Timeouts at noon').click();
    const panel = await casePanel(session.window);
    await showTab(panel, 'evidence');
    await waitUntil('four items', async () => (await panel.locator('[data-path^="evidence/"]').count()) === 4);
  });

  it('is deleted only when confirmed, and comes back with Undo', async () => {
    const { page } = session.window;
    const item = page.locator('.part.sidebar .monaco-list-row[aria-level="4"]').first();
    await chooseFromMenu(item, 'Delete Evidence…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: /^Delete/ }).click();
    await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === 3);
    await runCommand(page, 'Casebook: Undo Change of Case');
    const back = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === 4);
    const first = back.evidence?.[0];
    await waitUntil('the file to be back', async () =>
      readFile(path.join(session.workspace, 'casebook', number, first?.file ?? '')).then(
        () => true,
        () => false,
      ),
    );
  });
});
