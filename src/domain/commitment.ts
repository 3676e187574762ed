import { formatMoment } from './formatMoment.ts';
import { fill, say, text, type Language } from './text.ts';

/** A promise of a first response, in the language and by the clock of the people it is made to. */
export interface Promised {
  /** ISO 8601 with an offset. */
  readonly dueAt: string;
  readonly language: Language;
  /** IANA name of the calendar's zone. */
  readonly timeZone: string;
}

/** The promise that record 1 keeps, e.g. "First response by Mon, 16 Nov 2026, 09:19 GMT+8". */
export const commitmentText = ({ dueAt, language, timeZone }: Promised): string =>
  say(fill(text('First response by {0}', '{0} 前首次响应'), formatMoment(dueAt, timeZone)), language);
