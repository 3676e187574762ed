import path from 'node:path/posix';
import * as vscode from 'vscode';
import type { EvidenceSource } from '../../../domain/evidence.ts';
import { linesOfChunks } from '../../../evidence/linesOfFile.ts';
import { locateExcerpt } from '../../../evidence/locateExcerpt.ts';
import { fileAtCommit, type FileAtCommit } from '../../../platform/gitHistory.ts';
import { documentBytes, isFound, isSameUri, type FoundLines } from './locateSource.ts';
import { rangeOf } from './showSource.ts';

/** The source as of the commit that the manifest records, with the lines in it. */
export interface SourceAtCommit {
  readonly uri: vscode.Uri;
  readonly location: FoundLines | undefined;
  /** As git abbreviates it. */
  readonly commit: string;
}

/**
 * The source as it was committed, when that holds the lines: an excerpt may have been taken from a file with changes of its own.
 * @param file where the source was, whether it is there or not
 */
export async function sourceAtCommit(source: EvidenceSource, file: vscode.Uri): Promise<SourceAtCommit | undefined> {
  if (source.commit === undefined) return undefined;
  const found = await fileAtCommit(file, source.commit, documentBytes);
  if (!found) return undefined;
  const commit = source.commit.slice(0, 8);
  if (source.startLine === undefined) return { uri: found.uri, location: undefined, commit };
  const location = await locateExcerpt(source, linesOfChunks(once(found), source.encoding));
  return isFound(location) ? { uri: found.uri, location, commit } : undefined;
}

async function* once({ content }: FileAtCommit): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}

/** Shows the source as of the commit with the lines selected: beside the file as it is now, when that is still there. */
export async function showAtCommit(
  { uri, location, commit }: SourceAtCommit,
  source: EvidenceSource,
  now: vscode.Uri | undefined,
): Promise<void> {
  if (now) {
    const title = vscode.l10n.t('{0} ({1}) ↔ now', path.basename(source.path), commit);
    await vscode.commands.executeCommand('vscode.diff', uri, now, title, { preview: true });
  } else await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
  if (!location) return;
  const editor = await visibleEditor(uri);
  if (!editor) return;
  const range = editor.document.validateRange(rangeOf(location, source));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The sides of a diff editor become visible a moment after it has opened. */
async function visibleEditor(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
  const find = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) => isSameUri(document.uri, uri));
  const now = find();
  if (now) return now;
  return new Promise((resolve) => {
    const finish = (editor: vscode.TextEditor | undefined): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(editor);
    };
    const listener = vscode.window.onDidChangeVisibleTextEditors(() => {
      const editor = find();
      if (editor) finish(editor);
    });
    const timer = setTimeout(() => finish(undefined), 3_000);
  });
}
