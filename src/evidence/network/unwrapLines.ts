import { joinLines, type CleanLine } from './cleanLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';

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
  if (next.startsWith('(') && /^\s*\d{1,5}\s/.test(line) && !/[=()]/.test(line)) return true;
  return (
    /^\S{1,16}[=<]\s?\d/.test(next) && /[=:]/.test(line) && !/\d{1,3}(?:\.\d{1,3}){3}/.test(next) && !/ttl=/i.test(line)
  );
};

const startsRecord = (line: string, next: string): boolean => {
  const ttl = /^\s*(\d{1,3})\s/.exec(line);
  const nextTtl = /^\s*(\d{1,3})\s/.exec(next);
  if (ttl !== null && nextTtl !== null && Number(nextTtl[1]) === Number(ttl[1]) + 1) return true;
  return next.trim() === '' || /^-{2,}\s/.test(next);
};

/**
 * Puts lines together again that a narrow terminal or a mail program broke, or undefined when nothing says that lines are broken.
 * The width is taken from the pairs of lines that are torn for certain; every line that is full to that width is then joined with the
 * next. A terminal breaks at its exact width, a mail program at the last space before it.
 */
export const unwrapLines = (lines: readonly CleanLine[]): readonly CleanLine[] | undefined => {
  const widths = lines.map((line) => displayWidth(line.text.slice(0, 400)));
  const torn: number[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const width = widths[i] ?? 0;
    if (width >= 20 && width < 400 && looksTorn(lines[i]?.text ?? '', lines[i + 1]?.text ?? '')) torn.push(width);
  }
  if (torn.length === 0) return undefined;
  const width = Math.max(...torn.slice(0, 5000));
  const exact = torn.filter((each) => each >= width - 2).length * 10 >= torn.length * 6;
  const joined: CleanLine[] = [];
  let current: CleanLine | undefined;
  let lastWidth = 0;
  for (const [index, line] of lines.entries()) {
    const own = widths[index] ?? 0;
    const firstWord = displayWidth(/^\S+/.exec(line.text)?.[0] ?? '');
    const full = exact
      ? lastWidth >= width - 2 && lastWidth <= width
      : lastWidth <= width && lastWidth + 1 + firstWord > width;
    const previous = lines[index - 1]?.text ?? '';
    if (
      current !== undefined &&
      full &&
      lastWidth > 0 &&
      current.text.length < 4000 &&
      !startsRecord(current.text, line.text) &&
      (exact || !/^\s/.test(line.text) || looksTorn(previous, line.text))
    ) {
      current = joinLines(current, line, exact ? width - lastWidth : 1);
    } else {
      if (current !== undefined) joined.push(current);
      current = line;
    }
    lastWidth = own;
  }
  if (current !== undefined) joined.push(current);
  return joined;
};
