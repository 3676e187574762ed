import type { Option } from '../field.ts';
import { categories, priorities } from '../records/codes.ts';
import { dimensions } from '../records/rootCause.ts';
import { statuses } from '../workflow.ts';
import type { CaseFacts } from './caseFacts.ts';
import { causeNotFound } from './causesOf.ts';
import { dateOf, dayOf, rangeOf, startOf, steps, type DayRange, type Period, type Step } from './period.ts';
import type { TimeTaken } from './timeTaken.ts';

/** Whose cases are looked at; a person by `nameKey`. */
export type AssigneeChoice =
  { readonly kind: 'everyone' } | { readonly kind: 'nobody' } | { readonly kind: 'person'; readonly key: string };

/** What the statistics are made of. */
export interface StatisticsView {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Today's date, as days since 1 January 1970. */
  readonly today: number;
  readonly period: Period;
  readonly assignee: AssigneeChoice;
  /** What a column of the volume stands for. */
  readonly step: Step | 'auto';
}

/**
 * What is counted:
 * - `priority`, `status`, `age`: the backlog, cases that are open now, whenever they came;
 * - `response`, `category`, `cause`, `firstResponse`: cases received in the period;
 * - `resolution`: cases resolved in the period;
 * - `received`, `resolved`: the volume, each by its own date.
 */
export const countedCharts = [
  'priority',
  'status',
  'age',
  'response',
  'category',
  'cause',
  'firstResponse',
  'resolution',
  'received',
  'resolved',
] as const;
export type CountedChart = (typeof countedCharts)[number];

/** One bar: its cases are those that were counted for it. */
export interface Selection {
  readonly chart: CountedChart;
  readonly key: string;
}

/** Stands for a code that is missing, and for one that only a newer version knows. */
export const noCode = 'none';
export const otherCode = 'other';

/** How long cases have been open, in days of 24 hours since their receipt: from the one number up to the other. */
export const ageBands = [
  { key: 'under1', from: 0, to: 1 },
  { key: 'from1to3', from: 1, to: 3 },
  { key: 'from3to7', from: 3, to: 7 },
  { key: 'from7to14', from: 7, to: 14 },
  { key: 'from14to30', from: 14, to: 30 },
  { key: 'from30', from: 30, to: Infinity },
] as const;

const dayMs = 86_400_000;
const setOf = (options: readonly Option[]): ReadonlySet<string> => new Set(options.map(({ code }) => code));
const known = {
  priority: setOf(priorities),
  status: setOf(statuses),
  category: setOf(categories),
  cause: new Set([...setOf(dimensions), causeNotFound]),
};
const codeOf = (kind: keyof typeof known, value: string | undefined): string =>
  value === undefined ? noCode : known[kind].has(value) ? value : otherCode;

/** The bars of a chart that a case counts for: one, none, or several where it has several root causes. */
export function keysOf(
  chart: Exclude<CountedChart, 'received' | 'resolved'>,
  facts: CaseFacts,
  view: StatisticsView,
  range: DayRange,
): readonly string[] {
  if (!isAssigned(facts, view.assignee)) return none;
  switch (chart) {
    case 'priority':
    case 'status':
      return facts.isOpen ? [codeOf(chart, facts[chart])] : none;
    case 'age':
      return facts.isOpen ? [ageOf(facts, view.now)] : none;
    case 'response':
      return isIn(facts.receivedDay, range) ? [facts.response] : none;
    case 'category':
      return isIn(facts.receivedDay, range) ? [codeOf('category', facts.category)] : none;
    case 'cause':
      return isIn(facts.receivedDay, range) ? [...new Set(facts.causes.map((code) => codeOf('cause', code)))] : none;
    case 'firstResponse':
      return isIn(facts.receivedDay, range) ? timeKeys(facts, facts.firstResponse) : none;
    case 'resolution':
      return isIn(facts.resolvedDay, range) ? timeKeys(facts, facts.resolution) : none;
  }
}

const none: readonly string[] = [];

/** Times of different clocks are never put together: a minute of working time is not one of the night. */
const timeKeys = ({ priority }: CaseFacts, taken: TimeTaken | undefined): readonly string[] =>
  taken ? [`${codeOf('priority', priority)}:${taken.mode}`] : none;

export function isAssigned({ assigneeKey }: CaseFacts, choice: AssigneeChoice): boolean {
  switch (choice.kind) {
    case 'everyone':
      return true;
    case 'nobody':
      return assigneeKey === undefined;
    case 'person':
      return assigneeKey === choice.key;
  }
}

export const isIn = (day: number | undefined, { from, to }: DayRange): day is number =>
  day !== undefined && day >= from && day <= to;

function ageOf({ receivedAt }: CaseFacts, now: number): string {
  if (receivedAt === undefined) return noCode;
  const days = Math.max(0, now - receivedAt) / dayMs;
  return ageBands.find(({ to }) => days < to)?.key ?? noCode;
}

/** The key of a column of the volume, e.g. `month:2026-11-01`. */
export const columnKey = (start: number, step: Step): string => `${step}:${dateOf(start)}`;

/** Whether a case was counted for a bar. */
export function isSelected({ chart, key }: Selection, facts: CaseFacts, view: StatisticsView): boolean {
  const range = rangeOf(view.period, view.today);
  if (chart !== 'received' && chart !== 'resolved') return keysOf(chart, facts, view, range).includes(key);
  const [name, date] = key.split(':');
  const step = steps.find((each) => each === name);
  const day = chart === 'received' ? facts.receivedDay : facts.resolvedDay;
  return (
    step !== undefined && isAssigned(facts, view.assignee) && isIn(day, range) && startOf(day, step) === dayOf(date)
  );
}
