import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { casePanel, showTab } from './casePanel.ts';
import { openViewContainer, quickInput, treeRow } from './workbench.ts';

describe('The fishbone diagram', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ lazy: true, copyOf: path.join(projectRoot, 'examples', 'workspace') });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Warehouse VPN').click();
    await showTab(await casePanel(session.window), 'rootCause');
  });
  after(() => session.stop());

  /** Presses the button, accepts the place that the dialog proposes and returns what was written there. */
  const saveAs = async (button: string, ending: string): Promise<Buffer> => {
    const panel = await casePanel(session.window);
    await panel.getByRole('button', { name: button }).click();
    const proposed = await waitUntil('the dialog', async () => {
      const field = quickInput(session.window.page);
      return (await field.isVisible()) && (await field.inputValue()).endsWith(ending);
    });
    assert.ok(proposed);
    await quickInput(session.window.page).press('Enter');
    const name = await waitUntil('the file', async () =>
      (await readdir(session.workspace)).find((each) => each.endsWith(ending)),
    );
    return readFile(path.join(session.workspace, name));
  };

  it('is saved as SVG with what it shows', async () => {
    const svg = (await saveAs('Save as SVG', '.svg')).toString('utf8');
    assert.match(svg, /^<svg|^<\?xml/);
    assert.match(svg, /Machine/);
    assert.match(svg, /Duplex mismatch/);
    assert.doesNotMatch(svg, /<script/i);
  });

  it('is saved as PNG', async () => {
    const png = await saveAs('Save as PNG', '.png');
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  });
});
