import * as vscode from 'vscode';
import type { EvidenceSource } from '../../../domain/evidence.ts';
import { locateExcerpt, type Location } from '../../../evidence/locateExcerpt.ts';
import { isFound, isLarge, isSameUri, linesOfDocument } from './locateSource.ts';

/** Opens a source with the lines selected, or at the old place when they are not there. `vscode.open` also opens files that extensions are not given. */
export async function showSource(
  uri: vscode.Uri,
  location: Location | undefined,
  source: EvidenceSource,
): Promise<void> {
  const selection = rangeOf(location, source);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true, selection });
  if (await isLarge(uri)) {
    void sayWhereInLarge(uri, location, source);
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isSameUri(editor.document.uri, uri) || editor.document.isDirty || !location) return;
  const shown = await locateExcerpt(source, linesOfDocument(editor.document));
  if (isFound(location) ? rangeOf(shown, source).isEqual(selection) : !isFound(shown)) return;
  // The editor still shows the file as it was before it changed on disk.
  await vscode.commands.executeCommand('workbench.action.files.revert');
  editor.selection = new vscode.Selection(selection.start, editor.document.validateRange(selection).end);
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** VS Code may show a large file only when asked again (in a remote window past 10 MB), and forgets the lines then. */
async function sayWhereInLarge(uri: vscode.Uri, location: Location | undefined, source: EvidenceSource): Promise<void> {
  if (!isFound(location)) return;
  const again = vscode.l10n.t('Go to Line {0}', location.startLine);
  const message = vscode.l10n.t(
    'The lines are at {0} of {1}. If VS Code does not show the file because it is large, choose Open Anyway there, then Go to Line here.',
    location.startLine,
    vscode.workspace.asRelativePath(uri),
  );
  if ((await vscode.window.showInformationMessage(message, again)) !== again) return;
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true, selection: rangeOf(location, source) });
}

/** All of the lines when they were found, else the old place as far as the file still reaches. */
export function rangeOf(location: Location | undefined, source: EvidenceSource): vscode.Range {
  if (isFound(location))
    return new vscode.Range(location.startLine - 1, 0, location.endLine - 1, Number.MAX_SAFE_INTEGER);
  const line = Math.max(1, Math.min(source.startLine ?? 1, location?.lineCount ?? Infinity)) - 1;
  return new vscode.Range(line, 0, line, 0);
}
