import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseFolders } from './caseFiles.ts';
import { casePanel } from './casePanel.ts';
import { chooseFromMenu, editorTab, openViewContainer, treeRow } from './workbench.ts';

const examples = path.join(projectRoot, 'examples', 'workspace');

describe('The tree of cases', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ lazy: true, asInstalled: true, copyOf: examples });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Not yet triaged').waitFor();
  });
  after(() => session.stop());

  const topLevel = (): Promise<string[]> =>
    session.window.page.locator('.part.sidebar .monaco-list-row[aria-level="1"] .label-name').allTextContents();

  it('groups by priority: not yet triaged first, then urgent to low, then what is over', async () => {
    assert.deepEqual(await topLevel(), ['Not yet triaged', 'Urgent', 'High', 'Medium', 'Low', 'Closed']);
  });

  it('tells of each case its number, title, status, assignee and age', async () => {
    const row = treeRow(session.window.page, 'Warehouse VPN');
    const said = (await row.textContent()) ?? '';
    assert.match(
      said,
      /Warehouse VPN drops every few minutes.*TS-\d{8}-[0-9A-Z]{5} · Verifying · .+ · .*ago|Warehouse VPN.*yesterday/,
    );
  });

  it('shows under a case its five records with how far they are, and its evidence', async () => {
    const { page } = session.window;
    const row = treeRow(page, 'Warehouse VPN');
    await row.locator('.monaco-tl-twistie').click();
    for (const [label, state] of [
      ['Intake record', 'Complete'],
      ['Classification and priority', 'Complete'],
      ['Detailed information', 'Complete'],
      ['Root-cause analysis', 'Complete'],
    ] as const) {
      await treeRow(page, label).filter({ hasText: state }).waitFor();
    }
    await treeRow(page, 'Solution execution plan').waitFor();
    await treeRow(page, /^Evidence/)
      .locator('.monaco-tl-twistie')
      .click();
    await treeRow(page, 'WAN port of the new router').click();
    await editorTab(page, /\.txt|\.log/).waitFor();
  });

  it('opens the record that is clicked', async () => {
    const { page } = session.window;
    await treeRow(page, 'Root-cause analysis').click();
    const panel = await casePanel(session.window);
    await panel.locator('[data-tab="rootCause"][aria-selected="true"]').waitFor();
  });

  it('copies the number from the context menu', async () => {
    const { page } = session.window;
    await chooseFromMenu(treeRow(page, 'Outlook crashes'), 'Copy Case Number');
    await waitUntil('the number on the clipboard', () =>
      session.window.evaluate(async ({ vscode }) =>
        /^TS-\d{8}-[0-9A-Z]{5}$/.test(await vscode.env.clipboard.readText()),
      ),
    );
  });

  it('deletes a case, asked, and only then', async () => {
    const { page } = session.window;
    const before = await caseFolders(session.workspace);
    const dialog = page.locator('.monaco-dialog-box');
    await chooseFromMenu(treeRow(page, 'Suggestion: search all folders'), 'Delete Case…');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await caseFolders(session.workspace), before);

    await chooseFromMenu(treeRow(page, 'Suggestion: search all folders'), 'Delete Case…');
    await dialog.getByRole('button', { name: 'Move to Trash' }).click();
    // The server that the tests run has no trash: it is asked again before anything is gone for good.
    await dialog.getByRole('button', { name: 'Delete Permanently' }).click();
    await treeRow(page, 'Suggestion: search all folders').waitFor({ state: 'detached' });
    assert.equal((await caseFolders(session.workspace)).length, before.length - 1);
  });

  it('drops a case that is removed on disk', async () => {
    const folder = (await caseFolders(session.workspace)).find((name) =>
      existsSync(path.join(session.workspace, 'casebook', name)),
    );
    const left = (await caseFolders(session.workspace)).length - 1;
    await rm(path.join(session.workspace, 'casebook', folder ?? ''), { recursive: true });
    await waitUntil('one case less in the tree', async () => {
      const counts = await session.window.page
        .locator('.part.sidebar .monaco-list-row[aria-level="1"] .label-description')
        .allTextContents();
      return counts.reduce((sum, count) => sum + Number(count), 0) === left;
    });
  });
});

describe('The tree of cases in other workspaces', () => {
  let session: Session | undefined;
  afterEach(async () => {
    await session?.stop();
    session = undefined;
  });

  it('welcomes who has no cases yet', async () => {
    session = await openSession({ lazy: true });
    await openViewContainer(session.window.page, 'Support Casebook');
    await session.window.page.locator('.part.sidebar').getByRole('button', { name: 'New Case' }).last().waitFor();
  });

  it('shows the cases of each folder under it', async () => {
    session = await openSession({
      lazy: true,
      folders: ['north', 'south'],
      files: {
        'north/casebook/TS-20261120-AAAAA/case.json': small('TS-20261120-AAAAA', 'Northern case'),
        'south/casebook/TS-20261120-BBBBB/case.json': small('TS-20261120-BBBBB', 'Southern case'),
      },
    });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Northern case').waitFor();
    await treeRow(page, 'Southern case').waitFor();
    const rows = await page.locator('.part.sidebar .monaco-list-row').all();
    const levels = await Promise.all(
      rows.map(
        async (row) => `${await row.getAttribute('aria-level')} ${await row.locator('.label-name').textContent()}`,
      ),
    );
    assert.deepEqual(levels, [
      '1 north',
      '2 Not yet triaged',
      '3 Northern case',
      '1 south',
      '2 Not yet triaged',
      '3 Southern case',
    ]);
  });
});

const small = (number: string, title: string): string =>
  JSON.stringify({ formatVersion: 1, number, title, status: 'draft' });
