import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { waitUntil } from '../host/waitUntil.ts';

const number = 'TS-20261120-5CHEM';

describe('A case file opened as text', () => {
  let folder: vscode.Uri;
  let document: vscode.TextDocument;

  before(async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'casebook', number);
    const file = vscode.Uri.joinPath(folder, 'case.json');
    const made = newCase({ title: 'By hand', author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number });
    const text = serializeCase({ ...made, triage: { urgency: 'high' } }).replace(
      '"urgency": "high"',
      '"urgency": "soon", "affectedUsers": "many"',
    );
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const positionOf = (text: string): vscode.Position => {
    const offset = document.getText().indexOf(text);
    assert.ok(offset >= 0);
    return document.positionAt(offset + 1);
  };

  it('underlines a wrong type and an unknown code', async () => {
    const problems = await waitUntil('the problems', () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'Support Casebook');
      return found.length >= 2 ? found : undefined;
    });
    const lines = problems.map(({ range }) => document.lineAt(range.start.line).text.trim());
    assert.ok(lines.some((line) => line.includes('affectedUsers')));
    assert.ok(lines.some((line) => line.includes('urgency')));
  });

  it('tells what a field is, in both languages', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf('"urgency"'),
    );
    const said = hovers
      .flatMap(({ contents }) => contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')))
      .join();
    assert.match(said, /Urgency/);
    assert.match(said, /紧急程度/);
  });

  it('completes the fields of a record', async () => {
    const at = positionOf('"details": {').translate(0, '"details": {'.length - 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, at, '\n');
    await vscode.workspace.applyEdit(edit);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('reproducible'), labels.join());
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
