import type { Language } from '../domain/text.ts';
import type { Audience } from './report.ts';

/** How a report is to be made. Plain data: it crosses to the worker. */
export interface ReportOptions {
  readonly language: Language;
  readonly audience: Audience;
  /** IANA name: times are written in this zone. */
  readonly timeZone: string;
  /** The moment of writing, milliseconds since the epoch. */
  readonly now: number;
  /** The text of evidence by its id, for the charts of network tests. What is not here has no chart. */
  readonly evidenceTexts?: Readonly<Record<string, string>>;
}
