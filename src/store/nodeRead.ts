import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, FileFailure, type FileContent } from './fileAccess.ts';

export interface NodeReadOptions {
  readonly limit: number;
  readonly knownStamp?: string | undefined;
  /** The path of the folder that links may not lead out of. */
  readonly within: string;
}

/** Changes whenever the file does: every save replaces the file, and so its inode; other tools change time or size. */
export const stampOf = ({ mtimeMs, size, ino }: Stats): string => `${mtimeMs}-${size}-${ino}`;

/** Not through a link (refused with ELOOP), and never waiting for the other end of a pipe. Windows has neither flag: `|` takes them as 0. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const followLinks = constants.O_RDONLY | constants.O_NONBLOCK;
const hasNoFollow = process.platform !== 'win32';

/** Reads a text file at once: one open, one stat, one read. @throws an error with a Node code */
export function readTextNow(file: string, options: NodeReadOptions): FileContent {
  const isLink = !hasNoFollow && lstatSync(file).isSymbolicLink();
  let descriptor: number;
  try {
    if (isLink) throw new FileFailure('ELOOP', file);
    descriptor = openSync(file, flags);
  } catch (error) {
    if (codeOf(error) !== 'ELOOP') throw error;
    const target = realpathSync(file);
    if (!isWithin(target, realpathSync(options.within))) return { kind: 'outside' };
    descriptor = openSync(target, followLinks);
  }
  try {
    const stats = fstatSync(descriptor);
    return judge(stats, options, file) ?? decode(readAllNow(descriptor, stats.size), stampOf(stats));
  } finally {
    closeSync(descriptor);
  }
}

/** The same through the thread pool. @throws an error with a Node code */
export async function readText(file: string, options: NodeReadOptions): Promise<FileContent> {
  const isLink = (await lstat(file)).isSymbolicLink();
  const target = isLink ? await realpath(file) : file;
  if (isLink && !isWithin(target, await realpath(options.within))) return { kind: 'outside' };
  const handle = await open(target, followLinks);
  try {
    const stats = await handle.stat();
    return judge(stats, options, file) ?? decode(await handle.readFile(), stampOf(stats));
  } finally {
    await handle.close();
  }
}

/** Whether a path lies in a folder; both without links. */
export const isWithin = (target: string, folder: string): boolean => {
  const way = path.relative(folder, target);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
};

const judge = (stats: Stats, { limit, knownStamp }: NodeReadOptions, file: string): FileContent | undefined => {
  if (stats.isDirectory()) return { kind: 'directory' };
  if (!stats.isFile()) throw new FileFailure('EINVAL', `not a regular file: ${file}`);
  const stamp = stampOf(stats);
  if (stamp === knownStamp) return { kind: 'unchanged' };
  return stats.size > limit ? { kind: 'tooLarge', bytes: stats.size, stamp } : undefined;
};

const decode = (bytes: Buffer, stamp: string): FileContent => {
  const text = bytes.toString('utf8');
  // Text of another encoding would be damaged for good by a save. The replacement character is rare: look closer only then.
  return text.includes('\uFFFD') && !isUtf8(bytes) ? { kind: 'notUtf8', stamp } : { kind: 'text', text, stamp };
};

/** Kept for reuse: a load reads thousands of small files one after another. */
const buffer = Buffer.allocUnsafe(256 * 1024);

function readAllNow(descriptor: number, size: number): Buffer {
  const into = size <= buffer.length ? buffer : Buffer.allocUnsafe(size);
  let length = 0;
  // A file that grows meanwhile is being written in place: it is read again when that is done.
  while (length < size) {
    const read = readSync(descriptor, into, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return into.subarray(0, length);
}
