import { joinLines, type CleanLine } from './cleanLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import { readPingRemark, readPingReply } from './pingReplyLine.ts';
import { isPrompt } from './promptLine.ts';

/** Columns a terminal takes for the text: two for East Asian wide characters, none for combining marks. */
const displayWidth = (text: string): number => {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) width += 1;
    else if (
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      code >= 0x1f300
    )
      width += 2;
    else if (!/\p{M}/u.test(character)) width += 1;
  }
  return width;
};

/** Whether a bracket opened on the line is still open at its end, and the next line closes it before opening another. */
const bracketTorn = (line: string, next: string): boolean => {
  const open = Math.max(line.lastIndexOf('('), line.lastIndexOf('['));
  if (open < 0 || open < Math.max(line.lastIndexOf(')'), line.lastIndexOf(']'))) return false;
  const closing = next.search(/[)\]]/);
  const opening = next.search(/[([]/);
  return closing >= 0 && (opening < 0 || closing < opening);
};

/** Whether the two lines read as one that was torn in the middle of a value. */
const looksTorn = (line: string, next: string): boolean => {
  if (line.trim() === '' || next.trim() === '') return false;
  if (bracketTorn(line, next)) return true;
  if (/^(?:ms|msec)\b/.test(next) && /\d\s*$/.test(line)) return true;
  if (/^\d{1,9}m?s$/.test(next)) return true;
  if (/\d[.,]?m?$/.test(line) && /^[\d.,]{0,6}\s?m?s\b/.test(next)) return true;
  const tail = /[\d.:a-f]{1,40}$/i.exec(line)?.[0] ?? '';
  const head = /^[\d.:a-f]{1,40}/i.exec(next)?.[0] ?? '';
  if (
    tail !== '' &&
    head !== '' &&
    ipFamilyOf(tail) === undefined &&
    ipFamilyOf(head) === undefined &&
    ipFamilyOf((tail + head).replace(/:$/, '')) !== undefined
  )
    return true;
  // A host name torn behind the times of another host.
  if (/\bms +[A-Za-z0-9][\w.-]*$/.test(line) && /^[\w.-]+ \([\da-f.:%\w]+\) /i.test(next)) return true;
  if (next.startsWith('(') && /^\s*\d{1,5}\s/.test(line) && !/[=()]/.test(line)) return true;
  return (
    /^\S{1,16}[=<]\s?\d/.test(next) && /[=:]/.test(line) && !/\d{1,3}(?:\.\d{1,3}){3}/.test(next) && !/ttl=/i.test(line)
  );
};

/** Whether the next line is no rest of this one: this is a whole reply, or the next is a reply, a hop, a rule or a prompt itself. */
const startsRecord = (line: CleanLine, next: CleanLine): boolean => {
  const { text } = next;
  if (
    text.trim() === '' ||
    /^\s{3,}\p{L}/u.test(text) ||
    /^\s*-{2,}\s/.test(text) ||
    isPrompt(next) ||
    /^\p{L}.{0,60}= [\d.,]+\/[\d.,]+/u.test(text)
  )
    return true;
  const ttl = /^\s*(\d{1,3})(?:[\s.:]|\?:)/.exec(line.text);
  const nextTtl = /^\s*(\d{1,3})(?:[\s.:])(?!\s?m?s\b)/.exec(text);
  // The first hop below its header.
  if (ttl === null && /^\s{1,3}1 {2,}\S+ .*\bms\b/.test(text)) return true;
  const step = Number(nextTtl?.[1] ?? NaN) - Number(ttl?.[1] ?? NaN);
  if (step === 1 || (step === 0 && /^\s*\d{1,3}\??:\s/.test(text))) return true;
  if (/^\s*[(),.:=%\]]/.test(text) || looksTorn(line.text.slice(-400), text)) return false;
  const whole = readPingReply(line, '');
  if (whole?.from !== undefined && whole.ttl !== undefined && whole.time !== undefined) return true;
  return readPingReply(next, '')?.from !== undefined || readPingRemark(next, '')?.from !== undefined;
};

