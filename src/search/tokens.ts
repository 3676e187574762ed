/** A token of a text: how it is looked for, and where it stands, in UTF-16 units. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: a line of base64 is nothing that anybody types. */
const longestTerm = 64;

/**
 * Words that belong together: letters and digits, joined by single marks as in `10.0.3.7`, `TS-20261122-K7Q4M`, `app.log`,
 * `user@example.com`, `fe80::1`. Chinese and other scripts without spaces make runs of their own.
 */
const wordShape =
  /(?<unspaced>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+)|(?<address>(?:[0-9A-Fa-f]{0,4}(?::{1,2}[0-9A-Fa-f]{1,4}){2,}|[0-9A-Fa-f]{1,4}::[0-9A-Fa-f]{1,4})(?![\p{L}\p{N}]))|[\p{L}\p{N}\p{M}]+(?:[-._@+'’#][\p{L}\p{N}\p{M}]+)*/gu;
const unspacedShape =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** The parts of a compound: between its marks, and within it where a small letter meets a large one. */
const partShape = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{N}+|[\p{L}\p{M}]+/gu;
const markShape = /[-._@+'’#]+/u;

let segmenter: Intl.Segmenter | undefined;

/** One spelling of what people write in several: full and half width, upper and lower case. */
export const foldTerm = (word: string): string => {
  const folded = word.normalize('NFKC').toLowerCase();
  return folded.length > longestTerm ? folded.slice(0, longestTerm) : folded;
};

/**
 * The words of a text in their order: Chinese by `Intl.Segmenter`, everything else by its marks and spaces, with numbers,
 * addresses and codes whole (`0x80070005`, `10.0.3.7`, `CASE-2026-0012`, `app.log`).
 */
export function* wordsOf(text: string): Generator<Token> {
  for (const match of text.matchAll(wordShape)) {
    const word = match[0];
    const start = match.index;
    if (match.groups?.unspaced === undefined) {
      yield { term: foldTerm(word), start, end: start + word.length };
      continue;
    }
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    for (const { segment, index } of segmenter.segment(word))
      yield { term: foldTerm(segment), start: start + index, end: start + index + segment.length };
  }
}

/**
 * What a text is found by: its words, the parts of compound words (`NullPointerException` also by "pointer"), and each
 * two neighbouring Chinese characters, so that a text is found however the words of the query are cut.
 */
export function* indexTerms(text: string): Generator<string> {
  for (const match of text.matchAll(wordShape)) {
    const word = match[0];
    if (match.groups?.unspaced !== undefined) {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
      for (const { segment } of segmenter.segment(word)) if (lengthOf(segment) !== 2) yield foldTerm(segment);
      yield* pairsOf(word);
      continue;
    }
    const term = foldTerm(word);
    yield term;
    if (match.groups?.address !== undefined) continue;
    yield* partsOf(word, term);
  }
}

/** Each two neighbouring characters. */
export function* pairsOf(run: string): Generator<string> {
  const letters = Array.from(foldTerm(run.slice(0, 2_000)).normalize('NFC'));
  for (let at = 1; at < letters.length; at += 1) yield `${letters[at - 1] ?? ''}${letters[at] ?? ''}`;
}

/** What a compound word is made of, but for the whole and for what is too short to be looked for alone. */
export function* partsOf(word: string, whole: string): Generator<string> {
  if (word.length > 4 * longestTerm) return;
  const pieces = word.split(markShape);
  for (const piece of pieces) {
    const term = foldTerm(piece);
    if (pieces.length > 1 && isPart(term, whole)) yield term;
    // A code such as 7f3A9c falls into crumbs that nobody means.
    if (/\p{N}/u.test(piece) || !/\p{Ll}\p{Lu}/u.test(piece)) continue;
    for (const [inner] of piece.matchAll(partShape)) {
      const innerTerm = foldTerm(inner);
      if (innerTerm.length > 2 && isPart(innerTerm, term)) yield innerTerm;
    }
  }
}

const isPart = (term: string, whole: string): boolean =>
  term !== whole && term.length > 1 && !(term.length < 3 && /^\d+$/.test(term));

/** Whether a term is of a script that is written without spaces. */
export const isUnspaced = (term: string): boolean => unspacedShape.test(term);

/** In characters, not in UTF-16 units. */
export const lengthOf = (term: string): number => Array.from(term).length;
