import { categories, priorities } from '../records/codes.ts';
import { dimensions } from '../records/rootCause.ts';
import type { ClockMode } from '../sla/responsePolicy.ts';
import { isOpen, statuses } from '../workflow.ts';
import type { CaseFacts } from './caseFacts.ts';
import { causeNotFound } from './causesOf.ts';
import {
  ageBands,
  columnKey,
  countedCharts,
  isAssigned,
  isIn,
  keysOf,
  noCode,
  otherCode,
  type CountedChart,
  type StatisticsView,
} from './classify.ts';
import { percentile } from './percentile.ts';
import { columnsOf, rangeOf, startOf, type DayRange, type Step } from './period.ts';

export interface Bar {
  readonly key: string;
  /** Cases. */
  readonly count: number;
}

export interface ParetoBar extends Bar {
  /** The share of this bar and all before it in the sum of the bars, 0 to 1. */
  readonly cumulative: number;
}

/** Times of the cases of one priority that were counted by the same clock, in minutes; absent without any case. */
export interface TimeRow extends Bar {
  readonly priority: string;
  readonly mode?: ClockMode | undefined;
  readonly median?: number | undefined;
  /** Nine of ten cases took no longer. */
  readonly p90?: number | undefined;
  /** The arithmetic mean; of the times to resolution this is the MTTR. */
  readonly mean?: number | undefined;
}

export interface VolumeColumn {
  readonly key: string;
  /** The first day, as days since 1 January 1970. */
  readonly start: number;
  readonly received: number;
  readonly resolved: number;
}

export interface Statistics {
  /** Of the chosen assignee: all cases, the open ones, those received and those resolved in the period. */
  readonly totals: {
    readonly all: number;
    readonly open: number;
    readonly received: number;
    readonly resolved: number;
  };
  readonly priority: readonly Bar[];
  readonly status: readonly Bar[];
  readonly age: readonly Bar[];
  readonly response: readonly Bar[];
  /** SLA compliance: met in met and missed, 0 to 1; absent when there is neither. Waiting ones do not count before they are decided. */
  readonly compliance?: number | undefined;
  readonly volume: { readonly step: Step; readonly columns: readonly VolumeColumn[] };
  readonly category: readonly ParetoBar[];
  readonly cause: readonly ParetoBar[];
  /** Cases received in the period whose analysis names no cause yet. */
  readonly withoutCause: number;
  readonly firstResponse: readonly TimeRow[];
  readonly resolution: readonly TimeRow[];
  /** Of all cases, whatever is chosen: the busiest first. */
  readonly assignees: readonly { readonly key: string; readonly name: string; readonly count: number }[];
}

type BarChart = Exclude<CountedChart, 'received' | 'resolved'>;
const barCharts = countedCharts.filter((chart): chart is BarChart => chart !== 'received' && chart !== 'resolved');

/** Adds up cases, one after the other, in any order; the result does not depend on it. */
export class StatisticsTally {
  readonly #view: StatisticsView;
  readonly #range: DayRange;
  readonly #counts = new Map<string, number>();
  readonly #times = { firstResponse: new Map<string, number[]>(), resolution: new Map<string, number[]>() };
  readonly #days = { received: new Map<number, number>(), resolved: new Map<number, number>() };
  readonly #assignees = new Map<string, { readonly name: string; readonly count: number }>();
  readonly #totals = { all: 0, open: 0, received: 0, resolved: 0 };
  #withoutCause = 0;

  constructor(view: StatisticsView) {
    this.#view = view;
    this.#range = rangeOf(view.period, view.today);
  }

