import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { EvidenceSource } from '../../domain/evidence.ts';
import { areLines, bytesOfLines, type ByteRange, type LineRange } from '../../evidence/lineBytes.ts';
import { readFileChunks } from '../../evidence/localFolder.ts';
import { pointInHistory } from '../../platform/gitHistory.ts';
import { sourceOf } from './sourceOf.ts';

/** What is known of a place in a file by whoever took an excerpt of it; see `sourceSchema`. */
export type SourcePlace = Partial<
  Pick<
    EvidenceSource,
    | 'startLine'
    | 'endLine'
    | 'startByte'
    | 'endByte'
    | 'fileBytes'
    | 'encoding'
    | 'sha256'
    | 'firstLineSha256'
    | 'unsaved'
  >
>;

/** Lines of an excerpt with the hash of their text. */
export type HashedLines = SourcePlace & LineRange & { readonly sha256: string };

/**
 * The source of one excerpt as the manifest records it: the path relative to the workspace, the place, the size of the range,
 * and the git commit when the file is tracked. All commands that attach something from a file make their `source` with this.
 */
export const excerptSource = async (uri: vscode.Uri, place: SourcePlace = {}): Promise<EvidenceSource> =>
  record(uri, place, place.unsaved === true ? {} : await stateOf(uri, place.fileBytes));

/**
 * The sources of excerpts that were taken from a document in an editor. Their bytes are looked up in the file on disk, and
 * left out where the file holds other text there by now, or the document was never saved.
 */
export async function documentSources(
  uri: vscode.Uri,
  encoding: string,
  excerpts: readonly HashedLines[],
): Promise<EvidenceSource[]> {
  const isSaved = excerpts.every(({ unsaved }) => unsaved !== true);
  const [state, ranges] = await Promise.all([
    isSaved ? stateOf(uri) : {},
    isSaved && uri.scheme === 'file' ? byteRanges(uri.fsPath, encoding, excerpts) : [],
  ]);
  return excerpts.map((excerpt, index) => record(uri, { ...excerpt, ...ranges[index], encoding }, state));
}

/** What is true of the whole file at the moment. */
type FileState = Pick<EvidenceSource, 'fileBytes' | 'commit' | 'modified'>;

async function stateOf(uri: vscode.Uri, known?: number): Promise<FileState> {
  const fileBytes = known ?? (await sizeOf(uri));
  if (fileBytes === undefined) return {};
  const point = await pointInHistory(uri, fileBytes);
  if (!point) return { fileBytes };
  return { fileBytes, commit: point.commit, ...(point.modified ? { modified: true } : {}) };
}

function record(uri: vscode.Uri, place: SourcePlace, state: FileState): EvidenceSource {
  const { startByte, endByte } = place;
  const bytes = startByte === undefined || endByte === undefined ? {} : { bytes: endByte - startByte };
  return { ...sourceOf(uri), ...place, ...bytes, ...state };
}

async function byteRanges(
  file: string,
  encoding: string,
  excerpts: readonly HashedLines[],
): Promise<(ByteRange | undefined)[]> {
  try {
    const ranges = await bytesOfLines(readFileChunks(file), encoding, excerpts);
    return await Promise.all(
      excerpts.map(async (excerpt, index) => {
        const range = ranges[index];
        if (!range) return undefined;
        const chunks = readFileChunks(file, range.endByte - range.startByte, range.startByte);
        return (await areLines(chunks, encoding, excerpt)) ? range : undefined;
      }),
    );
  } catch {
    // Gone or locked meanwhile: what was selected is still good evidence.
    return [];
  }
}

async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return uri.scheme === 'file' ? (await stat(uri.fsPath)).size : (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}
