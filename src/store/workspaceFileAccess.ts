import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { FileSystemError, FileType, Uri, workspace, type FileStat } from 'vscode';
import { joinUri, nameOf, parentOf } from './caseRoot.ts';
import {
  codeOf,
  FileFailure,
  type FileAccess,
  type FileContent,
  type FileLock,
  type ReadOptions,
} from './fileAccess.ts';

/** A lock that nobody removes for this long is a dead window's, ms: no file system but the local one tells whose it is. */
const staleMs = 5_000;
const giveUpMs = 12_000;
/** Temporary and lock files older than this belong to nobody, ms. */
const oldMs = 60_000;
const ownShape = /^\..+\.(tmp|lock)$/;

/** Remote and virtual file systems, by any URI that VS Code knows. They have no atomic replace of their own: rename comes closest. */
export const workspaceFileAccess: FileAccess = {
  list: (folder) =>
    withCodes(async () =>
      (await workspace.fs.readDirectory(Uri.parse(folder))).map(([name, type]) => ({ name, kind: kindOf(type) })),
    ),
  read: (file, options) => withCodes(() => read(file, options)),
  replace: (file, text, beforeReplace) => withCodes(() => replace(file, text, beforeReplace)),
  lock: (file) => withCodes(() => lock(file)),
  createFolder: (folder) =>
    withCodes(async () => {
      if (await statOf(folder)) return false;
      await workspace.fs.createDirectory(Uri.parse(folder));
      return true;
    }),
  remove: (uri) =>
    withCodes(async () => {
      // Not recursive: a folder with something in it is refused.
      if (await statOf(uri)) await workspace.fs.delete(Uri.parse(uri), { recursive: false, useTrash: false });
    }),
  // A link cannot be followed by hand here; that it is one is all there is to know.
  isInside: (uri) =>
    withCodes(async () => {
      const stats = await workspace.fs.stat(Uri.parse(uri));
      const around = await workspace.fs.stat(Uri.parse(parentOf(uri)));
      return !isLink(stats) && !isLink(around);
    }),
  removeLeftovers: (folder) => withCodes(() => removeLeftovers(folder)),
};

const isLink = ({ type }: FileStat): boolean => (type & FileType.SymbolicLink) !== 0;

const kindOf = (type: FileType): 'file' | 'folder' | 'link' | 'other' => {
  if ((type & FileType.SymbolicLink) !== 0) return 'link';
  return type === FileType.Directory ? 'folder' : type === FileType.File ? 'file' : 'other';
};

const stampOf = ({ mtime, size }: FileStat): string => `${mtime}-${size}`;

async function read(file: string, { limit, knownStamp }: ReadOptions): Promise<FileContent> {
  const uri = Uri.parse(file);
  const stats = await workspace.fs.stat(uri);
  if (isLink(stats)) return { kind: 'outside' };
  if ((stats.type & FileType.Directory) !== 0) return { kind: 'directory' };
  const stamp = stampOf(stats);
  if (stamp === knownStamp) return { kind: 'unchanged' };
  if (stats.size > limit) return { kind: 'tooLarge', bytes: stats.size, stamp };
  const bytes = await workspace.fs.readFile(uri);
  return isUtf8(bytes) ? { kind: 'text', text: new TextDecoder().decode(bytes), stamp } : { kind: 'notUtf8', stamp };
}

async function replace(file: string, text: string, beforeReplace?: () => Promise<void>): Promise<string> {
  const target = Uri.parse(file);
  const temporary = Uri.parse(besides(file, `${randomUUID()}.tmp`));
  try {
    await workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await beforeReplace?.();
    // Renaming with overwrite would put the file in the place of a whole folder.
    const stats = await statOf(file);
    if (stats && (stats.type & FileType.Directory) !== 0) throw new FileFailure('EISDIR', file);
    await workspace.fs.rename(temporary, target, { overwrite: true });
    return stampOf(await workspace.fs.stat(target));
  } catch (error) {
    await removeQuietly(temporary);
    throw error;
  }
}

/** A lock file made by a rename that refuses to overwrite. */
async function lock(file: string): Promise<FileLock> {
  const place = besides(file, 'lock');
  const uri = Uri.parse(place);
  const owner = randomUUID();
  const isHeld = async (): Promise<boolean> => (await ownerOf(uri)) === owner;
  const start = performance.now();
  let watched: { owner: string; since: number } | undefined;
  for (;;) {
    if (await tryLock(file, uri, owner)) break;
    const now = performance.now();
    const holder = await ownerOf(uri);
    if (holder === undefined) continue;
    if (watched?.owner !== holder) watched = { owner: holder, since: now };
    if (now - watched.since >= staleMs && (await ownerOf(uri)) === holder) {
      await removeQuietly(uri);
      watched = undefined;
    } else if (now - start >= giveUpMs) throw new FileFailure('ELOCKED', `another window holds ${place}`);
    await delay(20 + Math.random() * 60);
  }
  return {
    assertHeld: async () => {
      if (!(await isHeld())) throw new FileFailure('ELOCKED', `${place} was taken by another window`);
    },
    release: async () => {
      if (await isHeld()) await removeQuietly(uri);
    },
  };
}

async function tryLock(file: string, place: Uri, owner: string): Promise<boolean> {
  const own = Uri.parse(besides(file, `${owner}.tmp`));
  try {
    await workspace.fs.writeFile(own, new TextEncoder().encode(owner));
    await workspace.fs.rename(own, place, { overwrite: false });
    return true;
  } catch (error) {
    await removeQuietly(own);
    if (codeFor(error) === 'EEXIST') return false;
    throw error;
  }
}

const ownerOf = async (place: Uri): Promise<string | undefined> => {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(place));
  } catch (error) {
    if (codeFor(error) === 'ENOENT') return undefined;
    throw error;
  }
};

async function removeLeftovers(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const [name] of await workspace.fs.readDirectory(Uri.parse(folder))) {
    if (!ownShape.test(name)) continue;
    const uri = joinUri(folder, name);
    const stats = await statOf(uri);
    if (!stats || Date.now() - stats.mtime < oldMs) continue;
    await removeQuietly(Uri.parse(uri));
    removed.push(name);
  }
  return removed;
}

const besides = (file: string, ending: string): string => joinUri(parentOf(file), `.${nameOf(file)}.${ending}`);

const statOf = async (uri: string): Promise<FileStat | undefined> => {
  try {
    return await workspace.fs.stat(Uri.parse(uri));
  } catch (error) {
    if (codeFor(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const removeQuietly = async (uri: Uri): Promise<void> => {
  try {
    await workspace.fs.delete(uri, { useTrash: false });
  } catch {
    // It is gone, or stays as a leftover that the next clean-up finds.
  }
};

/** Runs a file operation; whatever VS Code throws becomes an error with a Node code. */
async function withCodes<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw error instanceof FileFailure ? error : new FileFailure(codeFor(error), String(error), { cause: error });
  }
}

const codes: Readonly<Record<string, string>> = {
  FileNotFound: 'ENOENT',
  FileExists: 'EEXIST',
  FileNotADirectory: 'ENOTDIR',
  FileIsADirectory: 'EISDIR',
  NoPermissions: 'EACCES',
  Unavailable: 'EIO',
};

const codeFor = (error: unknown): string => {
  // Providers put the code of the system into the message of an unknown failure.
  const inMessage = /\b(ENOSPC|EROFS|EDQUOT|EACCES|EPERM|EEXIST|ENOENT)\b/.exec(String(error))?.[1];
  return (error instanceof FileSystemError ? codes[error.code] : undefined) ?? inMessage ?? codeOf(error);
};
