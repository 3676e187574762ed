import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordKeys } from '../../src/domain/case.ts';
import { hostileCases, writeHostileCases } from '../host/hostileCases.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { casePanel, saved, showTab, typeInto } from './casePanel.ts';
import { openViewContainer, runCommand, treeRow } from './workbench.ts';

const secret = 'Only for those who may read this file';

describe('A repository that means harm', () => {
  const cases = hostileCases();
  let session: Session;
  let outside: string;
  before(async () => {
    session = await openSession({ lazy: true });
    outside = path.join(session.workspace, '..', 'outside', 'case.json');
    mkdirSync(path.dirname(outside));
    writeFileSync(outside, secret);
    writeHostileCases(path.join(session.workspace, 'casebook'), outside, cases);
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Needs attention').waitFor();
  });
  after(() => session.stop());

  it('shows its cases in the tree, each by itself, and those that are none with the reason', async () => {
    const { page } = session.window;
    await treeRow(page, 'Keys of prototypes').waitFor();
    await treeRow(page, /has 100000 items/).waitFor();
    await treeRow(page, /nested deeper than any case/).waitFor();
    await treeRow(page, /a link that leads out/).waitFor();
  });

  it('shows markup and links of a case as text: in the tree, its tooltip and the panel', async () => {
    const { page } = session.window;
    const row = treeRow(page, '<img src=x onerror=');
    await row.hover();
    const tooltip = page.locator('.monaco-hover:visible, .workbench-hover:visible').filter({ hasText: 'onerror' });
    await tooltip.first().waitFor();
    assert.equal(await tooltip.locator('img, script, iframe, .codicon').count(), 0);
    // VS Code makes a link of a web address in any text, and asks before it opens one.
    for (const link of await tooltip.locator('a').all())
      assert.match((await link.getAttribute('data-href')) ?? '', /^https:/);
    await row.click();
    const panel = await casePanel(session.window);
    for (const tab of [...recordKeys, 'evidence', 'timeline']) await showTab(panel, tab);
    await showTab(panel, 'intake');
    await typeInto(panel, 'intake/department', 'Finance');
    await saved(panel);
    assert.equal(await panel.evaluate('globalThis.evil'), undefined);
    assert.equal(await page.evaluate('globalThis.evil'), undefined);
  });

  it('reads and opens nothing outside the case folder, whatever the evidence says', async () => {
    const { window } = session;
    const folder = await window.evaluate(({ vscode }) => {
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      return workspace ? vscode.Uri.joinPath(workspace.uri, 'casebook', 'TS-20261120-EV000').toString() : '';
    });
    for (const evidence of ['ev1', 'ev2', 'ev3', 'ev4', 'ev5']) {
      for (const command of ['casebook.openEvidence', 'casebook.goToSource', 'casebook.copyEvidenceAsMarkdown'])
        await window.evaluate(
          ({ vscode }, [id, caseFolder, item]) => {
            // What asks the user waits for an answer that nobody gives.
            void vscode.commands.executeCommand(id ?? '', { caseFolder, evidence: item });
          },
          [command, folder, evidence],
        );
    }
    await runCommand(window.page, 'View: Close All Editors');
    const shown = await waitUntil('the texts that are open', () =>
      window.evaluate(({ vscode }) =>
        vscode.workspace.textDocuments.map((document) => `${document.uri.toString()} ${document.getText()}`),
      ),
    );
    assert.ok(!shown.some((text) => text.includes(secret) || text.includes('root:x:')), 'nothing outside is shown');
    const clipboard = await window.evaluate(({ vscode }) => vscode.env.clipboard.readText());
    assert.ok(!clipboard.includes(secret));
    assert.equal(readFileSync(outside, 'utf8'), secret);
    assert.equal(existsSync(path.join(session.workspace, 'x')), false);
  });

  it('gives diagnostics that hold nothing of it', async () => {
    const { window } = session;
    // The evidence that the test before this one had copied may reach the clipboard late.
    const copied = await waitUntil('the diagnostics in the clipboard', async () => {
      await window.executeCommand('casebook.copyDiagnostics');
      const text = await window.evaluate(({ vscode }) => vscode.env.clipboard.readText());
      return /Cases: .*readable.*tooMany/.test(text) && text;
    });
    for (const own of ['TS-2026', 'onerror', session.workspace])
      assert.ok(!copied.includes(own), `${own} in ${copied}`);
  });

  it('leaves every file that is no case as it was, and breaks no rule of the Content Security Policy', () => {
    for (const [name, { text, opens }] of Object.entries(cases)) {
      if (opens) continue;
      assert.ok(readFileSync(path.join(session.workspace, 'casebook', name, 'case.json'), 'utf8') === text, name);
    }
    assert.deepEqual(session.window.webviewErrors, []);
  });
});
