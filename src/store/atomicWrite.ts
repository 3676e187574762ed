import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from './fileAccess.ts';
import { stampOf } from './nodeRead.ts';

/** Temporary files of this product: `.case.json.<process>-<random>.tmp`, beside the file. */
export const temporaryShape = /^\..+\.(\d+)-[0-9a-f]{12}\.tmp$/;

const temporaryFor = (file: string): string =>
  path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

/**
 * Writes a file so that a reader, or a computer that loses power, has the old text or the new, whole. steno, which lowdb
 * brings, gives every process the same temporary name, so that two windows could mix their texts; write-file-atomic
 * derives it from the process id, which two containers on one folder may share. Here it is random and must be new.
 * @param beforeReplace may refuse by throwing; the file is then left as it was
 * @returns the stamp of the new file
 */
export async function atomicWrite(file: string, text: string, beforeReplace?: () => Promise<void>): Promise<string> {
  // A link stays a link: what it leads to is replaced.
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (stats) => stats.mode & 0o777,
    () => undefined,
  );
  const temporary = temporaryFor(target);
  try {
    const handle = await open(temporary, 'wx', mode);
    let stamp: string;
    try {
      await handle.writeFile(text, 'utf8');
      if (mode !== undefined && process.platform !== 'win32') await handle.chmod(mode);
      // Without it a power cut after the rename can leave an empty file; it runs in the thread pool and blocks nothing.
      await handle.sync();
      stamp = stampOf(await handle.stat());
    } finally {
      await handle.close();
    }
    await beforeReplace?.();
    await renameOver(temporary, target);
    return stamp;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** On Windows a virus scanner or an indexer that has the file open makes the rename fail for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const isMomentary = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!isMomentary || attempt >= 8) throw error;
      await delay(10 * 2 ** attempt);
    }
  }
}
