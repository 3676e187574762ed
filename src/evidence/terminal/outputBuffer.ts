/** One stretch of memory. Small outputs take small blocks, so that many of them cost little. */
interface Block {
  readonly bytes: Uint8Array;
  used: number;
}
const smallestBlock = 1_024;
const largestBlock = 65_536;

/**
 * What a command printed, within a fixed number of bytes: the beginning and the end of it are kept, as UTF-8 outside of
 * JavaScript's own heap, so that the number says what is really taken.
 */
export class OutputBuffer {
  readonly #mostHead: number;
  readonly #mostTail: number;
  readonly #encoder = new TextEncoder();
  readonly #head: Block[] = [];
  readonly #tail: Block[] = [];
  #headUsed = 0;
  #tailUsed = 0;
  #leftOut = 0;
  /** The first half of a character that was cut in two by the end of a chunk. */
  #half = '';

  /** @param mostBytes a quarter of it is for the beginning; one block of 64 KB may come on top */
  constructor(mostBytes: number) {
    this.#mostHead = Math.max(1, Math.floor(mostBytes / 4));
    this.#mostTail = Math.max(1, mostBytes - this.#mostHead);
  }

  /** Bytes of output that are kept. */
  get size(): number {
    return this.#headUsed + this.#tailUsed;
  }

  /** Bytes of memory that are taken. */
  get allocated(): number {
    return [...this.#head, ...this.#tail].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** Bytes in the middle that were too many to keep. */
  get leftOut(): number {
    return this.#leftOut;
  }

  write(chunk: string): void {
    const text = this.#half + chunk;
    const isCut = /[\ud800-\udbff]$/.test(text);
    this.#half = isCut ? text.slice(-1) : '';
    let bytes = this.#encoder.encode(isCut ? text.slice(0, -1) : text);
    const toHead = this.#tail.length > 0 ? 0 : Math.min(bytes.length, this.#mostHead - this.#headUsed);
    append(this.#head, bytes.subarray(0, toHead), this.#headUsed, this.#mostHead);
    this.#headUsed += toHead;
    bytes = bytes.subarray(toHead);
    append(this.#tail, bytes, this.#tailUsed, largestBlock);
    this.#tailUsed += bytes.length;
    this.#dropOldest();
  }

  /** The beginning and the end, with a line that says how much is missing between them. */
  toString(): string {
    const head = joined(this.#head, this.#headUsed);
    const tail = joined(this.#tail, this.#tailUsed);
    const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    if (this.#leftOut === 0) return decode(concat(head, tail));
    // Cut at line ends, so that neither a character nor an escape sequence is cut in two.
    const headEnd = head.lastIndexOf(lineFeed) + 1 || head.length;
    const tailStart = tail.indexOf(lineFeed) + 1;
    const missing = this.#leftOut + (head.length - headEnd) + tailStart;
    return `${decode(head.subarray(0, headEnd))}\r\n[… ${missing} B …]\r\n${decode(tail.subarray(tailStart))}`;
  }

  #dropOldest(): void {
    for (let oldest = this.#tail[0]; oldest && this.#tailUsed - oldest.used >= this.#mostTail; oldest = this.#tail[0]) {
      this.#tail.shift();
      this.#tailUsed -= oldest.used;
      this.#leftOut += oldest.used;
    }
  }
}

const lineFeed = 10;

/** @param used bytes in all blocks so far: the next one is as large as that, up to `most` */
function append(blocks: Block[], bytes: Uint8Array, used: number, most: number): void {
  let rest = bytes;
  let total = used;
  while (rest.length > 0) {
    let last = blocks.at(-1);
    if (!last || last.used === last.bytes.length) {
      const size = Math.min(Math.max(smallestBlock, total), largestBlock, Math.max(smallestBlock, most));
      last = { bytes: new Uint8Array(size), used: 0 };
      blocks.push(last);
    }
    const taken = rest.subarray(0, last.bytes.length - last.used);
    last.bytes.set(taken, last.used);
    last.used += taken.length;
    total += taken.length;
    rest = rest.subarray(taken.length);
  }
}

function joined(blocks: readonly Block[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const { bytes, used } of blocks) {
    all.set(bytes.subarray(0, used), at);
    at += used;
  }
  return all;
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
