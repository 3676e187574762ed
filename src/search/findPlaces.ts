import type { Language } from '../domain/text.ts';
import { say } from '../domain/text.ts';
import type { PlacedText } from './placedText.ts';
import { indexTerms, isUnspaced, wordsOf } from './tokens.ts';

/** A place where the words were found, and the part of its text around them. */
export interface FoundPlace {
  readonly place: PlacedText;
  readonly snippet: Snippet;
}
export interface Snippet {
  readonly text: string;
  /** What was found in it, in UTF-16 units of `text`, in order, none over another. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** Letters before the first word that was found. */
const lead = 24;
const longestSnippet = 160;
/** A longer line is looked through so far, UTF-16 units. */
const longestText = 100_000;

/**
 * The places of a text where the words of a query stand, the best first: those that have the most of them, then in the
 * order of the text.
 * @param terms what the index says was found
 */
export function findPlaces(
  texts: readonly PlacedText[],
  terms: readonly string[],
  { language, most }: { readonly language: Language; readonly most: number },
): FoundPlace[] {
  const wanted = new Set(terms);
  const scored = texts.flatMap((place, order) => {
    const score = scoreOf(place, wanted);
    return score === 0 ? [] : [{ place, score, order }];
  });
  scored.sort((one, other) => other.score - one.score || one.order - other.order);
  return scored.slice(0, most).map(({ place }) => ({
    place,
    snippet: snippetOf(say(place.text, language).slice(0, longestText), wanted),
  }));
}

function scoreOf({ text: { en, zh } }: PlacedText, wanted: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const text of en === zh ? [en] : [en, zh])
    for (const term of indexTerms(text.slice(0, longestText))) if (wanted.has(term)) found.add(term);
  return found.size;
}

/** One line of text around the words, with where they stand. */
export function snippetOf(text: string, wanted: ReadonlySet<string>): Snippet {
  const marks = marksIn(text, wanted);
  const first = marks[0]?.[0] ?? 0;
  const start = first <= lead ? 0 : startOfLetter(text, first - lead);
  const end = startOfLetter(text, Math.min(text.length, start + longestSnippet));
  const [before, after] = [start > 0 ? '…' : '', end < text.length ? '…' : ''];
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${after}`,
    marks: marks.filter(([, to]) => to <= end).map(([from, to]) => [from + shift, to + shift] as const),
  };
}

/** Where the words stand: whole words, pairs of Chinese characters, and the parts of compounds within them. */
function marksIn(text: string, wanted: ReadonlySet<string>): [number, number][] {
  const marks: [number, number][] = [];
  const add = (start: number, end: number): void => {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  };
  let lastEnd = -1;
  let lastChar = '';
  for (const { term, start, end } of wordsOf(text)) {
    const written = text.slice(start, end);
    if (isUnspaced(term)) {
      let at = start;
      for (const char of written) {
        if (lastEnd === at && wanted.has(`${lastChar}${char}`)) add(at - lastChar.length, at + char.length);
        [lastChar, at] = [char, at + char.length];
        lastEnd = at;
      }
      if (wanted.has(term)) add(start, end);
    } else if (wanted.has(term)) add(start, end);
    else
      for (const part of indexTerms(written)) {
        const inside = written.toLowerCase().indexOf(part);
        if (inside >= 0 && wanted.has(part)) add(start + inside, start + inside + part.length);
      }
  }
  return marks;
}

/** Not within a surrogate pair. */
const startOfLetter = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);
