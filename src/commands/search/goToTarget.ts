import * as vscode from 'vscode';
import { fileName } from '../../domain/evidence.ts';
import type { Services } from '../../services.ts';
import type { SearchTarget } from './searchItems.ts';

/** Shows the place: the panel at its field, or the text at its line. */
export async function goToTarget(target: SearchTarget, { panels, store }: Services): Promise<void> {
  switch (target.kind) {
    case 'field':
      await panels.open(target.caseFolder, target.path ?? []);
      return;
    case 'article': {
      const editor = await vscode.window.showTextDocument(vscode.Uri.parse(target.uri), { preview: true });
      showLine(editor, target.line);
      return;
    }
    case 'evidence': {
      const { caseFolder, evidence, line } = target;
      const document = await store.open(caseFolder);
      const item = document.case.evidence?.find(({ id }) => id === evidence);
      document.release();
      const name = item && fileName(item);
      await vscode.commands.executeCommand('casebook.openEvidence', { caseFolder, evidence });
      const editor = vscode.window.activeTextEditor;
      if (editor && name !== undefined && editor.document.uri.path.endsWith(`/evidence/${name}`))
        showLine(editor, line);
    }
  }
}

function showLine(editor: vscode.TextEditor, line: number): void {
  const { range } = editor.document.lineAt(Math.min(line, editor.document.lineCount) - 1);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
