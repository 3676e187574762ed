import type { CleanLine } from './cleanLine.ts';

/** What cleaning found besides the lines. */
export type ReadLines = {
  readonly lines: readonly CleanLine[];
  /** Where in the text sequences stand that put the cursor somewhere else. */
  readonly cursorMoves: readonly number[];
};

/** A longer line is no output of these tools; what follows is left out so that time stays linear. */
const longestLine = 20_000;

/** Characters replaced one for one: widths change, offsets do not. Commas of other scripts become `;`, which no number contains. */
const replacements = new Map<string, string>([
  ...Array.from(
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    (space): [string, string] => [space, ' '],
  ),
  ...Array.from('\u060c\u3001\uff0c\uff1b\ufe50', (comma): [string, string] => [comma, ';']),
  ['\u066a', '%'],
  ['\u066b', '.'],
  ['\uff61', '.'],
  ['\u2264', '<'],
  ['\u2212', '-'],
  ['\u2236', ':'],
]);

/** Byte-order marks, zero-width and bidirectional controls: invisible, and never part of a value. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const needsCleaning = /[^\x20-\x7e]|&(?:lt|gt|amp|nbsp|quot);|\[\d{1,2}(?:;\d{1,3}){0,4}m|\^\[|\^M|\\n/;

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&quot;': '"',
};

const plain = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character === '\t' ? ' ' : character;
  const known = replacements.get(character);
  if (known !== undefined) return known;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return character;
};

/** ECMA-48 control sequences, OSC strings, charset switches, and both spelled out with a caret or left without their escape. */
const escapeSequence = new RegExp(
  String.raw`(?:\x1b|\^\[|\u241b)(?:\[([0-?]{0,30})[ -/]{0,3}([@-~])|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)?|[()*+][0-9A-Za-z]|[=>78cDEHMNOPZ\\^_])` +
    String.raw`|\[0m|\[(?:\d|[02349]\d)(?:;\d{1,3}){0,4}m(?!s?\])`,
  'y',
);
const entity = /&(?:lt|gt|amp|nbsp|quot);/y;

const movesCursor = new Set(['H', 'f', 'd', 'A', 'B', 'E', 'F']);

type LineSink = { text: string[]; offsets: number[]; moves: number[]; lines: CleanLine[] };

/** Splits the pasted text into clean lines. Line ends: LF, CR LF, a lone CR (a terminal overwriting its line) and cursor jumps. */
export const readLines = (source: string): ReadLines => {
  const sink: LineSink = { text: [], offsets: [], moves: [], lines: [] };
  let at = 0;
  while (at <= source.length) {
    let end = at;
    while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
    const raw = source.slice(at, Math.min(end, at + longestLine));
    if (needsCleaning.test(raw)) cleanInto(sink, raw, at);
    else sink.lines.push({ text: raw, base: at, lineStart: at });
    if (source[end] === '\r') {
      while (source[end] === '\r') end++;
      at = source[end] === '\n' ? end + 1 : end;
      if (at === end && end >= source.length) break;
    } else at = end + 1;
  }
  return { lines: sink.lines, cursorMoves: sink.moves };
};

const cleanInto = (sink: LineSink, raw: string, base: number): void => {
  let lineStart = base;
  const flush = (next: number): void => {
    sink.lines.push({ text: sink.text.join(''), base: sink.offsets[0] ?? lineStart, offsets: sink.offsets, lineStart });
    sink.text = [];
    sink.offsets = [];
    lineStart = next;
  };
  const put = (character: string, index: number): void => {
    sink.text.push(character);
    sink.offsets.push(base + index);
  };
  const escapedNewlines = raw.length > 80 && raw.split('\\n').length > 3;
  let i = 0;
  while (i < raw.length) {
    const character = raw[i] ?? '';
    if (character === '\u001b' || character === '^' || character === '\u241b' || character === '[') {
      escapeSequence.lastIndex = i;
      const match = escapeSequence.exec(raw);
      if (match !== null) {
        const final = match[2];
        if (final === 'C') for (let k = Math.min(Number(match[1]) || 1, 400); k > 0; k--) put(' ', i);
        if (final !== undefined && movesCursor.has(final)) {
          sink.moves.push(base + i);
          flush(base + i + match[0].length);
        }
        i += match[0].length;
        continue;
      }
      if (character === '^' && raw.startsWith('^M', i) && i + 2 >= raw.length) break;
    }
    if (character === '&') {
      entity.lastIndex = i;
      const match = entity.exec(raw);
      if (match !== null) {
        put(entities[match[0]] ?? ' ', i);
        i += match[0].length;
        continue;
      }
    }
    if (escapedNewlines && character === '\\' && (raw[i + 1] === 'n' || raw[i + 1] === 'r')) {
      if (raw[i + 1] === 'n') flush(base + i + 2);
      i += 2;
      continue;
    }
    const shown = plain(character);
    if (!(shown < ' ' || shown === '\u007f' || invisible.test(shown))) put(shown, i);
    i++;
  }
  flush(base + raw.length);
};
