import { LineCounter } from './lineCounter.ts';
import { LineEnds } from './lineEnds.ts';
import { textEnd, textStart } from './lineSteps.ts';
import { LogFile, type LogSnapshot } from './logFile.ts';
import { blockBytes } from './scanLiteral.ts';
import type { TextEncoding } from './textEncoding.ts';

export interface CountInput {
  readonly log: LogSnapshot;
  readonly encoding: TextEncoding;
  /** Bytes at which lines begin, in order. */
  readonly positions: readonly number[];
}

/**
 * A task for the worker: the numbers, from 1, of the lines that begin at these bytes; of the end of a file without a last
 * line end, the number that the next line would have.
 * @throws LogChanged
 */
export async function countLines(
  { log: snapshot, encoding, positions }: CountInput,
  report: (progress: { readonly bytes: number }) => void,
): Promise<number[]> {
  const log = await LogFile.open(snapshot.path, snapshot);
  try {
    const end = Math.max(0, ...positions);
    const counter = new LineCounter(textStart(log, encoding));
    const buffer = Buffer.allocUnsafeSlow(blockBytes);
    const numbers: number[] = [];
    let base = counter.position;
    const settle = (ends: LineEnds | undefined, upTo: number): void => {
      for (let next = positions[numbers.length]; next !== undefined && next <= upTo; next = positions[numbers.length]) {
        if (ends) counter.advance(ends, base, next);
        numbers.push(counter.lineStart < next && next === textEnd(log, encoding) ? counter.line + 1 : counter.line);
      }
    };
    settle(undefined, base);
    while (base < end) {
      report({ bytes: base });
      const filled = log.readSync(buffer, 0, base);
      const ends = new LineEnds(buffer.subarray(0, filled), encoding, base + filled >= log.size);
      const done = base + filled >= log.size ? base + filled : base + filled - encoding.unit;
      settle(ends, done);
      counter.advance(ends, base, Math.max(counter.position, done));
      base = done;
    }
    await log.verify();
    return numbers;
  } finally {
    await log.close();
  }
}