  add(facts: CaseFacts): void {
    this.#addAssignee(facts);
    if (!isAssigned(facts, this.#view.assignee)) return;
    this.#totals.all += 1;
    if (facts.isOpen) this.#totals.open += 1;
    for (const chart of barCharts)
      for (const key of keysOf(chart, facts, this.#view, this.#range)) {
        increase(this.#counts, `${chart} ${key}`);
        if (chart === 'firstResponse' || chart === 'resolution') append(this.#times[chart], key, facts[chart]?.minutes);
      }
    if (isIn(facts.receivedDay, this.#range)) {
      this.#totals.received += 1;
      if (facts.causes.length === 0) this.#withoutCause += 1;
      increase(this.#days.received, facts.receivedDay);
    }
    if (isIn(facts.resolvedDay, this.#range)) {
      this.#totals.resolved += 1;
      increase(this.#days.resolved, facts.resolvedDay);
    }
  }

  result(): Statistics {
    const count = (chart: BarChart, key: string): number => this.#counts.get(`${chart} ${key}`) ?? 0;
    const bars = (
      chart: BarChart,
      always: readonly string[],
      ifAny: readonly string[] = [noCode, otherCode],
    ): Bar[] => [
      ...always.map((key) => ({ key, count: count(chart, key) })),
      ...ifAny.map((key) => ({ key, count: count(chart, key) })).filter((bar) => bar.count > 0),
    ];
    const response = bars('response', ['met', 'missed', 'waiting'], [noCode]);
    const [met, missed] = [count('response', 'met'), count('response', 'missed')];
    return {
      totals: { ...this.#totals },
      priority: bars('priority', codes(priorities)),
      status: bars('status', codes(statuses).filter(isOpen)),
      age: bars(
        'age',
        ageBands.map(({ key }) => key),
      ),
      response,
      ...(met + missed > 0 && { compliance: met / (met + missed) }),
      volume: this.#volume(),
      category: pareto(bars('category', codes(categories))),
      cause: pareto(bars('cause', codes(dimensions), [causeNotFound, otherCode])),
      withoutCause: this.#withoutCause,
      firstResponse: this.#rows('firstResponse'),
      resolution: this.#rows('resolution'),
      assignees: [...this.#assignees]
        .map(([key, person]) => ({ key, ...person }))
        .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1)),
    };
  }

  #addAssignee({ assignee, assigneeKey }: CaseFacts): void {
    if (assignee === undefined || assigneeKey === undefined) return;
    const known = this.#assignees.get(assigneeKey);
    // The same name whatever the order of the cases.
    const name = known === undefined || assignee < known.name ? assignee : known.name;
    this.#assignees.set(assigneeKey, { name, count: (known?.count ?? 0) + 1 });
  }

  /** From the period's first day to its last; where it has none, from the first case's to today. */
  #volume(): Statistics['volume'] {
    const { received, resolved } = this.#days;
    const { today } = this.#view;
    let [first, last] = [today, today];
    for (const days of [received, resolved])
      for (const day of days.keys()) {
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
    const isNamed = this.#view.period.kind !== 'all' && this.#view.period.kind !== 'custom';
    // A custom period may begin in the year 1: what lies before the first case is left out.
    const range = isNamed
      ? this.#range
      : { from: Math.max(first, this.#range.from), to: Math.min(last, this.#range.to) };
    const { step, starts } = columnsOf(range.to < range.from ? { from: today, to: today } : range, this.#view.step);
    const sums = { received: byStart(received, step), resolved: byStart(resolved, step) };
    return {
      step,
      columns: starts.map((start) => ({
        key: columnKey(start, step),
        start,
        received: sums.received.get(start) ?? 0,
        resolved: sums.resolved.get(start) ?? 0,
      })),
    };
  }

  #rows(chart: 'firstResponse' | 'resolution'): TimeRow[] {
    const rows = [...codes(priorities), noCode, otherCode].flatMap((priority): TimeRow[] => {
      const found = (['roundTheClock', 'business'] as const).flatMap((mode) => {
        const key = `${priority}:${mode}`;
        const minutes = this.#times[chart].get(key);
        return minutes ? [{ key, priority, mode, count: minutes.length, ...summaryOf(minutes) }] : [];
      });
      return found.length > 0 ? found : [{ key: priority, priority, count: 0 }];
    });
    // Only the procedure's own priorities are worth saying that there is nothing.
    return rows.filter(({ priority, count }) => count > 0 || (priority !== noCode && priority !== otherCode));
  }
}

const codes = (options: readonly { readonly code: string }[]): string[] => options.map(({ code }) => code);

const increase = <K>(counts: Map<K, number>, key: K, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

function append(lists: Map<string, number[]>, key: string, value: number | undefined): void {
  if (value === undefined) return;
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function byStart(days: ReadonlyMap<number, number>, step: Step): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [day, count] of days) increase(sums, startOf(day, step), count);
  return sums;
}

function summaryOf(minutes: readonly number[]): Pick<TimeRow, 'median' | 'p90' | 'mean'> {
  const sorted = Float64Array.from(minutes).sort();
  const [median, p90] = [percentile(sorted, 0.5), percentile(sorted, 0.9)];
  if (median === undefined || p90 === undefined) return {};
  // In the order of size, so that rounding does not depend on the order of the cases.
  return { median, p90, mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length };
}

/** The largest first, what is not classified last, with the shares added up (Pareto). Bars without a case are left out. */
function pareto(bars: readonly Bar[]): ParetoBar[] {
  const isLast = ({ key }: Bar): number => Number(key === noCode || key === otherCode || key === causeNotFound);
  const sorted = bars
    .filter(({ count }) => count > 0)
    .sort((one, other) => isLast(one) - isLast(other) || other.count - one.count);
  const sum = sorted.reduce((total, { count }) => total + count, 0);
  let passed = 0;
  return sorted.map((bar) => {
    passed += bar.count;
    return { ...bar, cumulative: passed / sum };
  });
}
