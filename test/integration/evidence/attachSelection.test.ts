import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { answering, CaseFixture, writeSource } from './caseFixture.ts';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `2026-11-22 09:${index % 60} line ${from + index}\n`).join('');

async function select(uri: vscode.Uri, startLine: number, endLine: number): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri);
  const end = editor.document.lineAt(endLine - 1).range.end;
  editor.selection = new vscode.Selection(new vscode.Position(startLine - 1, 0), end);
  return editor;
}

describe('Attach selection', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('attaches the lines with file, range, time and author, and goes back to them in a log that has grown', async () => {
    const fixture = await CaseFixture.make();
    const log = writeSource('logs/app.log', lines(1, 200));
    await select(log, 120, 134);
    await vscode.commands.executeCommand('casebook.attachSelection');
    const [item] = await fixture.withEvidence(1);
    assert.ok(item);
    assert.match(fixture.textOf(item), /line 120\n[^]*line 134\n$/);
    assert.equal(item.title, 'app.log:120-134');
    assert.match(item.file, /^evidence\/01-app\.log-120-134-[0-9a-z]{4}\.txt$/);
    assert.deepEqual([item.source?.path, item.source?.startLine, item.source?.endLine], ['logs/app.log', 120, 134]);
    const { source } = item;
    const bytes = [Buffer.byteLength(lines(1, 119)), Buffer.byteLength(lines(1, 134))];
    assert.deepEqual([source?.startByte, source?.endByte], bytes);
    assert.equal(source?.bytes, Buffer.byteLength(lines(120, 134)));
    assert.equal(source.fileBytes, Buffer.byteLength(lines(1, 200)));
    assert.equal(source.encoding, 'utf8');
    assert.notEqual(item.attachedBy, '');
    assert.ok(Math.abs(Date.parse(item.attachedAt) - Date.now()) < 60_000);
    assert.equal(fixture.case.timeline?.at(-1)?.type, 'evidenceAttached');

    appendFileSync(log.fsPath, lines(201, 400));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, log.fsPath);
    assert.deepEqual([editor.selection.start.line, editor.selection.end.line], [119, 133]);
  });

  it('finds lines that moved, and says when they are no longer there', async () => {
    const fixture = await CaseFixture.make();
    const log = writeSource('moved.log', 'a\nb\nERROR one\nERROR two\nz\n');
    await select(log, 3, 4);
    await vscode.commands.executeCommand('casebook.attachSelection');
    const [item] = await fixture.withEvidence(1);
    assert.ok(item);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    writeFileSync(log.fsPath, `header\nheader\nheader\na\nb\nERROR one\nERROR two\nz\n`);
    await vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item));
    assert.deepEqual(
      [vscode.window.activeTextEditor?.selection.start.line, vscode.window.activeTextEditor?.selection.end.line],
      [5, 6],
    );
    writeFileSync(log.fsPath, 'rotated\n');
    let said = '';
    await answering(
      'showWarningMessage',
      (message) => {
        said = message;
        return undefined;
      },
      async () => vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item)),
    );
    assert.match(said, /moved\.log has only 2 lines now; the excerpt was at line 3/);
  });

  it('marks an excerpt of unsaved text', async () => {
    const fixture = await CaseFixture.make();
    const document = await vscode.workspace.openTextDocument({ content: 'pasted\ntext' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 6);
    await vscode.commands.executeCommand('casebook.attachSelection');
    const [item] = await fixture.withEvidence(1);
    assert.equal(item?.source?.unsaved, true);
    assert.deepEqual(
      [item.source.startByte, item.source.bytes, item.source.fileBytes],
      [undefined, undefined, undefined],
    );
    assert.equal(fixture.textOf(item), 'pasted\n');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('attaches several places at once, each with its own bytes', async () => {
    const fixture = await CaseFixture.make();
    const bytes = Buffer.from('\ufeff第一行\r\n第二行\r\n第三行\r\n');
    const editor = await select(writeSource('several.log', bytes), 3, 3);
    editor.selections = [editor.selection, new vscode.Selection(0, 0, 0, 3)];
    await vscode.commands.executeCommand('casebook.attachSelection');
    const items = await fixture.withEvidence(2);
    assert.deepEqual(
      items.map(({ source }) => [source?.startLine, source?.startByte, source?.endByte]),
      [
        [1, 0, 14],
        [3, 25, 36],
      ],
    );
    for (const { source } of items)
      assert.match(bytes.subarray(source?.startByte, source?.endByte).toString(), /第.行\r\n$/);
  });

  it('is one step to undo, which leaves the file for redoing', async () => {
    const fixture = await CaseFixture.make();
    await select(writeSource('undo.log', 'a\nb\n'), 1, 1);
    await vscode.commands.executeCommand('casebook.openCase', { caseFolder: fixture.uri.toString() });
    await select(writeSource('undo.log', 'a\nb\n'), 1, 1);
    await vscode.commands.executeCommand('casebook.attachSelection');
    await fixture.withEvidence(1);
    await vscode.commands.executeCommand('casebook.undo', { caseFolder: fixture.uri.toString() });
    await fixture.withEvidence(0);
    assert.equal(fixture.evidenceFiles().length, 1);
    await vscode.commands.executeCommand('casebook.redo', { caseFolder: fixture.uri.toString() });
    await fixture.withEvidence(1);
  });
});
