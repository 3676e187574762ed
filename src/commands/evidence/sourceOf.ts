import * as vscode from 'vscode';
import type { EvidenceSource } from '../../domain/evidence.ts';
import { sourcePathOf, type NamedFolder } from '../../evidence/sourcePath.ts';

/** The workspace folders that are on a local disk. */
export const localFolders = (): NamedFolder[] =>
  (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ name, uri }) => ({ name, path: uri.fsPath }));

/** How the manifest names a document: a path where it has one, its URI otherwise. */
export const sourceOf = (uri: vscode.Uri): EvidenceSource =>
  uri.scheme === 'file' ? sourcePathOf(uri.fsPath, localFolders()) : { path: uri.toString(true) };

/** The encoding that VS Code reads a document in, where it says so (since 1.100), or the setting. */
export function encodingOf(document: vscode.TextDocument): string {
  if ('encoding' in document && typeof document.encoding === 'string') return document.encoding;
  return vscode.workspace.getConfiguration('files', document).get<string>('encoding') ?? 'utf8';
}
