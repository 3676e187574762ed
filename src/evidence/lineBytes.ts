import { LineHasher } from './lineHash.ts';
import { linesOfChunks } from './linesOfFile.ts';

/** Lines of a file, from 1, `endLine` included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}
/** Bytes of a file, from 0 at its beginning (a byte order mark included), `endByte` not included. */
export interface ByteRange {
  readonly startByte: number;
  readonly endByte: number;
}

/**
 * The bytes that lines take in a file, the end of the last line included. Nothing is decoded: in every encoding that VS Code
 * reads, the bytes of `\r` and `\n` stand for nothing else, and UTF-16 has them in two bytes.
 * @returns for each range its bytes; undefined where the file has fewer lines
 */
export async function bytesOfLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  ranges: readonly LineRange[],
): Promise<(ByteRange | undefined)[]> {
  const wanted = new Set(ranges.flatMap(({ startLine, endLine }) => [startLine, endLine + 1]));
  const last = Math.max(0, ...wanted);
  const starts = new Map<number, number>([[1, 0]]);
  const scanner = new LineScanner(encoding, (line, at) => {
    if (wanted.has(line)) starts.set(line, at);
  });
  for await (const chunk of chunks) {
    scanner.add(chunk);
    if (scanner.line > last) break;
  }
  scanner.end();
  return ranges.map(({ startLine, endLine }) => {
    const startByte = starts.get(startLine);
    if (startByte === undefined || endLine > scanner.line) return undefined;
    return { startByte, endByte: starts.get(endLine + 1) ?? scanner.bytes };
  });
}

/** Calls back with the number of each line but the first and the byte that it starts at. */
class LineScanner {
  line = 1;
  bytes = 0;
  readonly #onLine: (line: number, at: number) => void;
  readonly #width: 1 | 2;
  /** Which byte of a code unit holds the value of a line end; the other one is zero. */
  readonly #low: 0 | 1;
  #first = 0;
  #followsReturn = false;

  constructor(encoding: string | undefined, onLine: (line: number, at: number) => void) {
    const utf16 = /^utf-?16(be)?/i.exec(encoding ?? '');
    this.#width = utf16 ? 2 : 1;
    this.#low = utf16?.[1] === undefined ? 0 : 1;
    this.#onLine = onLine;
  }

  add(chunk: Uint8Array): void {
    if (this.#width === 1) for (const byte of chunk) this.#unit(byte);
    else for (const byte of chunk) this.#half(byte);
  }
  /** A `\r` at the very end is a line end too. */
  end(): void {
    if (this.#followsReturn) this.#next();
  }

  #half(byte: number): void {
    if (this.bytes % 2 === 0) {
      this.#first = byte;
      this.bytes += 1;
      return;
    }
    this.bytes -= 1;
    const [low, high] = this.#low === 0 ? [this.#first, byte] : [byte, this.#first];
    this.#unit(high === 0 ? low : 0x100);
  }
  #unit(value: number): void {
    // Only what follows tells whether a `\r` is the first half of an end.
    if (this.#followsReturn && value !== 0x0a) this.#next();
    this.bytes += this.#width;
    this.#followsReturn = value === 0x0d;
    if (value === 0x0a) this.#next();
  }
  #next(): void {
    this.#followsReturn = false;
    this.line += 1;
    this.#onLine(this.line, this.bytes);
  }
}

/**
 * Whether bytes are the lines with that hash (see `LineHasher`).
 * @param chunks the bytes of a range as `bytesOfLines` gives it
 */
export async function areLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  { startLine, endLine, sha256 }: LineRange & { readonly sha256: string },
): Promise<boolean> {
  const hasher = new LineHasher();
  // What ends the last line begins no line of its own.
  let left = endLine - startLine + 1;
  for await (const lines of linesOfChunks(chunks, encoding)) {
    for (const line of lines.slice(0, left)) hasher.add(line);
    left -= Math.min(left, lines.length);
  }
  return left === 0 && hasher.digest() === sha256;
}
