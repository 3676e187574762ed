import type { Drawing } from '../domain/drawing.ts';
import type { Language } from '../domain/text.ts';

/** Who reads a report: the support department, or the customer. */
export type Audience = 'internal' | 'customer';

/** A named value of a report. `wide`: it needs a line of its own. An empty value is a place to write by hand. */
export interface ReportRow {
  readonly label: string;
  readonly value: string;
  readonly wide: boolean;
}

/** What a report is made of, in the order of reading; every writer draws each of them in its own manner. */
export type ReportBlock =
  /** Labels and values; `caption` names one item of a list, and stands again on every page that the table runs over. */
  | { readonly kind: 'values'; readonly caption?: string; readonly rows: readonly ReportRow[] }
  /** A row for each item; the head stands again on every page. `shares` are the columns' widths, together 100. */
  | {
      readonly kind: 'grid';
      readonly columns: readonly string[];
      readonly shares: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `caption` says what it shows; `words` says the same as the picture, for readers who cannot see it. */
  | { readonly kind: 'picture'; readonly caption: string; readonly words: string; readonly drawing: Drawing }
  /** Who signs, each with a line for name and date. */
  | { readonly kind: 'signatures'; readonly signatories: readonly string[]; readonly date: string };

export interface ReportSection {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/**
 * A case as a document: everything that is written into it, in one language, for one audience, without any markup. Texts are
 * clean (`cleanText`); lines are separated by `\n`.
 */
export interface Report {
  readonly language: Language;
  readonly audience: Audience;
  /** "Support case report". */
  readonly kind: string;
  readonly number: string;
  /** What the case is called. */
  readonly title: string;
  /** The title block. */
  readonly facts: readonly ReportRow[];
  readonly sections: readonly ReportSection[];
  /** Left of the page number, e.g. "Confidential: for the support department only". */
  readonly notice: string;
  /** What stands around page number and count of pages: before, between, after. */
  readonly page: readonly [string, string, string];
}
