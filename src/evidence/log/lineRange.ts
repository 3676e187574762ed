/** Whole lines of a log. Lines count from 1, `endLine` included; `endByte` is behind the line end of the last one. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly startByte: number;
  readonly endByte: number;
}

/** A stretch of whole lines whose numbers are not known. */
export interface ByteRange {
  readonly startByte: number;
  readonly endByte: number;
}

/** The same lines, without overlap and in order; ranges that touch become one. */
export function mergeRanges(ranges: readonly LineRange[]): LineRange[] {
  const merged: LineRange[] = [];
  for (const range of [...ranges].sort((one, other) => one.startByte - other.startByte)) {
    const last = merged.at(-1);
    if (last === undefined || range.startByte > last.endByte) merged.push(range);
    else if (range.endByte > last.endByte)
      merged[merged.length - 1] = { ...last, endLine: range.endLine, endByte: range.endByte };
  }
  return merged;
}
