import { stat } from 'node:fs/promises';
import type { Evidence } from '../domain/evidence.ts';
import { fileHash, type HashOptions } from './fileHash.ts';

/**
 * What became of a file that evidence refers to. `grown`: it begins as it was, as a log does that was written on;
 * `changed`: it is another file now.
 */
export type ReferenceState = 'same' | 'grown' | 'changed' | 'gone';

/**
 * Compares the file that evidence refers to with what it was: its size first, then its hash.
 * @param file where it is on this computer
 * @throws the signal's reason when aborted, Node's error when the file is there and cannot be read
 */
export async function verifyReference(
  { bytes, sha256 }: Pick<Evidence, 'bytes' | 'sha256'>,
  file: string,
  options: Omit<HashOptions, 'limit'> = {},
): Promise<ReferenceState> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return 'gone';
  if (found.size < bytes) return 'changed';
  const beginning = await fileHash(file, { ...options, limit: bytes });
  if (beginning.sha256 !== sha256) return 'changed';
  return found.size === bytes ? 'same' : 'grown';
}
