import { caseNumberShape, recordKeys, type RecordKey } from './case.ts';

/** Where a link leads: a case by its number, and one of its records. */
export interface CaseLinkTarget {
  readonly number: string;
  readonly record?: RecordKey;
}

/** The path of a link to a case, behind `vscode://casebook.support-casebook`. */
export const caseLinkPath = ({ number }: CaseLinkTarget): string => `/case/${number}`;
/** Its query, without the question mark; empty without a record. */
export const caseLinkQuery = ({ record }: CaseLinkTarget): string => (record === undefined ? '' : `record=${record}`);

/**
 * What a link asks for. Anybody can write one, on any web page: nothing but a number of the known shape and the key of a
 * record is taken from it, and everything else makes it no link at all.
 */
export function readCaseLink(path: string, query: string): CaseLinkTarget | undefined {
  const number = /^\/case\/([^/]{1,40})\/?$/.exec(path)?.[1]?.toUpperCase();
  if (number === undefined || !caseNumberShape.test(number)) return undefined;
  const named = new URLSearchParams(query).get('record');
  if (named === null) return { number };
  const record = recordKeys.find((key) => key === named);
  return record === undefined ? undefined : { number, record };
}

/** A case number that a text names. */
export interface NamedCase {
  readonly number: string;
  /** UTF-16 code units from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** More in one text than anybody clicks on; a list of all cases is no reason to stop the editor. */
export const mostNamedCases = 1_000;

/**
 * The case numbers in a text, in order; one within a longer word ("XTS-…", "…4M2") is none. Time is linear in the length.
 * @param most an end to it
 */
export function casesNamedIn(content: string, most: number = mostNamedCases): readonly NamedCase[] {
  const found: NamedCase[] = [];
  for (const match of content.matchAll(/(?<![A-Za-z0-9_-])TS-\d{8}-[0-9A-HJKMNP-TV-Z]{5}(?![A-Za-z0-9_-])/g)) {
    if (found.length >= most) break;
    const [number] = match;
    found.push({ number, start: match.index, end: match.index + number.length });
  }
  return found;
}
