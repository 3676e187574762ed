/** A place in a text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A secret at its place, and the rule that found it: a built-in one, `custom:` and its name, or `manual`. */
export interface Finding extends Span {
  readonly rule: string;
}

/** Finds the secrets of one kind in a text, in its order. Runs in linear time and never throws. */
export type Detector = (text: string) => Iterable<Span>;

/** The places of one capture group, which the expression marks with `d`. */
export function* groupSpans(text: string, expression: RegExp, group: number | string = 1): Generator<Span> {
  for (const match of text.matchAll(expression)) {
    const span = typeof group === 'number' ? match.indices?.[group] : match.indices?.groups?.[group];
    if (span && span[1] > span[0]) yield { start: span[0], end: span[1] };
  }
}

/**
 * Whether a value is no secret whatever stands before it: a placeholder of ours or of another tool, a variable, a format.
 */
export const isPlaceholder = (value: string): boolean =>
  /^(?:\[masked-[a-z]+-\d+\]?.*|[*•xX.?_-]+|<[^<>]*>|\$\{?[\w.:]+\}?|\{\{?[^{}]*\}?\}|%[\w.]*%?|@[\w.]+@|\(?(?:redacted|masked|hidden|filtered|protected|removed|omitted)\)?|\[(?:redacted|masked|hidden|filtered|protected|removed|omitted|scrubbed)\])$/i.test(
    value,
  );
