import { createHash } from 'node:crypto';

/** Hash of whole lines, joined by `\n` whatever ended them in the source; lower-case hexadecimal SHA-256. */
export class LineHasher {
  readonly #hash = createHash('sha256');
  #isFirst = true;

  add(line: string): this {
    if (!this.#isFirst) this.#hash.update('\n');
    this.#isFirst = false;
    this.#hash.update(line);
    return this;
  }
  digest(): string {
    return this.#hash.digest('hex');
  }
}

export const hashLine = (line: string): string => new LineHasher().add(line).digest();
