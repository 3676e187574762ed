import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, lstat, mkdir, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { asWriteError, EvidenceError, systemCode, type EvidenceFolder, type WrittenFile } from './evidenceFolder.ts';
import { isSafeName } from './evidenceName.ts';

/** Half-written files of a crash are cleared away after this time; a younger one may belong to another window. */
const staleAfterMs = 60 * 60_000;
const temporary = /^\..+\.tmp$/;

/**
 * A folder of evidence on a local disk.
 * @param folder its path
 * @param within the folder that no link may lead out of: the case folder
 */
export function localFolder(folder: string, within: string): EvidenceFolder {
  const fileOf = (name: string): string => {
    if (!isSafeName(name)) throw new EvidenceError({ kind: 'unsafeName', name });
    return path.join(folder, name);
  };
  /** The same place with all links followed. @throws EvidenceError when that is outside, or nothing is there */
  const followed = async (place: string): Promise<string> => {
    const name = path.basename(place);
    try {
      const [root, real] = await Promise.all([realpath(within), realpath(place)]);
      if (real !== root && !real.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
        throw new EvidenceError({ kind: 'outsideCase', name });
      return real;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') throw new EvidenceError({ kind: 'missing', name }, { cause: error });
      throw error;
    }
  };

  return {
    names: async () => {
      try {
        return (await readdir(folder)).filter((name) => !temporary.test(name));
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    has: async (name) => {
      try {
        return (await lstat(fileOf(name))).isFile();
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false;
        throw error;
      }
    },
    create: async (name, content, signal) => {
      const file = fileOf(name);
      // Not recursive: a case folder that is gone must not come back as an empty shell.
      await mkdir(folder).catch((error: unknown) => {
        if (!['EEXIST', 'ENOENT'].includes(systemCode(error))) throw asWriteError(error);
      });
      await followed(folder);
      await clearStale(folder);
      return writeNew(file, content, signal);
    },
    read: async function* (name) {
      const file = await followed(fileOf(name));
      if (!(await stat(file)).isFile()) throw new EvidenceError({ kind: 'notAFile', name });
      yield* readFileChunks(file);
    },
    remove: async (name) => {
      const file = fileOf(name);
      try {
        await followed(folder);
        await rm(file, { force: true });
      } catch (error) {
        if (error instanceof EvidenceError && error.problem.kind === 'missing') return;
        throw asWriteError(error);
      }
    },
  };
}

/**
 * The content of a file, no more than `limit` bytes of it: a log that grows meanwhile does not go on for ever.
 * @param start the byte to begin at
 */
export async function* readFileChunks(
  file: string,
  limit = Number.MAX_SAFE_INTEGER,
  start = 0,
): AsyncGenerator<Uint8Array> {
  if (limit <= 0) return;
  const end = Math.min(start + limit - 1, Number.MAX_SAFE_INTEGER);
  for await (const chunk of createReadStream(file, { start, end, highWaterMark: 256 * 1024 })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

/** Removes files that have lain in a folder for longer than `ageMs`. */
export async function removeOlderThan(
  folder: string,
  ageMs: number,
  keep: (name: string) => boolean = () => false,
): Promise<void> {
  const limit = Date.now() - ageMs;
  for (const name of await readdir(folder).catch(() => [])) {
    if (keep(name)) continue;
    const file = path.join(folder, name);
    try {
      const found = await lstat(file);
      if (found.isFile() && found.mtimeMs < limit) await rm(file, { force: true });
    } catch {
      // Another window was quicker, or holds it open: it goes next time.
    }
  }
}

const clearStale = (folder: string): Promise<void> =>
  removeOlderThan(folder, staleAfterMs, (name) => !temporary.test(name));

async function writeNew(file: string, content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<WrittenFile> {
  const draft = path.join(
    path.dirname(file),
    `.${path.basename(file).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  let handle: FileHandle | undefined;
  try {
    handle = await open(draft, 'wx').catch((error: unknown) => {
      throw asWriteError(error);
    });
    const written = await fill(handle, content, signal);
    await handle.close();
    handle = undefined;
    await publish(draft, file);
    return written;
  } finally {
    await handle?.close().catch(() => undefined);
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function fill(
  handle: FileHandle,
  content: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.byteLength;
    try {
      for (let done = 0; done < chunk.byteLength;) done += (await handle.write(chunk, done)).bytesWritten;
    } catch (error) {
      throw asWriteError(error);
    }
  }
  signal?.throwIfAborted();
  try {
    await handle.sync();
  } catch (error) {
    throw asWriteError(error);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Gives the finished file its name. A hard link fails when the name is taken, where a rename would replace. */
async function publish(draft: string, file: string): Promise<void> {
  const taken = (error?: unknown): EvidenceError =>
    new EvidenceError({ kind: 'taken', name: path.basename(file) }, { cause: error });
  try {
    await link(draft, file);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw taken(error);
    // exFAT and some network shares have no hard links.
    if (
      await lstat(file).then(
        () => true,
        () => false,
      )
    )
      throw taken();
    try {
      await rename(draft, file);
    } catch (failure) {
      throw asWriteError(failure);
    }
  }
}
