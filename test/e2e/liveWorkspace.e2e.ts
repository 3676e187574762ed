import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame, Page } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import type { WorkbenchWindow } from '../host/workbenchWindow.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, field, saved, typeInto } from './casePanel.ts';
import { openViewContainer, quickInput, runCommand, treeRow } from './workbench.ts';

const numbered = (at: number): string => `TS-20261120-Y${String(at).padStart(4, '0')}`;
const small = (at: number, title: string): string =>
  serializeCase(
    newCase({ title, author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number: numbered(at) }),
  );
const fileOf = (at: number, root = 'casebook'): string => `${root}/${numbered(at)}/case.json`;

/** How many cases the groups of the tree say they hold, all together. */
const countIn = async (page: Page): Promise<number> => {
  const counts = await page
    .locator('.part.sidebar .monaco-list-row[aria-level="1"] .label-description')
    .allTextContents();
  return counts.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0);
};

/** Opens a case as a person does who knows its number. */
async function openCase(window: WorkbenchWindow, number: string): Promise<Frame> {
  await window.executeCommand('workbench.action.closeAllEditors');
  await runCommand(window.page, 'Casebook: Open Case…');
  await quickInput(window.page).fill(number);
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: number }).click();
  return casePanel(window);
}

describe('A workspace that changes under the extension', () => {
  let session: Session;
  const inWorkspace = (name: string): string => path.join(session.workspace, name);
  const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: session.workspace });

  before(async () => {
    session = await openSession({
      lazy: true,
      git: true,
      files: {
        ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [fileOf(at), small(at, `On main ${at}`)])),
        [fileOf(900, 'elsewhere/cases')]: small(900, 'Kept elsewhere'),
      },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'On main').waitFor();
  });
  after(() => session.stop());

  it('follows a checkout that changes, adds and removes dozens of cases at once, and an open panel with it', async () => {
    const { page } = session.window;
    await git('checkout', '--quiet', '-b', 'other');
    for (let at = 0; at < 40; at += 1) await writeFile(inWorkspace(fileOf(at)), small(at, `On the branch ${at}`));
    for (let at = 50; at < 60; at += 1) await rm(inWorkspace(`casebook/${numbered(at)}`), { recursive: true });
    for (let at = 60; at < 90; at += 1) {
      await mkdir(inWorkspace(`casebook/${numbered(at)}`));
      await writeFile(inWorkspace(fileOf(at)), small(at, `On the branch ${at}`));
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Branch');
    await git('checkout', '--quiet', 'main');
    await waitUntil('the cases of main', async () => (await countIn(page)) === 60);

    const panel = await openCase(session.window, numbered(7));
    await typeInto(panel, 'intake/contact', 'im:here');
    await saved(panel);
    // Nothing is written into the field that has the focus.
    await field(panel, 'intake/department').locator('input').first().focus();
    await git('commit', '--quiet', '--all', '--message', 'Contact');
    await git('checkout', '--quiet', 'other');
    await waitUntil('the cases of the branch', async () => (await countIn(page)) === 80);
    await waitUntil(
      'the branch’s version in the panel',
      async () => (await field(panel, 'intake/contact').locator('input').first().inputValue()) === '',
    );
    assert.equal((await git('status', '--porcelain')).stdout, '', 'nothing is written back over the branch');
    await git('checkout', '--quiet', 'main');
    await waitUntil('the cases of main again', async () => (await countIn(page)) === 60);
    await waitUntil(
      'the panel to show main again',
      async () => (await field(panel, 'intake/contact').locator('input').first().inputValue()) === 'im:here',
    );
    assert.equal((await git('status', '--porcelain')).stdout, '');
  });

  it('says in the panel that its case is gone, and goes on when it is back', async () => {
    const panel = await casePanel(session.window);
    const folder = inWorkspace(`casebook/${numbered(7)}`);
    await rename(folder, inWorkspace('aside'));
    await panel.locator('.notice', { hasText: 'The case file is missing from its folder' }).waitFor();
    await rename(inWorkspace('aside'), folder);
    await panel.locator('.notice', { hasText: 'The case file is missing' }).waitFor({ state: 'hidden' });
    await typeInto(panel, 'intake/department', 'Finance');
    await caseOnDisk(session.workspace, numbered(7), ({ intake }) => intake?.department === 'Finance');
  });

  it('goes on taking what is typed while the disk takes its time, and says that it is being saved', async () => {
    const panel = await casePanel(session.window);
    // Another computer's lock: it is waited for, and taken away when it shows no sign of life for two seconds.
    const lock = inWorkspace(`casebook/${numbered(7)}/.case.json.lock`);
    await writeFile(lock, `${'0'.repeat(16)} ${process.pid} file-server`);
    await typeInto(panel, 'intake/affectedUser', 'Ann');
    await panel.locator('[data-save="saving"]').waitFor();
    await session.window.page.keyboard.type(' and Bo');
    await saved(panel);
    await caseOnDisk(session.workspace, numbered(7), ({ intake }) => intake?.affectedUser === 'Ann and Bo');
  });

  it('reads the cases of another folder as soon as the setting names it', async () => {
    const { window } = session;
    const { page } = window;
    const setFolder = (folder: string | null) =>
      window.evaluate(
        ({ vscode }, value) =>
          vscode.workspace.getConfiguration('casebook').update('folder', value ?? undefined, false),
        folder,
      );
    await setFolder('elsewhere/cases');
    await treeRow(page, 'Kept elsewhere').waitFor();
    assert.equal(await countIn(page), 1);
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/system', 'Still open');
    await caseOnDisk(session.workspace, numbered(7), ({ intake }) => intake?.system === 'Still open');
    await writeFile(inWorkspace(fileOf(900, 'elsewhere/cases')), small(900, 'Changed elsewhere'));
    await treeRow(page, 'Changed elsewhere').waitFor();
    await setFolder(null);
    await waitUntil('the usual folder', async () => (await countIn(page)) === 60);
  });

  it('has on disk what was typed half a second before the window closed', async () => {
    const other = await session.openWindow();
    const panel = await openCase(other, numbered(3));
    await typeInto(panel, 'intake/verbatim', 'It beeps twice');
    // The half second is the promise itself.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await other.page.close();
    assert.equal((await readCaseFile(session.workspace, numbered(3))).intake?.verbatim, 'It beeps twice');
  });

  it('keeps every letter through a reload in the middle of a word', async () => {
    const { window } = session;
    let panel = await openCase(window, numbered(4));
    await typeInto(panel, 'intake/verbatim', 'The scanner sto');
    await window.reload();
    panel = await casePanel(window);
    await panel.locator('[data-path="intake/verbatim"]:focus-within').waitFor();
    await window.page.keyboard.type('ps at noon');
    await caseOnDisk(session.workspace, numbered(4), ({ intake }) => intake?.verbatim === 'The scanner stops at noon');
  });
});

