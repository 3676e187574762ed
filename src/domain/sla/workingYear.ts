import { dayMs, type DayPlan } from './dayPlan.ts';
import { offsetPeriods, type OffsetPeriod } from './zoneOffsets.ts';

/** A stretch of working time between two moments (milliseconds since the epoch), on one local date. */
export interface WorkingStretch {
  readonly start: number;
  readonly end: number;
  /** The local date, as a day number. */
  readonly day: number;
}

/** The working time of one UTC year: in order, not overlapping, with running sums so that a search replaces a walk. */
export interface WorkingYear {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly offsets: readonly OffsetPeriod[];
  readonly stretches: readonly WorkingStretch[];
  /** `sums[i]`: milliseconds of working time in the stretches before `i`; one element more than there are stretches. */
  readonly sums: readonly number[];
}

/**
 * Lays the working hours of a UTC year out on the time line. A moment is working time when the clock on the wall of the time
 * zone shows working hours: an hour that daylight saving skips does not count, an hour that it repeats counts twice.
 */
export function workingYear(plan: DayPlan, timeZone: string, year: number): WorkingYear {
  const from = utcYearStart(year);
  const to = utcYearStart(year + 1);
  const offsets = offsetPeriods(timeZone, from, to);
  const stretches: WorkingStretch[] = [];
  const sums = [0];
  let sum = 0;
  for (const period of offsets) {
    const lastDay = Math.floor((period.to - 1 + period.offset) / dayMs);
    for (let day = Math.floor((period.from + period.offset) / dayMs); day <= lastDay; day += 1) {
      const midnight = day * dayMs - period.offset;
      for (const hours of plan.hoursOf(day)) {
        const start = Math.max(midnight + hours.start * 60_000, period.from);
        const end = Math.min(midnight + hours.end * 60_000, period.to);
        if (start >= end) continue;
        stretches.push({ start, end, day });
        sum += end - start;
        sums.push(sum);
      }
    }
  }
  return { year, from, to, offsets, stretches, sums };
}

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999. */
const utcYearStart = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);
