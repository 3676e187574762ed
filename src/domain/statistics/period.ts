/** Dates are numbers of days since 1 January 1970 on the wall calendar of the rules, so that no change of clocks touches them. */

export const periodKinds = ['thisWeek', 'days30', 'days90', 'year', 'all', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Which cases are looked at. `from` and `to` (`2026-11-22`) count for `custom` alone and belong to the period. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The first and the last date of a period; without an end where there is none. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

/** The number of a date such as `2026-11-22`; `undefined` for a text that is none. */
export function dayOf(date: string | undefined): number | undefined {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // 30 February is taken for 2 March by some engines and refused by others.
  return Number.isNaN(ms) || dateOf(ms / dayMs) !== date ? undefined : ms / dayMs;
}

/** The date of a number of days, e.g. `2026-11-22`. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The Monday of the week (ISO 8601). 1 January 1970 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/**
 * The dates of a period. `thisWeek` from Monday on, `days30`, `days90` and `year` (365 days) up to today and with it; `all` has
 * no ends. A custom period without one of its dates has no end there; dates the wrong way round are put right.
 * @param today the number of today's date
 */
export function rangeOf({ kind, from, to }: Period, today: number): DayRange {
  switch (kind) {
    case 'thisWeek':
      return { from: mondayOf(today), to: mondayOf(today) + 6 };
    case 'days30':
      return { from: today - 29, to: today };
    case 'days90':
      return { from: today - 89, to: today };
    case 'year':
      return { from: today - 364, to: today };
    case 'all':
      return { from: -Infinity, to: Infinity };
    case 'custom': {
      const [first, last] = [dayOf(from) ?? -Infinity, dayOf(to) ?? Infinity];
      return { from: Math.min(first, last), to: Math.max(first, last) };
    }
  }
}

export const steps = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof steps)[number];

/** The date that a day, week, month or year begins with. */
export function startOf(day: number, step: Step): number {
  switch (step) {
    case 'day':
      return day;
    case 'week':
      return mondayOf(day);
    case 'month':
    case 'year': {
      const date = new Date(day * dayMs);
      return Date.UTC(date.getUTCFullYear(), step === 'month' ? date.getUTCMonth() : 0) / dayMs;
    }
  }
}

/** More columns than this nobody tells apart. */
export const mostColumns = 120;

/**
 * The starts of all days, weeks, months or years of a range, also of those in which nothing happened.
 * @param range with both ends
 * @param wanted what is asked for, `auto` for what reads best. A step that gives too many columns gives way to the next longer one.
 */
export function columnsOf(
  range: DayRange,
  wanted: Step | 'auto',
): { readonly step: Step; readonly starts: readonly number[] } {
  const length = range.to - range.from + 1;
  const preferred = wanted !== 'auto' ? wanted : length <= 31 ? 'day' : length <= 200 ? 'week' : 'month';
  const longest: Record<Step, number> = { day: 1, week: 7, month: 28, year: 365 };
  const step = steps.slice(steps.indexOf(preferred)).find((each) => length / longest[each] <= mostColumns) ?? 'year';
  const starts: number[] = [];
  for (let start = startOf(range.from, step); start <= range.to; start = nextStart(start, step)) starts.push(start);
  return { step, starts };
}

/** When the next day, week, month or year begins. */
export function nextStart(start: number, step: Step): number {
  const most: Record<Step, number> = { day: 1, week: 7, month: 31, year: 366 };
  return startOf(start + most[step], step);
}
