import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, FileFailure, type FileLock } from './fileAccess.ts';

/** Lock files of this product and what is needed to take one away: `.case.json.lock`, `.case.json.lock.<nonce>.break`. */
export const lockShape = /^\..+\.lock(\.[0-9a-f]{16}\.break)?$/;

export interface LockTimes {
  /** A lock of another computer or container that shows no sign of life for this long is taken away, ms. */
  readonly staleMs: number;
  /** After this long the waiting ends with ELOCKED, ms. */
  readonly giveUpMs: number;
}
/** A lock file without an owner was left between making it and writing it, which takes no time at all, ms. */
const emptyMs = 300;
const usualTimes: LockTimes = { staleMs: 2_000, giveUpMs: 5_000 };

const lockFileOf = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.lock`);

/**
 * Takes the lock of a file: a file beside it that only one can make, with the process that made it inside. A killed
 * process of the same computer is noticed at once. (proper-lockfile waits two seconds in any case, and two waiters that
 * find the same stale lock can both end up with it.)
 * @throws FileFailure with code ELOCKED when another holds it for too long; what the file system says otherwise
 */
export async function lockFile(file: string, times: LockTimes = usualTimes): Promise<FileLock> {
  const lock = lockFileOf(file);
  const owner = newOwner();
  const start = performance.now();
  let watched: { mark: string; since: number } | undefined;
  for (;;) {
    try {
      await writeFile(lock, owner, { flag: 'wx' });
      return heldLock(lock, owner, times);
    } catch (error) {
      // Windows answers EPERM while the old lock file is being deleted.
      const code = codeOf(error);
      if (code !== 'EEXIST' && !(process.platform === 'win32' && code === 'EPERM')) throw error;
    }
    const now = performance.now();
    const found = await look(lock);
    if (found === undefined) continue;
    // By watching it rather than by its age: the clock of a file server may differ from this one.
    if (watched?.mark !== found.mark) watched = { mark: found.mark, since: now };
    const patience = found.owner === '' ? Math.min(emptyMs, times.staleMs) : times.staleMs;
    if (isDead(found.owner) || now - watched.since >= patience) {
      await breakLock(lock, found.owner, times);
      watched = undefined;
      continue;
    }
    if (now - start >= times.giveUpMs) throw new FileFailure('ELOCKED', `another process holds ${lock}`);
    await delay(3 + Math.random() * 12);
  }
}

function heldLock(lock: string, owner: string, { staleMs }: LockTimes): FileLock {
  // A sign of life, for those who cannot see whether the process lives.
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, staleMs / 4);
  heartbeat.unref();
  const isHeld = async (): Promise<boolean> => (await look(lock))?.owner === owner;
  return {
    assertHeld: async () => {
      if (!(await isHeld())) throw new FileFailure('ELOCKED', `${lock} was taken by another process`);
    },
    release: async () => {
      clearInterval(heartbeat);
      if (await isHeld()) await rm(lock, { force: true });
    },
  };
}

/**
 * Takes a dead lock away. Only one may do so at a time, and only while it is still the same lock: otherwise the second
 * of two waiters would remove the new lock of the first.
 */
async function breakLock(lock: string, owner: string, times: LockTimes): Promise<void> {
  const permit = `${lock}.${nonceOf(owner)}.break`;
  try {
    await writeFile(permit, newOwner(), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const age = await stat(permit).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    const permitOwner = (await look(permit))?.owner;
    if (age > times.staleMs || (permitOwner !== undefined && isDead(permitOwner))) await rm(permit, { force: true });
    else await delay(5);
    return;
  }
  try {
    if ((await look(lock))?.owner === owner) await rm(lock, { force: true });
  } finally {
    await rm(permit, { force: true });
  }
}

/** Who holds the lock, and a mark that changes with every sign of life; undefined when it is gone. */
const look = async (lock: string): Promise<{ owner: string; mark: string } | undefined> => {
  try {
    const [owner, stats] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    return { owner, mark: `${owner} ${stats.mtimeMs}` };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EPERM') return undefined;
    throw error;
  }
};

/** Whether a lock or temporary file of this owner can be removed: its process is of this computer and ended. */
export const isDead = (owner: string): boolean => {
  const [, pid, place] = owner.split(' ');
  return place === thisPlace && pid !== undefined && !isAlive(Number(pid));
};

/** Whether a process with this id runs here. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

const newOwner = (): string => `${randomBytes(8).toString('hex')} ${process.pid} ${thisPlace}`;
const nonceOf = (owner: string): string => /^[0-9a-f]{16}/.exec(owner)?.[0] ?? '0'.repeat(16);

/** Where process ids mean the same: the computer, and on Linux the namespace, since containers may share a host name. */
const thisPlace = [hostname(), ...pidNamespace()].join('/').replaceAll(' ', '_');

function pidNamespace(): string[] {
  try {
    return [readlinkSync('/proc/self/ns/pid')];
  } catch {
    return [];
  }
}
