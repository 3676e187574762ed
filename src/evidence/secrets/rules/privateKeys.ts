import { type Span } from '../finding.ts';

const begin = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const end = /-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** What a key's lines hold, written over lines, or in one with `\n` between. */
const body = /(?:[A-Za-z0-9+/=]|\\+[nr]|[\s"',>|]|(?:Proc-Type|DEK-Info|Version|Comment): [^\r\n]{0,200}){1,20000}/y;
const lineBefore = /(?:^|\n)[ \t>|"']{0,20}[A-Za-z0-9+/=]{40,80}[ \t"',\\nr]{0,8}\r?$/;
/** Longer than any key, so that an END far away belongs to another one. */
const longest = 20_000;

/** Private keys in PEM, whole or cut at either end. `-----BEGIN` and `-----END` stay, so that a reader sees what it was. */
export function* privateKeys(text: string): Generator<Span> {
  const ends = [...text.matchAll(end)].map(({ index }) => index);
  let from = 0;
  let nextEnd = 0;
  for (const match of text.matchAll(begin)) {
    const start = match.index + match[0].length;
    while ((ends[nextEnd] ?? Infinity) < match.index) yield* cutBefore(text, from, ends[nextEnd++] ?? 0);
    const closing = ends[nextEnd] ?? Infinity;
    if (closing - start <= longest) nextEnd += 1;
    const stop = closing - start <= longest ? closing : bodyEnd(text, start);
    from = stop;
    const span = trimmed(text, start, stop);
    if (span) yield span;
  }
  for (; nextEnd < ends.length; nextEnd += 1) yield* cutBefore(text, from, ends[nextEnd] ?? 0);
}

function bodyEnd(text: string, start: number): number {
  body.lastIndex = start;
  return body.test(text) ? body.lastIndex : start;
}

/** The lines of a key whose beginning was not copied. */
function* cutBefore(text: string, from: number, stop: number): Generator<Span> {
  let start = stop;
  for (;;) {
    const before = text.slice(Math.max(from, start - 120), start).replace(/\n$/, '');
    const line = lineBefore.exec(before)?.[0];
    if (line === undefined) break;
    start -= line.length + (text[start - 1] === '\n' ? 1 : 0);
    if (line.startsWith('\n')) start += 1;
  }
  const span = trimmed(text, start, stop);
  if (span) yield span;
}

function trimmed(text: string, start: number, stop: number): Span | undefined {
  const content = text.slice(start, stop);
  const inner = content.replace(/^(?:\s|\\[nr])+/, '');
  const first = stop - inner.length;
  const length = inner.replace(/(?:\s|\\[nr]|["',])+$/, '').length;
  return length >= 16 && !content.includes('[masked-') ? { start: first, end: first + length } : undefined;
}
