import type { Hit } from './hitList.ts';
import { LineCounter } from './lineCounter.ts';
import { LineEnds } from './lineEnds.ts';
import type { LiteralFinder } from './literalFinder.ts';
import type { LogFile } from './logFile.ts';
import type { TextEncoding } from './textEncoding.ts';

/** A log on its way past a search. */
export interface Scan {
  readonly log: LogFile;
  readonly encoding: TextEncoding;
  /** The text is between these bytes. */
  readonly start: number;
  readonly end: number;
  readonly found: (hit: Hit) => void;
  /** Told before each block: all before the byte is done, and the byte is in that line. */
  readonly reached: (bytes: number, line: number) => void;
}

/** In the processor's cache, and as a string within V8's own heap: strings over a megabyte are kept outside of it, and longer. */
export const blockBytes = 512 * 1024;

/** Looks for bytes, and reads lines only where there are some. */
export function scanLiteral({ log, encoding, start, end, found, reached }: Scan, finder: LiteralFinder): void {
  const overlap = finder.length + 64;
  const buffer = Buffer.allocUnsafeSlow(blockBytes + overlap + (overlap % 2));
  const counter = new LineCounter(start);
  let base = start;
  let kept = 0;
  // Where the search goes on: behind the line of the last hit.
  let position = start;
  let open: { line: number; startByte: number } | undefined;
  while (base + kept < end) {
    reached(base + kept, counter.line);
    const filled = kept + Math.min(log.readSync(buffer, kept, base + kept), end - base - kept);
    const block = buffer.subarray(0, filled);
    const isLast = base + filled >= end;
    const ends = new LineEnds(block, encoding, isLast);
    const find = finder.inBlock(block);
    for (;;) {
      if (open) {
        const lineEnd = ends.next(Math.max(0, position - base));
        if (lineEnd === -1 && !isLast) break;
        position = lineEnd === -1 ? end : base + lineEnd;
        found({ startLine: open.line, endLine: open.line, startByte: open.startByte, endByte: position });
        open = undefined;
      }
      const at = position - base >= filled ? -1 : find(Math.max(0, position - base));
      if (at === -1) break;
      counter.advance(ends, base, base + at);
      open = { line: counter.line, startByte: counter.lineStart };
      position = base + at;
    }
    if (isLast) break;
    // An undecided `\r` and the beginning of a match at the end are looked at again with the next block.
    const next = Math.max(0, filled - overlap - ((filled - overlap) % encoding.unit));
    counter.advance(ends, base, base + next);
    buffer.copyWithin(0, next, filled);
    kept = filled - next;
    base += next;
  }
}
