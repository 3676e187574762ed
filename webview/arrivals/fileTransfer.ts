import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { newId } from '../../src/domain/id.ts';
import { fileBegunSchema, fileEndedSchema, largestChunk } from '../../src/protocol/evidenceMessages.ts';
import type { PanelContext } from '../form/panelContext.ts';

/** A file that was pasted or dropped. */
export interface ArrivingFile {
  readonly blob: Blob;
  readonly name: string;
  readonly isPasted: boolean;
}

/** The file cannot be read in the page; the message is for the user. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';
}

/**
 * Hands a file over to the extension, a piece at a time: the next one when the last was written.
 * @param onProgress told of how many bytes are there
 * @returns the id of the new evidence; undefined when the person decided against it
 * @throws RequestFailed with the extension's reason; FileUnreadable; the signal's reason when aborted. Nothing is attached then
 */
export async function transferFile(
  { blob, name, isPasted }: ArrivingFile,
  ask: PanelContext['ask'],
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const file = newId();
  const begun = await ask({ type: 'beginFile', file, name, bytes: blob.size, isPasted }, fileBegunSchema);
  if (!begun.isWanted) return undefined;
  try {
    for (let at = 0; at < blob.size; at += largestChunk) {
      signal.throwIfAborted();
      const data = await pieceOf(blob, at, name);
      signal.throwIfAborted();
      await ask({ type: 'fileChunk', file, data }, z.unknown());
      onProgress(Math.min(blob.size, at + largestChunk));
    }
    signal.throwIfAborted();
    return (await ask({ type: 'endFile', file }, fileEndedSchema)).evidence;
  } catch (error) {
    // The extension may have let go of it already.
    await ask({ type: 'cancelFile', file }, z.unknown()).catch(() => undefined);
    throw error;
  }
}

async function pieceOf(blob: Blob, at: number, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(at, at + largestChunk).arrayBuffer());
  } catch (error) {
    throw new FileUnreadable(
      l10n.t('{0} cannot be read. A folder cannot be attached; a file may have been moved or changed meanwhile.', name),
      { cause: error },
    );
  }
}
