import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { editorTab, openViewContainer, runCommand, treeRow, webviewFrame } from './workbench.ts';

const someCase = (number: string, title: string, own: Partial<Case>): Case => ({
  ...newCase({ title, author: 'Lin Wei', now: Date.now() - 3_600_000, number }),
  status: 'diagnosing',
  ...own,
});
const fileOf = (current: Case): string => path.join('casebook', current.number, 'case.json');
const cases = [
  someCase('TS-20261122-DASH1', 'Mail is late', { triage: { finalPriority: 'high', category: 'software' } }),
  someCase('TS-20261122-DASH2', 'No network', { triage: { finalPriority: 'urgent', category: 'network' } }),
  someCase('TS-20261122-DASH3', 'No printer', { triage: { finalPriority: 'urgent', category: 'hardware' } }),
];
const page = 'body[data-ready] .dashboard #chart-priority';

describe('The dashboard', () => {
  let session: Session;
  before(async () => {
    session = await openSession({
      files: Object.fromEntries(cases.map((each) => [fileOf(each), serializeCase(each)])),
    });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Urgent').waitFor();
    await runCommand(session.window.page, 'Casebook: Open Dashboard');
  });
  after(() => session.stop());

  it('counts the cases, and shows those of a bar in the tree', async () => {
    const { window } = session;
    const dashboard = await webviewFrame(window.page, page);
    await dashboard.locator('#chart-priority').getByRole('button', { name: 'Urgent 2' }).click();
    await treeRow(window.page, 'No printer').waitFor();
    await treeRow(window.page, 'Mail is late').waitFor({ state: 'detached' });
    await dashboard
      .locator('#chart-category')
      .getByRole('button', { name: /^Software 1/ })
      .click();
    await treeRow(window.page, 'Mail is late').waitFor();
    await treeRow(window.page, 'No printer').waitFor({ state: 'detached' });
  });

  it('follows a case that changes on disk', async () => {
    const dashboard = await webviewFrame(session.window.page, page);
    const raised = { ...cases[0]!, triage: { finalPriority: 'urgent', category: 'software' } };
    await writeFile(path.join(session.workspace, fileOf(raised)), serializeCase(raised));
    await dashboard.locator('#chart-priority').getByRole('button', { name: 'Urgent 3' }).waitFor();
  });

  it('is there again after a reload, with what was chosen', async () => {
    const { window } = session;
    const before = await webviewFrame(window.page, page);
    await before.locator('#chart-status').getByRole('button', { name: 'Show Table' }).click();
    await window.reload();
    await editorTab(window.page, 'Dashboard').waitFor();
    const after = await webviewFrame(window.page, page, 60_000);
    await after.locator('#chart-status').getByRole('button', { name: 'Hide Table' }).waitFor();
    await after.locator('#chart-priority').getByRole('button', { name: 'Urgent 3' }).waitFor();
  });
});