describe('A folder that leaves the workspace and comes back', () => {
  it('keeps the panel of its case usable all along', async () => {
    const session = await openSession({
      lazy: true,
      folders: ['north', 'south', 'west'],
      files: {
        [fileOf(1, 'north/casebook')]: small(1, 'Northern case'),
        [fileOf(2, 'south/casebook')]: small(2, 'Southern case'),
      },
    });
    try {
      const { window } = session;
      await openViewContainer(window.page, 'Support Casebook');
      await treeRow(window.page, 'Southern case').click();
      const panel = await casePanel(window);
      const south = path.join(session.workspace, 'south');
      await window.evaluate(({ vscode }) => vscode.workspace.updateWorkspaceFolders(1, 1));
      await treeRow(window.page, 'Southern case').waitFor({ state: 'detached' });
      await typeInto(panel, 'intake/contact', 'im:away');
      await caseOnDisk(south, numbered(2), ({ intake }) => intake?.contact === 'im:away');
      await window.evaluate(
        ({ vscode }, folder) => vscode.workspace.updateWorkspaceFolders(1, 0, { uri: vscode.Uri.file(folder) }),
        south,
      );
      await treeRow(window.page, 'Southern case').waitFor();
      await typeInto(panel, 'intake/department', 'Back');
      await caseOnDisk(south, numbered(2), ({ intake }) => intake?.department === 'Back');
      await cp(path.join(south, 'casebook', numbered(2)), path.join(south, 'casebook', 'copy'), { recursive: true });
      await treeRow(window.page, /Several folders hold a case numbered/).waitFor();
    } finally {
      await session.stop();
    }
  });
});
