import assert from 'node:assert/strict';
import path from 'node:path';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseFolders, caseOnDisk, readCaseFile } from './caseFiles.ts';
import {
  answer,
  chooseFromMenu,
  clearNotifications,
  notification,
  openViewContainer,
  pick,
  quickInput,
  runCommand,
  treeRow,
} from './workbench.ts';

const examples = path.join(projectRoot, 'examples', 'workspace');

describe('What the tree of cases shows', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ lazy: true, asInstalled: true, copyOf: examples });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Not yet triaged').waitFor();
  });
  after(() => session.stop());

  const topLevel = (): Promise<string[]> =>
    session.window.page.locator('.part.sidebar .monaco-list-row[aria-level="1"] .label-name').allTextContents();
  const described = async (text: string | RegExp): Promise<void> => {
    await session.window.page
      .locator('.part.sidebar .title .description, .part.sidebar .pane-header .description', { hasText: text })
      .first()
      .waitFor();
  };
  const folderOf = async (title: string): Promise<string> => {
    for (const folder of await caseFolders(session.workspace))
      if ((await readCaseFile(session.workspace, folder)).title.includes(title)) return folder;
    throw new Error(`no case "${title}"`);
  };

  /** Drags a case onto a row. A tree that is just being drawn lets go of what is dragged: it is tried again until it took. */
  const drop = async (title: string, onto: RegExp, hasTaken: () => Promise<unknown>): Promise<void> => {
    const { page } = session.window;
    await treeRow(page, onto).waitFor();
    await waitUntil(
      `"${title}" to be dropped`,
      async () => {
        await treeRow(page, title).dragTo(treeRow(page, onto), { timeout: 5000 });
        await hasTaken();
        return true;
      },
      60_000,
    );
  };

  it('is grouped by what is chosen, and says so', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Group Cases…');
    await pick(page, 'Category');
    await treeRow(page, 'Network').waitFor();
    assert.deepEqual((await topLevel()).slice(0, 3), ['Software', 'Network', 'Access']);
    await described('by category');
  });

  it('refuses to take a case dropped on a category, and says where it is decided', async () => {
    const refusal = /A category is decided in triage.*Nothing was changed/;
    await drop('Warehouse VPN', /^Software/, () => notification(session.window, refusal));
    await clearNotifications(session.window);
  });

  it('follows the words of a filter as they are typed; Escape takes them back, one click clears them', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Filter Cases by Text…');
    await quickInput(page).fill('warehouse');
    await described(/1 of \d+ · “warehouse” · by category/);
    assert.deepEqual(await topLevel(), ['Network']);
    await page.keyboard.press('Escape');
    await treeRow(page, 'Outlook crashes').waitFor();

    await runCommand(page, 'Casebook: Filter Cases by Text…');
    await quickInput(page).fill('nothing like this');
    await page.keyboard.press('Enter');
    await page.locator('.part.sidebar').getByText('No case matches the filter.').waitFor();
    await page.locator('.part.sidebar').getByRole('button', { name: 'Clear Filter' }).first().click();
    await treeRow(page, 'Warehouse VPN').waitFor();
  });

  it('is kept for the workspace', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Filter Cases…');
    await quickInput(page).fill('Network');
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Network' }).first().click();
    await described(/of \d+ · Network · by category/);
    await page.keyboard.press('Enter');
    await session.window.reload();
    await openViewContainer(page, 'Support Casebook');
    await described(/of \d+ · Network · by category/);
    await treeRow(page, 'Warehouse VPN').waitFor();
    assert.deepEqual(await topLevel(), ['Network']);
    await session.window.executeCommand('casebook.clearFilter');
    await session.window.executeCommand('casebook.resetArrangement');
    await treeRow(page, 'Urgent').waitFor();
  });

  it('assigns several cases at once, and one by dropping it on a person', async () => {
    const { page } = session.window;
    const [vpn, outlook] = [await folderOf('Warehouse VPN'), await folderOf('Outlook crashes')];
    await treeRow(page, 'Warehouse VPN').click();
    await treeRow(page, 'Outlook crashes').click({ modifiers: ['ControlOrMeta'] });
    await chooseFromMenu(treeRow(page, 'Outlook crashes'), 'Assign…');
    await quickInput(page).fill('Zhou Ming');
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Assign to “Zhou Ming”' }).click();
    await notification(session.window, 'Assign to Zhou Ming: cases changed: 2.');
    for (const folder of [vpn, outlook])
      await caseOnDisk(session.workspace, folder, ({ triage }) => triage?.assignee === 'Zhou Ming');
    await clearNotifications(session.window);

    await session.window.executeCommand('casebook.groupCases', 'assignee');
    const other = await folderOf('Video calls freeze');
    await drop('Video calls freeze', /^Zhou Ming/, () =>
      caseOnDisk(session.workspace, other, ({ triage }) => triage?.assignee === 'Zhou Ming'),
    );
  });

  it('labels cases, shows the labels and filters by them', async () => {
    const { page } = session.window;
    const folder = await folderOf('Warehouse VPN');
    await treeRow(page, 'Warehouse VPN').click();
    await chooseFromMenu(treeRow(page, 'Warehouse VPN'), 'Labels…');
    await quickInput(page).fill('week 47');
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'new label' }).click();
    await page.keyboard.press('Enter');
    await caseOnDisk(session.workspace, folder, ({ labels }) => labels?.includes('week 47') === true);
    await treeRow(page, /Warehouse VPN.*#week 47/).waitFor();
    await session.window.executeCommand('casebook.showCases', { label: ['Week 47'] });
    await described(/1 of \d+ · Week 47/);
    await session.window.executeCommand('casebook.clearFilter');
  });

  it('overrides a priority by dropping, asked for the reason', async () => {
    const { page } = session.window;
    await session.window.executeCommand('casebook.groupCases', 'priority');
    const folder = await folderOf('Warehouse VPN');
    await drop('Warehouse VPN', /^Medium/, () => quickInput(page).waitFor({ timeout: 5000 }));
    await answer(page, 'Why does the priority change?', 'A spare line is in use');
    await caseOnDisk(session.workspace, folder, ({ triage }) => triage?.finalPriority === 'medium');
    const { timeline } = await readCaseFile(session.workspace, folder);
    await waitUntil('the event', () =>
      Promise.resolve(
        timeline?.some(({ type, reason }) => type === 'retriaged' && reason === 'A spare line is in use'),
      ),
    );
  });

  it('changes the status of several cases: each through its own gate, asked once, told once', async () => {
    const { page } = session.window;
    const [draft, share] = [await folderOf('视频会议没有声音'), await folderOf('Project share')];
    const select = async (): Promise<void> => {
      await treeRow(page, 'Project share').click();
      await treeRow(page, '视频会议没有声音').click({ modifiers: ['ControlOrMeta'] });
      await chooseFromMenu(treeRow(page, '视频会议没有声音'), 'Change Status…');
    };
    await select();
    await pick(page, 'Accept');
    await notification(session.window, 'Accept: cases changed: 0, left as they were: 2.');
    assert.equal((await readCaseFile(session.workspace, draft)).status, 'draft');
    await clearNotifications(session.window);

    await select();
    await pick(page, 'Cancel the case');
    await answer(page, 'Why is the case cancelled?', 'Reported twice');
    await notification(session.window, 'Cancel the case: cases changed: 2.');
    for (const folder of [draft, share])
      await caseOnDisk(
        session.workspace,
        folder,
        ({ status, timeline }) => status === 'cancelled' && timeline?.at(-1)?.reason === 'Reported twice',
      );
  });
});
