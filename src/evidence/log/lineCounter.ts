import type { LineEnds } from './lineEnds.ts';

/** Where a scan is: how far lines are counted, and in which line that is. Absolute bytes; lines count from 1. */
export class LineCounter {
  line = 1;
  lineStart: number;
  position: number;

  constructor(start: number) {
    this.lineStart = start;
    this.position = start;
  }

  /** Counts the lines of a block up to a byte. @param base where in the file the block begins */
  advance(ends: LineEnds, base: number, to: number): void {
    if (to <= this.position) return;
    const { lines, last } = ends.count(this.position - base, to - base);
    if (lines > 0) {
      this.line += lines;
      this.lineStart = base + last;
    }
    this.position = to;
  }
}
