/** What to look for in a log, line by line. Plain data: it crosses to the worker. */
export interface SearchQuery {
  readonly text: string;
  /** `text` is a regular expression of JavaScript, with the flag `u` where it can have it. */
  readonly isPattern: boolean;
  /** Otherwise letters of ASCII are alike in both cases, and of a pattern all letters. */
  readonly matchCase: boolean;
}

/** The expression of a query that is a pattern. @throws SyntaxError with what is wrong with it */
export function patternOf({ text, matchCase }: SearchQuery): RegExp {
  const flags = matchCase ? 'gm' : 'gim';
  try {
    return new RegExp(text, `${flags}u`);
  } catch {
    // Escapes such as `\-` are fine without `u` only, and people write them.
    return new RegExp(text, flags);
  }
}

/** Whether all that a pattern finds in a line it also finds when it sees the lines around it; what is ruled out may not be. */
export const seesLineAlone = ({ text }: SearchQuery): boolean => !/\(\?<?!/.test(text);
