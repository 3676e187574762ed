import { LineEnds } from './lineEnds.ts';
import { blockBytes, type Scan } from './scanLiteral.ts';
import { patternOf, seesLineAlone, type SearchQuery } from './searchQuery.ts';
import { decode } from './textEncoding.ts';

/** A line longer than this is looked at in pieces, and what would match across two of them is not found. */
const longestLine = 4 * 1024 * 1024;

/** Decodes block after block of whole lines and tries an expression on them. */
export function scanDecoded({ log, encoding, start, end, found, reached }: Scan, query: SearchQuery): void {
  const matchingLines = lineMatcher(query);
  const buffer = Buffer.allocUnsafeSlow(longestLine);
  let base = start;
  let filled = 0;
  let line = 1;
  let lineStart = start;
  // The line that is looked at in pieces was reported already.
  let isReported = false;
  while (base < end) {
    reached(base, line);
    const space = buffer.subarray(0, Math.min(buffer.length, filled + blockBytes));
    filled += Math.min(log.readSync(space, filled, base + filled), end - base - filled);
    const block = buffer.subarray(0, filled);
    const isLast = base + filled >= end;
    const ends = new LineEnds(block, encoding, isLast);
    const lastEnd = isLast ? filled : ends.previous(filled);
    if (lastEnd === -1 && filled < buffer.length) continue;
    // A piece ends between two characters, so far as the bytes tell.
    const cut = lastEnd === -1 ? filled - (filled % 4) : lastEnd;
    let lineOfText = 0;
    let at = 0;
    for (const nth of matchingLines(withoutLastEnd(decode(block.subarray(0, cut), encoding)))) {
      for (; lineOfText < nth; lineOfText += 1) {
        at = ends.next(at);
        lineStart = base + at;
        isReported = false;
      }
      if (isReported) continue;
      const next = ends.next(at);
      // The end of a line in pieces is not in this block.
      const endByte = next === -1 || next > cut ? (lastEnd === -1 ? lineEndFrom(base + cut) : base + cut) : base + next;
      found({ startLine: line + nth, endLine: line + nth, startByte: lineStart, endByte });
      isReported = true;
    }
    const { lines, last } = ends.count(0, cut);
    if (lines > 0) {
      line += lines;
      if (lineStart < base + last) isReported = false;
      lineStart = base + last;
    }
    buffer.copyWithin(0, cut, filled);
    filled -= cut;
    base += cut;
  }

  function lineEndFrom(position: number): number {
    const space = Buffer.allocUnsafe(256 * 1024);
    for (let from = position; from < end;) {
      const count = Math.min(log.readSync(space, 0, from), end - from);
      const isLast = from + count >= end;
      const next = new LineEnds(space.subarray(0, count), encoding, isLast).next(0);
      if (next !== -1) return from + next;
      if (isLast) return end;
      from += count - encoding.unit;
    }
    return end;
  }
}

/** Numbers of the lines that match, from 0, in order, each once. */
type LineMatcher = (text: string) => Iterable<number>;

function lineMatcher(query: SearchQuery): LineMatcher {
  if (!query.isPattern) {
    const fold = (text: string): string => (query.matchCase ? text : text.toLowerCase());
    const needle = fold(query.text);
    return byLine((line) => fold(line).includes(needle));
  }
  const pattern = patternOf(query);
  const isMatch = (line: string): boolean => {
    pattern.lastIndex = 0;
    return pattern.test(line);
  };
  return seesLineAlone(query) ? (text) => acrossLines(pattern, isMatch, text) : byLine(isMatch);
}

/** Lines joined by `\n`, whatever ended them: what stands behind the last end is the next block's. */
function withoutLastEnd(text: string): string {
  const joined = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return joined.endsWith('\n') ? joined.slice(0, -1) : joined;
}

const byLine = (isMatch: (line: string) => boolean): LineMatcher =>
  function* (text) {
    const lines = text.split('\n');
    for (const [nth, line] of lines.entries()) if (isMatch(line)) yield nth;
  };

/**
 * Tries the expression on many lines at once, which is much faster where few match. What it finds may reach into the next
 * line; so the line where it begins is tried alone, and the search goes on behind that line.
 */
function* acrossLines(pattern: RegExp, isMatch: (line: string) => boolean, text: string): Generator<number> {
  let nth = 0;
  let counted = 0;
  for (let from = 0; from <= text.length;) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) return;
    for (
      let feed = text.indexOf('\n', counted);
      feed !== -1 && feed < found.index;
      feed = text.indexOf('\n', counted)
    ) {
      nth += 1;
      counted = feed + 1;
    }
    const feed = text.indexOf('\n', found.index);
    const lineEnd = feed === -1 ? text.length : feed;
    if (isMatch(text.slice(counted, lineEnd))) yield nth;
    from = lineEnd + 1;
  }
}
