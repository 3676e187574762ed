import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

/** Which file it was and how far it reached when it was first looked at. Plain data: it crosses to the worker. */
export interface LogSnapshot {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
  /** Bytes. What is appended later is not looked at. */
  readonly size: number;
  /** When it was last changed then, in ms since the epoch. */
  readonly changed: number;
  /** Hash of the first bytes: a log that was emptied and has grown again is another one. */
  readonly head: string;
}

/** What happened to a log while it was read. */
export type LogChange = 'rotated' | 'truncated' | 'gone';

/** The file is not, or no longer, the one that was looked at; the two are never mixed. */
export class LogChanged extends Error {
  override readonly name = 'LogChanged';
  /** Survives the way out of a worker, where classes do not. */
  readonly code: string;
  readonly change: LogChange;
  constructor(change: LogChange) {
    super(`The log was ${change} while it was read`);
    this.change = change;
    this.code = `LOG_${change.toUpperCase()}`;
  }
}

const headBytes = 1_024;

/**
 * A log on a local disk, open for reading, as it stood at one moment. The open handle keeps to the same file when the log
 * is rotated by renaming; growth is ignored; a read that the file no longer has bytes for throws `LogChanged`.
 */
export class LogFile {
  readonly snapshot: LogSnapshot;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, snapshot: LogSnapshot) {
    this.#handle = handle;
    this.snapshot = snapshot;
  }

  /**
   * @param expected what was looked at before; without it, the file as it is now
   * @throws LogChanged when the path now leads to another file, or one with less in it; system errors of opening
   */
  static async open(path: string, expected?: LogSnapshot): Promise<LogFile> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw expected !== undefined && error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? new LogChanged('gone')
        : error;
    });
    try {
      const { dev, ino, size, changed, isFile } = await handleStat(handle);
      if (!isFile) throw Object.assign(new Error(`${path} is not an ordinary file`), { code: 'EISDIR' });
      if (expected === undefined)
        return new LogFile(handle, { path, device: dev, inode: ino, size, changed, head: await headOf(handle, size) });
      if (dev !== expected.device || ino !== expected.inode) throw new LogChanged('rotated');
      const log = new LogFile(handle, expected);
      await log.verify();
      return log;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get size(): number {
    return this.snapshot.size;
  }

  /**
   * Bytes from `position` on: as many as asked for, fewer only at the end of the snapshot.
   * @throws LogChanged `truncated` when the file no longer has them
   */
  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - position));
    const buffer = Buffer.allocUnsafe(wanted);
    for (let done = 0; done < wanted;) {
      const { bytesRead } = await this.#handle.read(buffer, done, wanted - done, position + done);
      if (bytesRead === 0) throw new LogChanged('truncated');
      done += bytesRead;
    }
    return buffer;
  }

  /** As `read`, into a buffer, without giving way: for a worker. @returns how many bytes were read */
  readSync(buffer: Buffer, at: number, position: number): number {
    const wanted = Math.max(0, Math.min(buffer.length - at, this.size - position));
    for (let done = 0; done < wanted;) {
      const count = readSync(this.#handle.fd, buffer, at + done, wanted - done, position + done);
      if (count === 0) throw new LogChanged('truncated');
      done += count;
    }
    return wanted;
  }

  /** @throws LogChanged when what is open no longer begins as it did, or has become shorter */
  async verify(): Promise<void> {
    const { size } = await handleStat(this.#handle);
    if (size < this.size) throw new LogChanged('truncated');
    if ((await headOf(this.#handle, this.size)) !== this.snapshot.head) throw new LogChanged('truncated');
  }

  /** What became of the log under its path since: the same and no longer, grown, or another file. */
  async fate(): Promise<'same' | 'grown' | LogChange> {
    try {
      const found = await stat(this.snapshot.path);
      if (found.dev !== this.snapshot.device || found.ino !== this.snapshot.inode) return 'rotated';
      await this.verify();
      return found.size > this.size ? 'grown' : 'same';
    } catch (error) {
      return error instanceof LogChanged ? error.change : 'gone';
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

async function handleStat(
  handle: FileHandle,
): Promise<{ dev: number; ino: number; size: number; changed: number; isFile: boolean }> {
  const found = await handle.stat();
  return { dev: found.dev, ino: found.ino, size: found.size, changed: found.mtimeMs, isFile: found.isFile() };
}

async function headOf(handle: FileHandle, size: number): Promise<string> {
  const buffer = Buffer.alloc(Math.min(headBytes, size));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex');
}
