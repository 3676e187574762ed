import { createHash } from 'node:crypto';
import { EvidenceError, type EvidenceFolder } from '../../../src/evidence/evidenceFolder.ts';

/** A folder of evidence in memory that takes down the order of what happens and fails on demand. */
export class MemoryFolder implements EvidenceFolder {
  readonly files = new Map<string, Uint8Array>();
  readonly #happened: string[];
  /** Throws on the creation with this number, counted from 1. */
  failAt = 0;
  #created = 0;

  constructor(happened: string[] = []) {
    this.#happened = happened;
  }
  names = (): Promise<string[]> => Promise.resolve([...this.files.keys()]);
  has = (name: string): Promise<boolean> => Promise.resolve(this.files.has(name));
  create = async (
    name: string,
    content: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<{ bytes: number; sha256: string }> => {
    this.#created += 1;
    const parts: Uint8Array[] = [];
    for await (const part of content) {
      signal?.throwIfAborted();
      parts.push(part);
    }
    if (this.#created === this.failAt) throw new EvidenceError({ kind: 'noSpace' });
    if (this.files.has(name)) throw new EvidenceError({ kind: 'taken', name });
    const whole = Buffer.concat(parts);
    this.files.set(name, whole);
    this.#happened.push(`file ${name}`);
    return { bytes: whole.byteLength, sha256: createHash('sha256').update(whole).digest('hex') };
  };
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const content = this.files.get(name);
    if (!content) throw new EvidenceError({ kind: 'missing', name });
    yield await Promise.resolve(content);
  }
  remove = (name: string): Promise<void> => {
    this.files.delete(name);
    this.#happened.push(`removed ${name}`);
    return Promise.resolve();
  };
  text = (name: string): string | undefined => {
    const content = this.files.get(name);
    return content && Buffer.from(content).toString();
  };
}
