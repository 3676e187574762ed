import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, chooseOption, chooseRadio, field, saved, showTab, typeInto } from './casePanel.ts';
import { editorTab, openViewContainer, runCommand, treeRow } from './workbench.ts';

const number = 'TS-20261120-PANE1';

describe('The case panel', () => {
  let session: Session;
  let panel: Frame;
  const file = (): string => path.join(session.workspace, 'casebook', number, 'case.json');
  const inputOf = (at: string) => field(panel, at).locator('input, textarea').first();
  const changeOnDisk = async (change: (current: Case) => Case): Promise<void> => {
    await writeFile(file(), serializeCase(change(await readCaseFile(session.workspace, number))));
  };

  before(async () => {
    const made = newCase({
      title: 'Printer on floor 3 is offline',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({ lazy: true, files: { [`casebook/${number}/case.json`]: serializeCase(made) } });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Printer on floor 3').click();
    panel = await casePanel(session.window);
  });
  after(() => session.stop());

  it('adds, fills, moves and removes rows, by mouse and keyboard', async () => {
    await showTab(panel, 'rootCause');
    const list = field(panel, 'rootCause/hypotheses');
    for (const cause of ['The print server is down', 'The cable is unplugged']) {
      await list.getByRole('button', { name: /^Add/ }).click();
      const item = list.locator('[data-item]').last();
      await item.locator('[data-path$="/cause"] input').first().fill(cause);
    }
    await saved(panel);
    const causes = (now: Case): (string | undefined)[] => now.rootCause?.hypotheses?.map(({ cause }) => cause) ?? [];
    await caseOnDisk(
      session.workspace,
      number,
      (now) => causes(now).join() === 'The print server is down,The cable is unplugged',
    );

    await list.locator('[data-item]').last().locator('[data-path$="/cause"] input').first().focus();
    await session.window.page.keyboard.press('Alt+ArrowUp');
    await caseOnDisk(
      session.workspace,
      number,
      (now) => causes(now).join() === 'The cable is unplugged,The print server is down',
    );

    await list
      .locator('[data-item]')
      .last()
      .getByRole('button', { name: /^Remove/ })
      .click();
    await caseOnDisk(session.workspace, number, (now) => causes(now).join() === 'The cable is unplugged');
  });

  it('takes a step back and forth with Ctrl+Z outside a text field, and by command', async () => {
    const causes = async (): Promise<string> =>
      ((await readCaseFile(session.workspace, number)).rootCause?.hypotheses ?? []).map(({ cause }) => cause).join();
    await panel.locator('h2:visible').first().click();
    await session.window.page.keyboard.press('Control+z');
    await waitUntil(
      'the removed row',
      async () => (await causes()) === 'The cable is unplugged,The print server is down',
    );
    await runCommand(session.window.page, 'Casebook: Redo Change of Case');
    await waitUntil('the row gone again', async () => (await causes()) === 'The cable is unplugged');
  });

  it('shows a field only while its condition holds', async () => {
    await showTab(panel, 'triage');
    await chooseOption(panel, 'triage/category', 'Network');
    await showTab(panel, 'details');
    await field(panel, 'details/network/ip').waitFor();
    assert.equal(await field(panel, 'details/hardware/model').count(), 0);
    await chooseRadio(panel, 'details/reproducible', 'Always');
    await field(panel, 'details/steps').waitFor();
  });

  it('explains an address that is none, and leads from the list of what is missing to the field', async () => {
    await typeInto(panel, 'details/network/ip', '192.0.2.999');
    await inputOf('details/network/ip').blur();
    await field(panel, 'details/network/ip').getByText('Not an IPv4 or IPv6 address').waitFor();
    await panel
      .getByRole('link', { name: 'Cable' })
      .or(panel.getByRole('button', { name: 'Cable', exact: true }))
      .first()
      .click();
    await panel.locator('[data-path="details/network/cableState"]:focus-within').waitFor();
    assert.equal(
      (await caseOnDisk(session.workspace, number, (now) => now.details?.network?.ip !== undefined)).details?.network
        ?.ip,
      '192.0.2.999',
    );
  });

  it('takes in what changes on disk without disturbing who is typing', async () => {
    await showTab(panel, 'intake');
    await typeInto(panel, 'intake/contact', 'im:a');
    await changeOnDisk((now) => ({ ...now, intake: { ...now.intake, department: 'Finance' } }));
    await waitUntil(
      'the change from outside',
      async () => (await inputOf('intake/department').inputValue()) === 'Finance',
    );
    await session.window.page.keyboard.type('nn');
    assert.equal(await inputOf('intake/contact').inputValue(), 'im:ann');
    await caseOnDisk(
      session.workspace,
      number,
      (now) => now.intake?.contact === 'im:ann' && now.intake.department === 'Finance',
    );
  });

  it('loses nothing when its tab is hidden and shown again', async () => {
    await typeInto(panel, 'intake/system', 'Printer 3F-02');
    await runCommand(session.window.page, 'File: New Untitled Text File');
    await editorTab(session.window.page, 'Printer on floor 3').click();
    panel = await casePanel(session.window);
    await waitUntil('the typed text', async () => (await inputOf('intake/system').inputValue()) === 'Printer 3F-02');
    await caseOnDisk(session.workspace, number, (now) => now.intake?.system === 'Printer 3F-02');
  });

  it('opens the case as JSON, and from there as a form', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Open Case as JSON');
    await editorTab(page, 'case.json').waitFor();
    await page.locator('.editor-actions').getByRole('button', { name: 'Open as Form' }).first().click();
    await editorTab(page, 'Printer on floor 3').and(page.locator('.active')).waitFor();
  });

  it('writes a file that people can read: two spaces, one field a line, a newline at the end', async () => {
    const text = await readFile(file(), 'utf8');
    assert.match(text, /^\{\n {2}"formatVersion": 1,\n {2}"number": "/);
    assert.ok(text.endsWith('}\n'));
    assert.equal(text, serializeCase(await readCaseFile(session.workspace, number)));
  });

  it('breaks no rule of the Content Security Policy', () => {
    assert.deepEqual(session.window.webviewErrors, []);
  });
});
