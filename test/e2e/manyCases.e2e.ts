import assert from 'node:assert/strict';
import path from 'node:path';
import { writeCases } from '../../scripts/makeCases.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseFolders, caseOnDisk } from './caseFiles.ts';
import { casePanel, saved, typeInto } from './casePanel.ts';
import { openViewContainer, quickInput, runCommand, treeRow } from './workbench.ts';

const count = 10_000;

describe('Ten thousand cases', () => {
  let session: Session;
  before(async function () {
    this.timeout(120_000);
    session = await openSession({ lazy: true });
    await openViewContainer(session.window.page, 'Support Casebook');
    await session.window.page.locator('.part.sidebar').getByRole('button', { name: 'New Case' }).last().waitFor();
    // All at once, as a checkout brings them.
    writeCases(path.join(session.workspace, 'casebook'), count);
  });
  after(() => session.stop());

  const groups = async (): Promise<Map<string, number>> => {
    const rows = await session.window.page.locator('.part.sidebar .monaco-list-row[aria-level="1"]').all();
    const read = rows.map(async (row): Promise<[string, number]> => [
      (await row.locator('.label-name').textContent()) ?? '',
      Number((await row.locator('.label-description').textContent())?.replaceAll(',', '')),
    ]);
    return new Map(await Promise.all(read));
  };

  it('are all counted in the tree once they are read', async () => {
    await treeRow(session.window.page, 'Not yet triaged').waitFor();
    await session.window.executeCommand('casebook.cases.focus');
    await session.window.executeCommand('list.collapseAll');
    await waitUntil(
      'all cases',
      async () => [...(await groups()).values()].reduce((sum, each) => sum + each, 0) === count,
      30_000,
    );
  });

  it('are drawn page by page', async () => {
    const { page } = session.window;
    const [name, size] = [...(await groups())].find(([, each]) => each > 200) ?? ['', 0];
    assert.ok(size > 200);
    await treeRow(page, name).click();
    const more = treeRow(page, `Show more (${(size - 200).toLocaleString('en')} left)`);
    await treeRow(page, name).hover();
    await waitUntil('the end of the page', async () => {
      await page.mouse.wheel(0, 3_000);
      return more.isVisible();
    });
    await more.click();
    await more.waitFor({ state: 'detached' });
  });

  it('are found by number, opened and saved as fast as one of ten', async () => {
    const { page } = session.window;
    const number = (await caseFolders(session.workspace))[count / 2] ?? '';
    await runCommand(page, 'Casebook: Open Case…');
    await quickInput(page).fill(number);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: number }).click();
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/department', ' 7');
    const start = performance.now();
    await saved(panel);
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.department?.endsWith(' 7') === true);
    assert.ok(performance.now() - start < 3_000, 'saved soon after the last key');
  });
});
