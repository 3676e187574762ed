import type { ByteRange, LineRange } from '../lineBytes.ts';

/** Whole lines of a log, with their numbers and bytes. */
export type LogRange = LineRange & ByteRange;

/** The same lines, without overlap and in order; ranges that touch become one. */
export function mergeRanges(ranges: readonly LogRange[]): LogRange[] {
  const merged: LogRange[] = [];
  for (const range of [...ranges].sort((one, other) => one.startByte - other.startByte)) {
    const last = merged.at(-1);
    if (last === undefined || range.startByte > last.endByte) merged.push(range);
    else if (range.endByte > last.endByte)
      merged[merged.length - 1] = { ...last, endLine: range.endLine, endByte: range.endByte };
  }
  return merged;
}
