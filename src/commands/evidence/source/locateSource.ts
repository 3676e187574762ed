import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { EvidenceSource } from '../../../domain/evidence.ts';
import { linesOfFile } from '../../../evidence/linesOfFile.ts';
import { locateAtByte } from '../../../evidence/locateAtByte.ts';
import { locateExcerpt, type Location } from '../../../evidence/locateExcerpt.ts';

/** Larger files never reach extensions: they are read from disk. */
export const documentBytes = 50 * 1024 * 1024;

/** Lines that were found. */
export type FoundLines = Extract<Location, { kind: 'same' | 'moved' }>;

export const isFound = (location: Location | undefined): location is FoundLines =>
  location?.kind === 'same' || location?.kind === 'moved';

export const isSameUri = (one: vscode.Uri, other: vscode.Uri): boolean => one.toString() === other.toString();

/** Whether VS Code keeps a file from extensions because of its size. */
export const isLarge = async (uri: vscode.Uri): Promise<boolean> =>
  uri.scheme === 'file' && (await stat(uri.fsPath)).size > documentBytes;

/**
 * Looks on disk: VS Code reads a changed file only a moment later, and never gives extensions a large one. What is
 * unsaved is in the editor only, and VS Code knows better how a file is encoded that does not read as expected.
 */
export async function locateSource(uri: vscode.Uri, source: EvidenceSource): Promise<Location | undefined> {
  const inEditor = async (): Promise<Location | undefined> =>
    locateExcerpt(source, linesOfDocument(await vscode.workspace.openTextDocument(uri)));
  const isDirty = vscode.workspace.textDocuments.some((document) => document.isDirty && isSameUri(document.uri, uri));
  if (uri.scheme !== 'file' || isDirty) return inEditor();
  const large = await isLarge(uri);
  const reading = { isGarbled: false };
  const onDisk = await vscode.window.withProgress(
    {
      location: large ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Looking for the lines in {0}', source.path),
      cancellable: large,
    },
    (_progress, token) => locateOnDisk(uri.fsPath, source, signalOf(token), reading),
  );
  return large || isFound(onDisk) || !reading.isGarbled ? onDisk : inEditor();
}

/** @param reading is told whether bytes were found that the encoding does not have */
export async function locateOnDisk(
  file: string,
  source: EvidenceSource,
  signal: AbortSignal,
  reading = { isGarbled: false },
): Promise<Location | undefined> {
  const atOnce = await locateAtByte(file, source);
  if (atOnce) return atOnce;
  const located = await locateExcerpt(source, noticing(linesOfFile(file, source.encoding, signal), reading));
  if (located === undefined || isFound(located) || isUtf8(source.encoding)) return located;
  // Converted since, as old logs often are: the hash is of the text, whatever bytes it is written in.
  const converted = await locateExcerpt(source, linesOfFile(file, 'utf-8', signal));
  return isFound(converted) ? converted : located;
}

const isUtf8 = (encoding: string | undefined): boolean => /^utf-?8/i.test(encoding ?? 'utf8');

async function* noticing(batches: AsyncIterable<string[]>, reading: { isGarbled: boolean }): AsyncGenerator<string[]> {
  for await (const lines of batches) {
    reading.isGarbled ||= lines.some((line) => line.includes('\uFFFD'));
    yield lines;
  }
}

/** The lines of a document in batches, as `locateExcerpt` reads them. */
export function* linesOfDocument(document: vscode.TextDocument): Generator<string[]> {
  for (let line = 0; line < document.lineCount; line += 1) yield [document.lineAt(line).text];
}

/** A signal that aborts when the user cancels. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
