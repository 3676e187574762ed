import assert from 'node:assert/strict';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { caseFolders } from './caseFiles.ts';
import { casePanel, saved, typeInto } from './casePanel.ts';
import { chooseFromMenu, editorTab, openViewContainer, treeRow } from './workbench.ts';

const number = 'TS-20261120-DE1ET';

describe('Deleting a case whose panel is open', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'Reported by mistake',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      lazy: true,
      asInstalled: true,
      files: { [`casebook/${number}/case.json`]: serializeCase(made) },
    });
  });
  after(() => session.stop());

  it('closes the panel, clears the active case and brings nothing back', async () => {
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Reported by mistake').click();
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:ann');
    await saved(panel);
    await chooseFromMenu(treeRow(page, 'Reported by mistake'), 'Delete Case…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Move to Trash' }).click();
    await dialog.getByRole('button', { name: 'Delete Permanently' }).click();
    await editorTab(page, 'Reported by mistake').waitFor({ state: 'detached' });
    await page.locator('.part.sidebar').getByRole('button', { name: 'New Case' }).last().waitFor();
    await page.locator('.statusbar-item', { hasText: 'Reported by mistake' }).waitFor({ state: 'detached' });
    assert.deepEqual(await caseFolders(session.workspace), []);
  });
});
