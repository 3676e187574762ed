import { momentMs } from '../moment.ts';
import type { BusinessCalendar } from './calendar.ts';
import { dateOf, type DayKind } from './dayPlan.ts';
import { workingTimeOf } from './workingTime.ts';

/** What a business calendar counted on a date, or on several dates in a row of which none has working hours. */
export interface CountedDays {
  /** First and last date, `2026-10-01`; the same for a single day. */
  readonly from: string;
  readonly to: string;
  readonly kind: DayKind;
  /** Whole minutes, rounded down. */
  readonly minutes: number;
  /** The calendar knows the holidays of the year, so a day that it calls a workday is one. */
  readonly covered: boolean;
}

/**
 * Why a deadline lies where it does, day by day: what the calendar counts from one moment to another.
 * @param from ISO 8601 with an offset, as `to`
 * @throws RangeError for a moment without an offset or an unknown time zone
 */
export function countedDays(from: string, to: string, calendar: BusinessCalendar): readonly CountedDays[] {
  const [start, end] = [momentMs(from), momentMs(to)];
  if (start === undefined || end === undefined) throw new RangeError(`Not moments with an offset: ${from}, ${to}`);
  const time = workingTimeOf(calendar);
  const counted = new Map<number, number>();
  for (const stretch of time.stretches(start, end)) {
    counted.set(stretch.day, (counted.get(stretch.day) ?? 0) + stretch.end - stretch.start);
  }
  const days: CountedDays[] = [];
  for (let day = time.localDay(start); day <= time.localDay(Math.max(start, end)); day += 1) {
    const date = dateOf(day);
    const kind = time.plan.kindOf(day);
    const minutes = Math.floor((counted.get(day) ?? 0) / 60_000);
    const covered = time.plan.covers(Number(date.slice(0, 4)));
    const before = days.at(-1);
    const isClosed = kind === 'holiday' || kind === 'dayOff';
    if (isClosed && before?.kind === kind && before.covered === covered)
      days[days.length - 1] = { ...before, to: date };
    else days.push({ from: date, to: date, kind, minutes, covered });
  }
  return days;
}
