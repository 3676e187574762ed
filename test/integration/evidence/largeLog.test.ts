import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { hashLine } from '../../../src/evidence/lineHash.ts';
import { answering, CaseFixture, writeSource } from './caseFixture.ts';

describe('Go to source in a log that has grown past what extensions are given', function () {
  this.timeout(90_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('finds the lines on disk, opens the log and says where they are', async () => {
    const log = writeSource('huge.log', '');
    const block = `${'x'.repeat(99)}\n`.repeat(10_000);
    for (let count = 0; count < 55; count += 1) appendFileSync(log.fsPath, block);
    appendFileSync(log.fsPath, 'ERROR here\nlast\n');
    const sha256 = hashLine('ERROR here');
    const source = { path: 'huge.log', startLine: 2, endLine: 2, sha256, firstLineSha256: sha256 };
    const own = { id: 'huge', kind: 'log', title: 'huge.log:2', file: 'evidence/01-huge.txt', bytes: 11, sha256 };
    const fixture = await CaseFixture.make({
      evidence: [{ ...own, attachedAt: new Date().toISOString(), attachedBy: 'Test', source }],
    });
    const [item] = fixture.evidence;
    assert.ok(item);
    let said = '';
    await answering(
      'showInformationMessage',
      (message) => {
        said = message;
        return undefined;
      },
      async () => vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item)),
    );
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputText && input.uri.fsPath === log.fsPath);
    // A remote window, as this one is, shows files past 10 MB only after a question, and forgets the lines.
    assert.match(said, /550001|550,001/);
  });
});
