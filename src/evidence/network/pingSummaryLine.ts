import { cutAt, locate, rangeOf, type CleanLine } from './cleanLine.ts';
import { findAddresses } from './ipAddresses.ts';
import type { Located } from './located.ts';
import { locateNumber, readNumbers, toNumber, type NumberToken } from './numbers.ts';
import type { PingPrinted } from './segments.ts';

/** Counts as a summary line gives them, before their roles are settled. */
export type SummaryCounts = {
  /** Whole numbers in the order printed, those with a plus sign left out. */
  readonly plain: readonly Located<number>[];
  /** Numbers printed as `+3`, with the word after them. */
  readonly extra: readonly { readonly count: Located<number>; readonly word: string }[];
  readonly lossPct?: Located<number>;
  readonly elapsed?: Located<number>;
  /** Printed as `Sent = 4`: the Windows form, which says "lost" third. */
  readonly assigned: boolean;
  readonly hasDuplicatesWord: boolean;
};

/** The four round-trip values a line gives. */
export type SummaryTimes = Pick<PingPrinted, 'min' | 'avg' | 'max' | 'mdev'>;

const tuple = /((?:-?nan|\d{1,12}(?:[.,]\d{1,9})?)(?:\/(?:-?nan|\d{1,12}(?:[.,]\d{1,9})?)){2,3})(?![/\d])/i;

/**
 * `min/avg/max[/mdev]`: three or four numbers between slashes, in this order in every tool (iputils `finish()`, BSD, BusyBox, Cisco).
 * `nan`, which some print for the deviation of a single reply, is no value.
 */
export const readTimesTuple = (line: CleanLine): SummaryTimes | undefined => {
  const match = tuple.exec(line.text);
  if (
    match === null ||
    !/[=:]\s*$/.test(line.text.slice(0, match.index)) ||
    /^\s?%/.test(line.text.slice(match.index + match[0].length))
  )
    return undefined;
  const names =
    /([A-Za-z-]+(?:\/[A-Za-z-]+){2,3})\s*=\s*$/.exec(line.text.slice(0, match.index))?.[1]?.toLowerCase().split('/') ??
    [];
  const values = new Map<string, Located<number>>();
  let from = match.index;
  for (const [index, part] of (match[1] ?? '').split('/').entries()) {
    const role = roleOf(names[index], index, names);
    if (/\d/.test(part)) values.set(role, locate(line, from, from + part.length, toNumber(part)));
    from += part.length + 1;
  }
  return pick(values);
};

/** Labels in ASCII are believed where they differ from the usual order: iputils' `ewma`, Cygwin's median. */
const roleOf = (name: string | undefined, index: number, names: readonly string[]): string => {
  if (name !== undefined && (names.includes('ewma') || (index === 3 && !name.includes('dev')))) return name;
  return ['min', 'avg', 'max', 'mdev'][index] ?? '';
};

const pick = (values: ReadonlyMap<string, Located<number>>): SummaryTimes => {
  const [min, avg, max, mdev] = ['min', 'avg', 'max', 'mdev'].map((role) => values.get(role));
  return {
    ...(min === undefined ? {} : { min }),
    ...(avg === undefined ? {} : { avg }),
    ...(max === undefined ? {} : { max }),
    ...(mdev === undefined ? {} : { mdev }),
  };
};

/**
 * Three times with units on one line: `Minimum = 1ms, Maximum = 4ms, Average = 2ms` in Windows in any language, nping's
 * `Max rtt: … | Min rtt: … | Avg rtt: …`. The smallest is the minimum, the largest the maximum, whatever the words and their order.
 */
export const readThreeTimes = (line: CleanLine): SummaryTimes | undefined => {
  const found = readNumbers(line.text).filter(
    (token) =>
      token.unit !== undefined &&
      !token.percent &&
      /[=:]\s*$/.test(line.text.slice(Math.max(0, token.from - 6), token.from)),
  );
  if (found.length !== 3 || findAddresses(line.text).length > 0) return undefined;
  const [min, avg, max] = found.toSorted((a, b) => a.value * (a.unit?.factor ?? 1) - b.value * (b.unit?.factor ?? 1));
  if (min === undefined || avg === undefined || max === undefined) return undefined;
  const at = (token: NumberToken): Located<number> => locateNumber(line, token, token.unit?.factor ?? 1);
  return { min: at(min), avg: at(avg), max: at(max) };
};

