import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atomicWrite, temporaryShape } from './atomicWrite.ts';
import { codeOf, type FileAccess, type FolderItem, type ReadOptions } from './fileAccess.ts';
import { isAlive, isDead, lockFile, lockShape } from './fileLock.ts';
import { isWithin, readText, readTextNow, type NodeReadOptions } from './nodeRead.ts';

/** Local files, by `file:` URIs. */
export const nodeFileAccess: FileAccess = {
  list: async (folder) => (await readdir(fileURLToPath(folder), { withFileTypes: true })).map(itemOf),
  read: (file, options) => readText(fileURLToPath(file), nodeOptions(options)),
  readNow: (file, options) => readTextNow(fileURLToPath(file), nodeOptions(options)),
  replace: (file, text, beforeReplace) => atomicWrite(fileURLToPath(file), text, beforeReplace),
  lock: (file) => lockFile(fileURLToPath(file)),
  createFolder: async (folder) => (await mkdir(fileURLToPath(folder), { recursive: true })) !== undefined,
  remove: async (uri) => {
    const target = fileURLToPath(uri);
    const isFolder = await stat(target).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    await (isFolder ? rmdir(target) : rm(target, { force: true }));
  },
  isInside: async (uri, root) => {
    const [target, folder] = await Promise.all([realpath(fileURLToPath(uri)), realpath(fileURLToPath(root))]);
    return isWithin(target, folder);
  },
  removeLeftovers: (folder) => removeLeftovers(fileURLToPath(folder)),
};

const nodeOptions = ({ limit, knownStamp, within }: ReadOptions): NodeReadOptions => {
  // Thousands of reads in a row are of one root.
  if (lastRoot.uri !== within) lastRoot = { uri: within, path: fileURLToPath(within) };
  return { limit, knownStamp, within: lastRoot.path };
};

let lastRoot = { uri: '', path: '' };

const itemOf = (item: Dirent): FolderItem => ({
  name: item.name,
  kind: item.isDirectory() ? 'folder' : item.isFile() ? 'file' : item.isSymbolicLink() ? 'link' : 'other',
});

/** A temporary file this old belongs to no save, whatever process or computer it is of. */
const oldMs = 60_000;

async function removeLeftovers(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => temporaryShape.test(name) || lockShape.test(name));
  const removed: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    try {
      if (!(await isLeftover(file, name))) continue;
      await rm(file, { force: true });
      removed.push(name);
    } catch (error) {
      // Somebody else removed it, or may not: it stays and does no harm.
      if (codeOf(error) !== 'ENOENT') continue;
    }
  }
  return removed;
}

const isLeftover = async (file: string, name: string): Promise<boolean> => {
  const age = Date.now() - (await stat(file)).mtimeMs;
  if (age > oldMs) return true;
  const pid = temporaryShape.exec(name)?.[1];
  // A process of another computer or container may have made it: young files of unknown processes stay.
  if (pid !== undefined) return age > 2_000 && !isAlive(Number(pid));
  return isDead(await readFile(file, 'utf8'));
};
