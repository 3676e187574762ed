import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { chooseFromMenu, openViewContainer, pick, quickInput, runCommand, treeRow } from './workbench.ts';

describe('Reports of cases', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ lazy: true, copyOf: path.join(projectRoot, 'examples', 'workspace') });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  /** Accepts the place that the dialog proposes and returns what was written there. */
  const saved = async (ending: string): Promise<Buffer> => {
    const { page } = session.window;
    await waitUntil('the dialog', async () => {
      const field = quickInput(page);
      return (await field.isVisible()) && (await field.inputValue()).endsWith(ending);
    });
    await quickInput(page).press('Enter');
    const name = await waitUntil('the file', async () =>
      (await readdir(session.workspace)).find((each) => each.endsWith(ending)),
    );
    return waitUntil('its content', async () => {
      const content = await readFile(path.join(session.workspace, name));
      return content.length > 0 ? content : undefined;
    });
  };

  it('are copied as Markdown in Chinese while the editor is English, safe for customers', async () => {
    const { page } = session.window;
    await chooseFromMenu(treeRow(page, 'Warehouse VPN'), 'Copy Case as Markdown');
    await pick(page, '简体中文');
    await pick(page, 'Customer-safe: can be handed out');
    const copied = await waitUntil('the clipboard', async () => {
      const content = await session.window.evaluate(({ vscode }) => vscode.env.clipboard.readText());
      return content.includes('受理记录表') ? content : undefined;
    });

    assert.match(copied, /^# TS-\d{8}-\w{5} .*Warehouse VPN/);
    assert.doesNotMatch(copied, /受理人|处理人/);
  });

  it('are written as a Word document', async () => {
    const { page } = session.window;
    await chooseFromMenu(treeRow(page, 'Warehouse VPN'), 'Export Case Report…');
    await pick(page, 'Word (.docx)');
    await pick(page, 'English');
    await pick(page, 'Internal: for the support department');
    const content = await saved('.docx');

    assert.equal(content.subarray(0, 2).toString('latin1'), 'PK');
  });

  it('list the cases shown now as CSV', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Export Case List…');
    await pick(page, 'CSV table (.csv)');
    await pick(page, 'English');
    const content = (await saved('.csv')).toString('utf8');

    assert.match(content, /^\ufeffCase number,Title,Status/);
    assert.match(content, /Warehouse VPN/);
  });
});
