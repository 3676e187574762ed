import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { forgetAfter, type NoticeMemory } from './noticeMemory.ts';

/**
 * Keeps notices as small files in a folder. A file that is made only if it is not there, and one that is taken away, are
 * the two things that two processes cannot both succeed in; no lock is needed and none is left behind.
 */
export class FileNoticeMemory implements NoticeMemory {
  readonly #folder: string;
  #made: Promise<unknown> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async claim(key: string): Promise<boolean> {
    await this.#make();
    try {
      await writeFile(this.#file(key, 'told'), key, { flag: 'wx' });
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  }

  async remind(key: string, at: number): Promise<void> {
    await this.#make();
    await writeFile(this.#file(key, 'later'), `${at}\n${key}`);
  }

  async reminders(): Promise<readonly { readonly key: string; readonly at: number }[]> {
    await this.#make();
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.later'));
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(this.#folder, name), 'utf8').catch(() => '')),
    );
    return texts.flatMap((text) => {
      const end = text.indexOf('\n');
      const at = Number(text.slice(0, Math.max(0, end)));
      return end > 0 && Number.isFinite(at) ? [{ key: text.slice(end + 1), at }] : [];
    });
  }

  async takeReminder(key: string): Promise<boolean> {
    try {
      await rm(this.#file(key, 'later'));
      return true;
    } catch (error) {
      if (isCode(error, 'ENOENT')) return false;
      throw error;
    }
  }

  /** Takes away what is so old that nothing asks for it any more. */
  async cleanUp(now: number): Promise<void> {
    await this.#make();
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > forgetAfter) await rm(file, { force: true });
    }
  }

  #make(): Promise<unknown> {
    return (this.#made ??= mkdir(this.#folder, { recursive: true }));
  }

  /** A key holds a URI, which is no file name. */
  #file(key: string, kind: 'told' | 'later'): string {
    return path.join(this.#folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.${kind}`);
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
