import { encodeText } from './encodeText.ts';
import type { SearchQuery } from './searchQuery.ts';
import { decode, type TextEncoding } from './textEncoding.ts';

/** Finds a text in blocks of bytes without decoding them. */
export interface LiteralFinder {
  /** Bytes of the longest match: so much of a block is looked at again with the next one. */
  readonly length: number;
  /** Takes the next block. @returns the position of the first match at or after `from`, -1 when there is none */
  inBlock(block: Buffer): (from: number) => number;
}

/** @returns undefined when the text has to be looked for in decoded lines */
export function literalFinder(query: SearchQuery, encoding: TextEncoding): LiteralFinder | undefined {
  const { text, matchCase } = query;
  // Only ASCII has both cases in the same bytes but for one bit.
  if (!matchCase && hasCaseBeyondAscii(text)) return undefined;
  const needle = encodeText(text, encoding);
  if (needle === undefined || needle.length === 0) return undefined;
  const length = needle.length;
  const isRight = (block: Buffer, at: number): boolean =>
    (encoding.unit === 1 || at % 2 === 0) && (!encoding.isAmbiguous || isWhole(block, at, length, query, encoding));
  const firstRight =
    (block: Buffer, find: (from: number) => number) =>
    (from: number): number => {
      let at = find(from);
      while (at !== -1 && !isRight(block, at)) at = find(at + 1);
      return at;
    };
  if (matchCase || text.toLowerCase() === text.toUpperCase())
    return { length, inBlock: (block) => firstRight(block, (from) => block.indexOf(needle, from)) };
  const folded = foldedPattern(text, encoding);
  return {
    length,
    inBlock: (block) => {
      // One letter a byte, made in no time, and the engine compiles the expression to machine code.
      const letters = block.toString('latin1');
      return firstRight(block, (from) => {
        folded.lastIndex = from;
        return folded.exec(letters)?.index ?? -1;
      });
    },
  };
}

const hasCaseBeyondAscii = (text: string): boolean =>
  Array.from(text).some((letter) => letter > '\u007f' && letter.toLowerCase() !== letter.toUpperCase());

/** The bytes of the text, each ASCII letter in both cases. */
function foldedPattern(text: string, encoding: TextEncoding): RegExp {
  const source = Array.from(text).map((letter) => {
    const both = /[a-z]/i.test(letter) ? [letter.toLowerCase(), letter.toUpperCase()] : [letter];
    const [one = [], other] = both.map((each) => [...(encodeText(each, encoding) ?? [])]);
    return one
      .map((byte, nth) => (other?.[nth] === byte || !other ? hex(byte) : `[${hex(byte)}${hex(other[nth] ?? byte)}]`))
      .join('');
  });
  return new RegExp(source.join(''), 'g');
}

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;

/** Whether a match is made of whole characters: its first byte may be the second half of one. */
function isWhole(block: Buffer, at: number, length: number, query: SearchQuery, encoding: TextEncoding): boolean {
  let start = at;
  // No second half of a character is below 0x30, in any of these encodings.
  while (start > 0 && (block[start - 1] ?? 0) >= 0x30) start -= 1;
  const found = decode(block.subarray(start, at + length), encoding);
  return query.matchCase ? found.endsWith(query.text) : found.toLowerCase().endsWith(query.text.toLowerCase());
}
