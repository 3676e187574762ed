import { createHash } from 'node:crypto';
import type { WrittenFile } from './evidenceFolder.ts';
import { readFileChunks } from './localFolder.ts';

export interface HashOptions {
  /** No more than so many bytes: what was there when it was asked for, of a file that grows. */
  readonly limit?: number;
  /** Told of each further number of bytes that was read. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Size and SHA-256 of a file, read as a stream: a quarter of a megabyte at a time, so that nothing else waits for it.
 * @throws the signal's reason when aborted, Node's error when the file cannot be read
 */
export async function fileHash(file: string, { limit, onProgress, signal }: HashOptions = {}): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  signal?.throwIfAborted();
  for await (const chunk of readFileChunks(file, limit)) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.byteLength;
    onProgress?.(chunk.byteLength);
  }
  return { bytes, sha256: hash.digest('hex') };
}
