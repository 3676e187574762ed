import { cutAt, dropStart, type CleanLine } from './cleanLine.ts';
import { findAddresses } from './ipAddresses.ts';

const quoteMarks = /^(?:\s{0,3}(?:>|›|»)[ \u00a0]?){1,8}/;
const tableBar = /^\s{0,3}[|│┃] (?!.*[|│┃]\s*$)/;
const commentMark = /^\s{0,3}\/\/ /;
const jsonString = /^(\s*")((?:(?!": ).)*)",?\s*$/;

const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AP]M)?`;
const zone = String.raw`(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const stamp = new RegExp(
  String.raw`^\s{0,8}(?:#\d{1,5} )?[[(]?(?:` +
    [
      String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ,]{1,2}${clock}${zone}`,
      String.raw`\d{4}年\d{1,2}月\d{1,2}日\s?${clock}`,
      String.raw`\d{1,2}[-/.](?:\d{1,2}|${months})[-/.]\d{2,4}[ ,]{1,2}${clock}${zone}`,
      String.raw`(?:[A-Z][a-z]{2} )?${months}\s{1,2}\d{1,2} ${clock}(?: [A-Z]{3,4})?(?: \d{4})?`,
      String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:\s?[AP]M)?`,
      String.raw`1\d{9}(?:[.,]\d{1,9}|\d{3})?(?=[\s\])])`,
    ].join('|') +
    String.raw`)[\])]?(?:\s?[|:,-](?= ))?`,
);
const level = /^\s?[[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|stdout|stderr)[\])>]?:?(?=\s|$)/i;

/** A word before a bar, in brackets, or before a colon, that a program puts before each line of another's output. */
const label = /^\s{0,4}(?:[^\s|]{1,60}\s{1,20}[|│]|\[[^\]]{1,60}\]|[^\s|:>=]{1,60}[:>|])(?=\s|$)/;

const words = (text: string): { word: string; to: number }[] => {
  const found: { word: string; to: number }[] = [];
  const head = text.slice(0, 200);
  for (const match of head.matchAll(/\S+/g)) {
    // A second stamp begins another log's line: it is looked for once the first log's words are gone.
    if (found.length > 0 && stamp.test(head.slice(match.index))) break;
    found.push({ word: match[0], to: match.index + match[0].length });
    if (found.length > 12) break;
  }
  return found;
};

/** A word that may belong to a log prefix; numbers and addresses belong to the output itself. A process id may change. */
const prefixWord = (word: string): string | undefined =>
  /^[\d.,:]+$/.test(word) || word.includes('=') || findAddresses(word).length > 0
    ? undefined
    : /[[(]\d+[\])]:?$/.test(word)
      ? word.replace(/\d+/g, '0')
      : word;

/** How many characters all the texts share as whole words, one space after them included. */
const sharedWords = (texts: readonly string[]): readonly number[] => {
  const split = texts.map(words);
  const filled = split.filter((list) => list.length > 0);
  const first = filled[0];
  if (first === undefined || filled.length < 2) return texts.map(() => 0);
  let shared = 0;
  while (shared < 8) {
    const word = prefixWord(first[shared]?.word ?? '1');
    if (word === undefined || !filled.every((list) => prefixWord(list[shared]?.word ?? '1') === word)) break;
    shared++;
  }
  if (shared === 0 || texts.every((text, index) => text.slice(split[index]?.[shared - 1]?.to).trim() === ''))
    return texts.map(() => 0);
  return split.map((list) => {
    const last = list[shared - 1];
    return last === undefined ? 0 : last.to + 1;
  });
};

const applyToRun = (lines: CleanLine[], from: number, to: number): void => {
  const counts = sharedWords(lines.slice(from, to).map((line) => line.text));
  counts.forEach((count, index) => {
    const line = lines[from + index];
    if (line !== undefined && count > 0) lines[from + index] = dropStart(line, count);
  });
};

const dropMatch = (line: CleanLine, pattern: RegExp): CleanLine => {
  const match = pattern.exec(line.text);
  return match === null ? line : dropStart(line, match[0].length);
};

const unquote = (line: CleanLine): CleanLine => {
  const bare = dropMatch(dropMatch(dropMatch(line, quoteMarks), tableBar), commentMark);
  const string = jsonString.exec(bare.text);
  if (string === null) return bare;
  const opening = string[1]?.length ?? 0;
  return dropStart(cutAt(bare, opening + (string[2]?.length ?? 0)), opening);
};

/** Takes the time stamps away, and from each run of stamped lines the words that all of them share. */
const stripStamps = (lines: CleanLine[]): void => {
  let from = 0;
  while (from < lines.length) {
    const to = stamp.test(lines[from]?.text ?? '') ? endOfStamped(lines, from) : from;
    if (to > from) {
      applyToRun(lines, from, to);
      for (const [offset, line] of lines.slice(from, to).entries()) lines[from + offset] = dropMatch(line, level);
    }
    from = Math.max(to, from + 1);
  }
};

/** Takes the stamp from each line of the run that begins at `from`, and says where the run ends; blank lines do not end it. */
const endOfStamped = (lines: CleanLine[], from: number): number => {
  let to = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    const match = line === undefined ? null : stamp.exec(line.text);
    if (line === undefined || (match === null && line.text.trim() !== '')) break;
    if (match === null) continue;
    lines[i] = dropStart(line, match[0].length);
    to = i + 1;
  }
  return to;
};

/**
 * Takes away what mail, chat, Markdown and log files put before each line: quote marks, time stamps with the words that
 * follow them on every line, container names before a bar. A prefix is known by repeating itself on neighbouring lines,
 * not by its words.
 */
export const stripPrefixes = (source: readonly CleanLine[]): readonly CleanLine[] => {
  const lines = source.map(unquote);
  // A log may quote another log: two stamps, but no more, are looked for.
  stripStamps(lines);
  stripLabels(lines);
  stripStamps(lines);
  return stripIndent(lines);
};

const labelOf = (line: CleanLine | undefined): string | undefined => {
  const found = line === undefined ? undefined : label.exec(line.text)?.[0].trim();
  return found === undefined || /^\d+:?$/.test(found) || findAddresses(found).length > 0 ? undefined : found;
};

const stripLabels = (lines: CleanLine[]): void => {
  let from = 0;
  while (from < lines.length) {
    const own = labelOf(lines[from]);
    let to = from + 1;
    while (own !== undefined && to < lines.length && labelOf(lines[to]) === own) to++;
    if (own !== undefined && to - from >= 3) {
      for (let i = from; i < to; i++) {
        const line = lines[i];
        const match = line === undefined ? null : label.exec(line.text);
        if (line !== undefined && match !== null)
          lines[i] = dropStart(line, Math.min(match[0].length + 1, line.text.length));
      }
    }
    from = to;
  }
};

/** Takes away the indentation that all lines share, and spaces at the end; the marks of a Markdown fence do not count. */
const stripIndent = (lines: readonly CleanLine[]): readonly CleanLine[] => {
  let shared = 80;
  for (const { text } of lines) {
    const first = text.search(/\S/);
    if (first >= 0 && !/^[`~]{3}/.test(text)) shared = Math.min(shared, first);
  }
  return lines.map((line) => {
    const trimmed = line.text.endsWith(' ') ? cutAt(line, line.text.trimEnd().length) : line;
    return dropStart(trimmed, Math.min(shared, trimmed.text.length));
  });
};
