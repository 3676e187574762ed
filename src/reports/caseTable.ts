import { intake } from '../domain/records/intake.ts';
import { categories, priorities } from '../domain/records/codes.ts';
import { triage } from '../domain/records/triage.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { momentMs } from '../domain/moment.ts';
import type { CaseSummary } from '../domain/summary.ts';
import { say, text, type Language, type Text } from '../domain/text.ts';
import { statuses } from '../domain/workflow.ts';
import { cleanText } from './cleanText.ts';
import { reportWords } from './reportWords.ts';

/** A case as a row of a list. Plain data: it crosses to the worker. */
export type ListedSummary = Pick<
  CaseSummary,
  | 'number'
  | 'title'
  | 'status'
  | 'priority'
  | 'category'
  | 'assignee'
  | 'receivedAt'
  | 'updatedAt'
  | 'resolvedAt'
  | 'labels'
  | 'evidenceCount'
>;

export interface CaseTableOptions {
  readonly language: Language;
  /** IANA name: times are written in this zone. */
  readonly timeZone: string;
}

/** A list of cases as text and numbers, without any format: the head, and a row for each case. */
export interface CaseTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface Column {
  readonly label: Text;
  readonly cell: (summary: ListedSummary, options: CaseTableOptions) => string | number;
}

const named = (options: Parameters<typeof labelOf>[0], code: string | undefined, language: Language): string =>
  code === undefined ? '' : cleanText(say(labelOf(options, code), language));

/** The labels are those of the records' declarations. */
const columns: readonly Column[] = [
  { label: reportWords.number, cell: ({ number }) => cleanText(number) },
  { label: reportWords.title, cell: ({ title }) => cleanText(title) },
  { label: reportWords.status, cell: ({ status }, { language }) => named(statuses, status, language) },
  {
    label: triage.fields.finalPriority.label,
    cell: ({ priority }, { language }) => named(priorities, priority, language),
  },
  { label: triage.fields.category.label, cell: ({ category }, { language }) => named(categories, category, language) },
  { label: triage.fields.assignee.label, cell: ({ assignee }) => cleanText(assignee ?? '') },
  { label: intake.fields.receivedAt.label, cell: ({ receivedAt }, options) => sortableMoment(receivedAt, options) },
  { label: text('Resolved at', '解决时间'), cell: ({ resolvedAt }, options) => sortableMoment(resolvedAt, options) },
  { label: text('Last event', '最近事件时间'), cell: ({ updatedAt }, options) => sortableMoment(updatedAt, options) },
  {
    label: reportWords.labels,
    cell: ({ labels }, { language }) => labels.map(cleanText).join(language === 'en' ? ', ' : '、'),
  },
  { label: text('Items of evidence', '证据数'), cell: ({ evidenceCount }) => evidenceCount },
];

export const caseTable = (cases: readonly ListedSummary[], options: CaseTableOptions): CaseTable => ({
  head: columns.map(({ label }) => say(label, options.language)),
  rows: cases.map((summary) => columns.map(({ cell }) => cell(summary, options))),
});

const formatters = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-16 09:00": spreadsheets of every language take it for a time, and it sorts as text, too. */
function sortableMoment(at: string | undefined, { timeZone }: CaseTableOptions): string {
  const ms = momentMs(at);
  if (ms === undefined) return cleanText(at ?? '');
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formatters.set(timeZone, formatter);
  return formatter.format(ms);
}
