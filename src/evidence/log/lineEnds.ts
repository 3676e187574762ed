import type { TextEncoding } from './textEncoding.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * The ends of lines in a block of a file, as VS Code counts them: `\n`, `\r\n` and a lone `\r`. Their bytes are never part of
 * another character, in any of the encodings. A block begins at a whole code unit; positions count from its beginning.
 */
export class LineEnds {
  readonly #block: Buffer;
  readonly #encoding: TextEncoding;
  readonly #isLast: boolean;
  /** The next carriage return at or after the last position asked about; searched only once it was passed. */
  #return = -1;

  /** @param isLast whether the file ends with this block: else a `\r` at its end may be half of a line end */
  constructor(block: Buffer, encoding: TextEncoding, isLast: boolean) {
    this.#block = block;
    this.#encoding = encoding;
    this.#isLast = isLast;
  }

  /** The position behind the first line end at or after `from`; -1 when there is none, or only half of one. */
  next(from: number): number {
    const { unit } = this.#encoding;
    const feed = this.#find(newline, from);
    if (this.#return < from) this.#return = this.#find(carriageReturn, from);
    const back = this.#return;
    if (feed < back || (feed === back && feed === Infinity)) return feed === Infinity ? -1 : feed + unit;
    if (back + unit === feed) return feed + unit;
    const isUndecided = back + unit >= this.#block.length && !this.#isLast;
    return isUndecided ? -1 : back + unit;
  }

  /** How many lines end in `from` to `to`, and the position behind the last of them. */
  count(from: number, to: number): { lines: number; last: number } {
    let lines = 0;
    let last = from;
    const isPlain = this.#encoding.unit === 1 && this.#find(carriageReturn, from) === Infinity;
    if (isPlain) {
      // Most logs; native code does nearly all of the work.
      for (let at = this.#block.indexOf(newline, from); at !== -1 && at < to; at = this.#block.indexOf(newline, last)) {
        lines += 1;
        last = at + 1;
      }
      return { lines, last };
    }
    for (let end = this.next(from); end !== -1 && end <= to; end = this.next(end)) {
      lines += 1;
      last = end;
    }
    return { lines, last };
  }

  /** The position behind the last line end before `before`; -1 when there is none. */
  previous(before: number): number {
    const { unit } = this.#encoding;
    for (let at = before - unit; at >= 0; at -= unit) {
      const letter = this.#letterAt(at);
      if (letter === newline) return at + unit;
      const isAlone = letter === carriageReturn && this.#letterAt(at + unit) !== newline;
      const isUndecided = at + unit >= this.#block.length && !this.#isLast;
      if (isAlone && !isUndecided) return at + unit;
    }
    return -1;
  }

  #find(letter: number, from: number): number {
    const { unit, asciiByte } = this.#encoding;
    for (let at = from; ; at += 1) {
      at = this.#block.indexOf(letter, at);
      if (at === -1) return Infinity;
      if (unit === 1) return at;
      const start = at - asciiByte;
      if (start >= from && start % 2 === 0 && this.#block[at + 1 - 2 * asciiByte] === 0) return start;
    }
  }

  /** The ASCII letter of the unit at a position, 0 for another. */
  #letterAt(at: number): number {
    const { unit, asciiByte } = this.#encoding;
    if (unit === 1) return this.#block[at] ?? 0;
    return this.#block[at + 1 - asciiByte] === 0 ? (this.#block[at + asciiByte] ?? 0) : 0;
  }
}