/** The counts of a summary line: whole numbers, and a percentage when it is on the same line. */
export const readCounts = (line: CleanLine): SummaryCounts | undefined => {
  if (line.text.length > 400) return undefined;
  const slash = tuple.exec(line.text);
  const text = slash === null ? line : cutAt(line, slash.index);
  if (findAddresses(text.text).length > 0) return undefined;
  const tokens = readNumbers(text.text);
  const percent = tokens.find((token) => token.percent);
  const end = percent?.from ?? text.text.length;
  const before = tokens.filter(
    (token) => token.from < end && token.whole && !token.percent && !token.glued && token.unit?.known !== true,
  );
  // A bare number at the very end may have lost its last digits with the rest of the text.
  const windows = before.filter((token) => token.assigned && !token.plus);
  const plain =
    windows.length >= 2 || (windows.length === 1 && before.length === 1)
      ? windows
      : before.filter((token) => !token.plus && (percent !== undefined || token.to < text.text.length));
  const elapsed =
    percent === undefined
      ? undefined
      : tokens.find(
          (token) => token.from > percent.to && token.unit !== undefined && !token.percent && !token.assigned,
        );
  if (plain.length === 0 && percent === undefined) return undefined;
  return {
    plain: plain.map((token) => locateNumber(line, token)),
    extra: before
      .filter((token) => token.plus)
      .map((token) => ({
        count: locateNumber(line, token),
        word: /^\s*([^\s,;%]+)/.exec(text.text.slice(token.to))?.[1] ?? '',
      })),
    ...(percent === undefined ? {} : { lossPct: locateNumber(line, percent) }),
    ...(elapsed === undefined ? {} : { elapsed: locateNumber(line, elapsed, elapsed.unit?.factor ?? 1) }),
    assigned: windows.length > 0 && plain === windows,
    hasDuplicatesWord: /dup/i.test(text.text),
  };
};

/** Whether counts and percentage fit together, so that the line is a summary even when nothing around it says so. */
export const countsFit = ({ plain, lossPct }: SummaryCounts): boolean => {
  const [sent, received] = plain;
  if (sent === undefined || received === undefined || lossPct === undefined || sent.value === 0) return false;
  return Math.abs(((sent.value - received.value) * 100) / sent.value - lossPct.value) <= 1;
};

const rule = /^\s*-{2,8}\s?(\S.{0,300}?\S)\s?-{2,8}\s*$/;

/** What stands between the dashes of `--- name ping statistics ---`. */
export const readRule = (line: CleanLine): Located<string> | undefined => {
  const match = rule.exec(line.text);
  const inner = match?.[1];
  if (match === null || inner === undefined || !/\p{L}/u.test(inner)) return undefined;
  const from = match[0].indexOf(inner);
  return { value: inner, ...rangeOf(line, from, from + inner.length) };
};

/** `Success rate is 80 percent (4/5)`: received of sent, as Cisco IOS and routers after its manner print it. */
export const readCiscoRate = (line: CleanLine): PingPrinted | undefined => {
  const match = /^\s*Success rate is (\d{1,3}) percent \((\d{1,7})\/(\d{1,7})\)/.exec(line.text);
  if (match === null) return undefined;
  const [whole, rate = '', received = '', sent = ''] = match;
  const receivedFrom = whole.indexOf(`(${received}/`) + 1;
  const sentFrom = receivedFrom + received.length + 1;
  const rateFrom = whole.indexOf(rate);
  return {
    sent: locate(line, sentFrom, sentFrom + sent.length, Number(sent)),
    received: locate(line, receivedFrom, receivedFrom + received.length, Number(received)),
    lossPct: { ...locate(line, rateFrom, rateFrom + rate.length, 100 - Number(rate)), counted: true },
    ...readTimesTuple(line),
  };
};
