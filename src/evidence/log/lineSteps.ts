import { LineEnds } from './lineEnds.ts';
import type { LogFile } from './logFile.ts';
import type { ByteRange } from '../lineBytes.ts';
import type { LogRange } from './lineRange.ts';
import type { TextEncoding } from './textEncoding.ts';

const blockBytes = 64 * 1024;

/** The first byte of the text, behind a byte order mark. */
export const textStart = (log: LogFile, encoding: TextEncoding): number => Math.min(encoding.mark, log.size);

/** Where the text ends: half a code unit at the end, as of a log that is being written, is left out. */
export const textEnd = (log: LogFile, { unit }: TextEncoding): number => log.size - (log.size % unit);

/**
 * Goes back from the beginning of a line by a number of lines.
 * @param from a byte at which a line begins, or the end of the file
 * @returns the byte at which the line begins, and how many lines it went: fewer at the beginning of the file
 */
export async function stepBack(
  log: LogFile,
  encoding: TextEncoding,
  from: number,
  lines: number,
): Promise<{ startByte: number; lines: number }> {
  const first = textStart(log, encoding);
  let passed = 0;
  let start = from;
  // The block reaches one unit past the line start: a `\r` before it may belong to a `\n` there.
  for (let end = from; end > first && passed < lines;) {
    const blockStart = Math.max(first, end - blockBytes);
    const after = Math.min(textEnd(log, encoding), end + encoding.unit);
    const block = await log.read(blockStart, after - blockStart);
    const ends = new LineEnds(block, encoding, after === textEnd(log, encoding));
    // The line end right before `start` closes the line that is gone back over: the search begins in front of it.
    let at = end - blockStart;
    while (passed < lines) {
      const found = ends.previous(at);
      if (found === -1) break;
      if (blockStart + found !== start) {
        start = blockStart + found;
        passed += 1;
      }
      at = found - encoding.unit;
    }
    if (passed === lines) break;
    if (blockStart === first) {
      if (start > first) passed += 1;
      start = first;
      break;
    }
    end = blockStart;
  }
  return { startByte: start, lines: passed };
}

/**
 * Goes on from the beginning of a line by a number of lines.
 * @returns the byte behind the line end of the last one, and how many lines there were: fewer at the end of the file
 */
export async function stepOn(
  log: LogFile,
  encoding: TextEncoding,
  from: number,
  lines: number,
): Promise<{ endByte: number; lines: number }> {
  const last = textEnd(log, encoding);
  let passed = 0;
  let position = from;
  let end = from;
  while (passed < lines && position < last) {
    const block = await log.read(position, Math.min(blockBytes, last - position));
    const isLast = position + block.length >= last;
    const ends = new LineEnds(block, encoding, isLast);
    let at = 0;
    while (passed < lines) {
      const found = ends.next(at);
      if (found === -1) break;
      at = found;
      end = position + found;
      passed += 1;
    }
    if (passed === lines) break;
    if (isLast) {
      if (end < last) passed += 1;
      end = last;
      break;
    }
    // An undecided `\r` at the end is looked at again with what follows it.
    position += Math.max(at, block.length - encoding.unit);
  }
  return { endByte: end, lines: passed };
}

/** The last lines of a log, read backwards from its end. A last line without an end counts. */
export async function tailOf(
  log: LogFile,
  encoding: TextEncoding,
  lines: number,
): Promise<ByteRange & { lines: number }> {
  const endByte = textEnd(log, encoding);
  const back = await stepBack(log, encoding, endByte, lines);
  return { startByte: back.startByte, endByte, lines: back.lines };
}

/** A range with lines before and after it, as many as there are. */
export async function withContext(
  log: LogFile,
  encoding: TextEncoding,
  range: LogRange,
  context: { readonly before: number; readonly after: number },
): Promise<LogRange> {
  const before = await stepBack(log, encoding, range.startByte, context.before);
  const after = await stepOn(log, encoding, range.endByte, context.after);
  return {
    startLine: range.startLine - before.lines,
    endLine: range.endLine + after.lines,
    startByte: before.startByte,
    endByte: after.endByte,
  };
}
