import type { Query } from 'minisearch';
import { isUnspaced, lengthOf, pairsOf, partsOf, wordsOf } from './tokens.ts';

/** No longer query is read, characters: what was pasted may be a whole log. */
const longestQuery = 300;
/** So many words count. */
const mostWords = 12;

const exact = { tokenize: (term: string): string[] => [term] };

/**
 * What is asked of the index for what was typed: every word has to be there, whole, or as the beginning of one, or, `withSlips`,
 * when it has five letters or more, with a slip. Of a compound (`2026-0012`) its parts may stand for the whole.
 * @returns `undefined` when nothing was typed that can be looked for
 */
export function queryOf(text: string, withSlips = false): Query | undefined {
  const short = text.slice(0, longestQuery);
  const words = [...wordsOf(short)].slice(0, mostWords);
  if (words.length === 0) return undefined;
  return {
    combineWith: 'AND',
    queries: words.map(({ term, start, end }, at) =>
      wordQuery(term, short.slice(start, end), { isLast: at === words.length - 1, withSlips }),
    ),
  };
}

function wordQuery(
  term: string,
  written: string,
  { isLast, withSlips }: { isLast: boolean; withSlips: boolean },
): Query {
  const length = lengthOf(term);
  if (isUnspaced(term)) {
    const pairs = [...pairsOf(term)];
    const whole = { queries: [term], prefix: length > 0, ...exact };
    if (length < 3) return whole;
    return { combineWith: 'OR', queries: [whole, { combineWith: 'AND', queries: pairs, ...exact }] };
  }
  const isWord = /^\p{L}+$/u.test(term);
  const whole: Query = {
    queries: [term],
    // One letter begins half of all words; of a short word that is followed by another one, it is all that was meant.
    prefix: length > (isLast ? 1 : 3),
    // A code with a slip is another code.
    ...(withSlips && isWord && length > 4 && { fuzzy: 0.2, maxFuzzy: 1, weights: { prefix: 0.6, fuzzy: 0.2 } }),
    ...exact,
  };
  const parts = [...partsOf(written, term)];
  if (parts.length === 0 || isWord) return whole;
  return { combineWith: 'OR', queries: [whole, { combineWith: 'AND', queries: parts, prefix: true, ...exact }] };
}
