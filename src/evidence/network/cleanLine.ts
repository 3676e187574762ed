import { isIpv4, isIpv6, type FoundAddress } from './ipAddresses.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';

/**
 * One line as a person would read it: no escape sequences, plain spaces, half-width punctuation.
 * Every character still knows its offset in the pasted text.
 */
export type CleanLine = {
  readonly text: string;
  /** Offset of the first character; used alone while cleaning has moved nothing. */
  readonly base: number;
  /** Offsets character by character, when they do not simply count up from `base`. */
  readonly offsets?: readonly number[];
  /** Offset where the physical line begins, before quote marks and log prefixes. */
  readonly lineStart: number;
};

/** The offset in the pasted text of the character at `index`; past the end, the offset after the last character. */
export const offsetAt = (line: CleanLine, index: number): number => {
  if (line.offsets === undefined) return line.base + index;
  const known = line.offsets[index];
  if (known !== undefined) return known;
  const last = line.offsets.at(-1);
  return last === undefined ? line.base : last + 1;
};

/** The range in the pasted text of `line.text.slice(from, to)`. */
export const rangeOf = (line: CleanLine, from: number, to: number): TextRange => ({
  start: offsetAt(line, from),
  end: to > from ? offsetAt(line, to - 1) + 1 : offsetAt(line, from),
});

/** The value with the range that `line.text.slice(from, to)` has in the pasted text. */
export const locate = <T>(line: CleanLine, from: number, to: number, value: T): Located<T> => ({
  value,
  ...rangeOf(line, from, to),
});

/** The address with its range in the pasted text. */
export const locateAddress = (line: CleanLine, found: FoundAddress): LocatedAddress => ({
  address: found.address,
  family: found.family,
  ...rangeOf(line, found.from, found.to),
});

/** The text at this place as an address, or kept raw when it is none. */
export const addressOrRaw = (line: CleanLine, from: number, to: number): LocatedAddress => {
  const text = line.text.slice(from, to);
  const range = rangeOf(line, from, to);
  if (isIpv4(text)) return { address: text, family: 4, ...range };
  if (isIpv6(text)) return { address: text, family: 6, ...range };
  return { raw: text, ...range };
};

/** The line without its first `count` characters. */
export const dropStart = (line: CleanLine, count: number): CleanLine =>
  count === 0
    ? line
    : {
        ...line,
        text: line.text.slice(count),
        base: offsetAt(line, count),
        ...(line.offsets === undefined ? {} : { offsets: line.offsets.slice(count) }),
      };

/** The line without what stands from `length` on. */
export const cutAt = (line: CleanLine, length: number): CleanLine => ({ ...line, text: line.text.slice(0, length) });

/** Two lines as one, with `gap` spaces between: how a hard-wrapped line read before it was wrapped. */
export const joinLines = (first: CleanLine, second: CleanLine, gap: number): CleanLine => {
  const offsets: number[] = [];
  for (let i = 0; i < first.text.length; i++) offsets.push(offsetAt(first, i));
  for (let i = 0; i < gap; i++) offsets.push(offsetAt(first, first.text.length));
  for (let i = 0; i < second.text.length; i++) offsets.push(offsetAt(second, i));
  return { text: first.text + ' '.repeat(gap) + second.text, base: first.base, offsets, lineStart: first.lineStart };
};