type Width = { readonly columns: number; readonly exact: boolean };

/** Whether a line of this width was full, so that what comes next was put on a new line. */
const isFull = (width: number, next: CleanLine, { columns, exact }: Width): boolean => {
  if (width > columns) return false;
  if (exact) return width >= columns - 2;
  if (next.text.startsWith(' ')) return false;
  const firstWord = /^\s*(\S+)/.exec(next.text.slice(0, 400))?.[1] ?? '';
  return width + 2 + displayWidth(firstWord) > columns;
};

/** Joins every line that is full to the width with the next, or gives nothing when there is none. */
const joinAt = (
  lines: readonly CleanLine[],
  widths: readonly number[],
  wrap: Width,
): readonly CleanLine[] | undefined => {
  const joined: CleanLine[] = [];
  let current: CleanLine | undefined;
  let lastWidth = 0;
  for (const [index, line] of lines.entries()) {
    const joins =
      current !== undefined &&
      lastWidth > 0 &&
      isFull(lastWidth, line, wrap) &&
      current.text.length < 4000 &&
      !startsRecord(current, line);
    if (joins && current !== undefined) {
      current = joinLines(current, line, wrap.exact ? wrap.columns - lastWidth : 1);
    } else {
      if (current !== undefined) joined.push(current);
      current = line;
    }
    lastWidth = widths[index] ?? 0;
  }
  if (current !== undefined) joined.push(current);
  return joined.length === lines.length ? undefined : joined;
};

/** A narrower line was broken by nobody; a wider one by no terminal. */
const narrowest = 30;
const widest = 300;

/** Longer texts are log files, which nothing wraps: reading them several times over would be time for nothing. */
const mostLines = 5000;

/** Ways to join lines, and whether some of the lines are torn for certain. */
export type Unwrapped = { readonly candidates: readonly (readonly CleanLine[])[]; readonly certain: boolean };

/** The lines without the blank ones that double-spaced text has between any two. */
const singleSpaced = (lines: readonly CleanLine[]): readonly CleanLine[] => {
  const filled = lines.filter((line) => line.text !== '');
  return filled.length > 3 && lines.length >= 2 * filled.length - 1 ? filled : lines;
};

/**
 * Puts lines together again that a narrow terminal or a mail program broke: every way that makes sense, for the caller to see which
 * brings most to light. A terminal breaks at its exact width, a mail program at the last space before it. The width is that of the
 * widest line, or of the widest among the pairs of lines that are torn for certain.
 */
export const unwrapLines = (source: readonly CleanLine[]): Unwrapped => {
  if (source.length > mostLines) return { candidates: [], certain: false };
  const lines = singleSpaced(source);
  const widths = lines.map((line) => displayWidth(line.text.slice(0, widest + 100)));
  let tornWidth = 0;
  let maxWidth = 0;
  for (const [index, width] of widths.entries()) {
    if (width < narrowest || width > widest) continue;
    maxWidth = Math.max(maxWidth, width);
    if (width > tornWidth && looksTorn(lines[index]?.text ?? '', lines[index + 1]?.text ?? '')) tornWidth = width;
  }
  const candidates = [...new Set([maxWidth, tornWidth])]
    .filter((columns) => columns >= narrowest)
    .flatMap((columns) => {
      const exact = isExact(lines, widths, columns);
      return [joinAt(lines, widths, { columns, exact }), joinAt(lines, widths, { columns, exact: !exact })];
    })
    .filter((joined) => joined !== undefined);
  return { candidates, certain: tornWidth > 0 };
};

/** Whether the lines that can have been broken end at the width itself rather than at the last space before it. */
const isExact = (lines: readonly CleanLine[], widths: readonly number[], columns: number): boolean => {
  let atWidth = 0;
  let before = 0;
  for (const [index, width] of widths.entries()) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined || next === undefined || width < narrowest || width > columns) continue;
    if (!isFull(width, next, { columns, exact: false }) || startsRecord(line, next)) continue;
    if (width >= columns - 2) atWidth++;
    else before++;
  }
  return atWidth >= before;
};
