import { locate, type CleanLine } from './cleanLine.ts';
import type { Located } from './located.ts';

/**
 * Units as the tools print them: milliseconds in every script, microseconds and seconds where a tool is known to use them.
 * A unit in an unknown script (or ruined by a wrong encoding) still counts as milliseconds: no tool prints another unit there.
 */
const knownUnit = /\s{0,3}(us|µs|μs|usec|мкс|m(?:illi)?s(?:ec(?:ond)?|ek)?s?|мсек|мс|毫秒|ミリ秒|밀리초)(?![A-Za-z])/iy;
const otherScriptUnit = /\s?([\p{L}\p{M}\ufffd]{1,16})/uy;
const oneLetterUnit = /m(?![A-Za-z\d])/y;
const startsAssignment = /\s{0,4}[=<]/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** A unit of time after a number: where it ends, what one of it is in milliseconds, and whether it is one we know. */
export type TimeUnit = { readonly to: number; readonly factor: number; readonly known: boolean };

/** The unit of time that stands at `index` (right after a number), unless the word there is the name of the next value. */
export const timeUnitAt = (text: string, index: number): TimeUnit | undefined => {
  const known = at(knownUnit, text, index);
  if (known !== null)
    return { to: index + known[0].length, factor: /^(?:[uµμ]|мк)/i.test(known[1] ?? '') ? 0.001 : 1, known: true };
  const letter = at(oneLetterUnit, text, index);
  if (letter !== null) return { to: index + 1, factor: 1, known: true };
  const other = at(otherScriptUnit, text, index);
  if (other === null || /^[\x20-\x7e]+$/.test(other[0])) return undefined;
  const to = index + other[0].length;
  return at(startsAssignment, text, to) === null ? { to, factor: 1, known: false } : undefined;
};

/** One number in a line and what its surroundings say about it. */
export type NumberToken = {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
  /** `+3 duplicates` */
  readonly plus: boolean;
  /** `33%`, `25 %`, and `%25` as in Turkish and Arabic */
  readonly percent: boolean;
  /** `= 4` */
  readonly assigned: boolean;
  readonly unit: TimeUnit | undefined;
  /** Glued to other ASCII letters or digits: part of a word (`84B`, `ping6`), of an address or of a list with slashes. */
  readonly glued: boolean;
};

/** `25.3`, and `25,3` as printed with a decimal comma. */
const decimal = /\d{1,12}(?:[.,]\d{1,9})?/g;

/** The number a decimal point or a decimal comma was printed with. */
export const toNumber = (text: string): number => Number(text.replace(',', '.'));

/** Every number of the line in order. */
export const readNumbers = (text: string): readonly NumberToken[] => {
  const tokens: NumberToken[] = [];
  for (const match of text.matchAll(decimal)) {
    const from = match.index;
    const to = from + match[0].length;
    const before = text.charAt(from - 1);
    const after = text.charAt(to);
    const negative = before === '-' && !/[\w.:/]/.test(text.charAt(from - 2));
    const percentAfter = /^\s?%/.test(text.slice(to, to + 2));
    const percentBefore = before === '%' && !/[\w)]/.test(text.charAt(from - 2));
    const unit = percentAfter ? undefined : timeUnitAt(text, to);
    const head = text.slice(Math.max(0, from - 8), from);
    tokens.push({
      value: (negative ? -1 : 1) * toNumber(match[0]),
      from: negative ? from - 1 : from,
      to,
      whole: /^\d+$/.test(match[0]),
      plus: before === '+',
      percent: percentAfter || percentBefore,
      assigned: /=\s*[+-]?$/.test(head),
      unit,
      glued:
        /[\w.:/\\]/.test(before) ||
        (before === '-' && !negative) ||
        /[/\\]/.test(after) ||
        (/[A-Za-z]/.test(after) && unit?.known !== true) ||
        /^[.:]\w/.test(text.slice(to, to + 2)),
    });
  }
  return tokens;
};

/** The token's value with its place in the pasted text. */
export const locateNumber = (line: CleanLine, token: NumberToken, factor = 1): Located<number> =>
  locate(line, token.from, token.to, token.value * factor);

/** A value the line assigns: `time=25.3 ms`, `Zeit<1ms`, `時間 <1ms`, `TTL=64`. */
export type Assignment = {
  readonly key: string;
  readonly keyFrom: number;
  readonly lessThan: boolean;
  readonly value: number;
  readonly whole: boolean;
  readonly from: number;
  readonly to: number;
  readonly unit: TimeUnit | undefined;
};

const assignment = /([=<])\s{0,4}<?\s{0,2}(\d{1,12}(?:[.,]\d{1,9})?)\.?/g;
const keyBefore = /([^\s=<>,;:()[\]]{1,32})\s{0,6}$/;

/** Every assignment of a number in the line, in order. */
export const readAssignments = (text: string): readonly Assignment[] => {
  const found: Assignment[] = [];
  for (const match of text.matchAll(assignment)) {
    const digits = match[2] ?? '';
    const to = match.index + match[0].length - (match[0].endsWith('.') ? 1 : 0);
    const key = keyBefore.exec(text.slice(Math.max(0, match.index - 40), match.index));
    found.push({
      key: key?.[1] ?? '',
      keyFrom: match.index - (key?.[0].length ?? 0),
      lessThan: match[0].includes('<'),
      value: toNumber(digits),
      whole: /^\d+$/.test(digits),
      from: to - digits.length,
      to,
      unit: timeUnitAt(text, match.index + match[0].length),
    });
  }
  return found;
};
