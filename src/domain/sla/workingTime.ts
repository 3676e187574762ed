import type { BusinessCalendar } from './calendar.ts';
import { dayMs, dayPlan, type DayPlan } from './dayPlan.ts';
import { workingYear, type WorkingStretch, type WorkingYear } from './workingYear.ts';
import type { OffsetPeriod } from './zoneOffsets.ts';

/** Years without any working time after which a target counts as out of reach. */
const longestClosure = 10;

/**
 * A business calendar made ready for counting. All moments are milliseconds since the epoch, all lengths milliseconds.
 * Years are laid out when they are first asked for and kept, so that a question costs a binary search.
 */
export class WorkingTime {
  readonly plan: DayPlan;
  readonly #timeZone: string;
  readonly #years = new Map<number, WorkingYear>();
  /** Most questions are about the year of the question before. */
  #latest: WorkingYear | undefined;

  constructor(calendar: BusinessCalendar) {
    this.plan = dayPlan(calendar);
    this.#timeZone = calendar.timeZone;
  }

  /** Working time from one moment to another; 0 when the second is not later. */
  between(from: number, to: number): number {
    if (to <= from) return 0;
    const last = this.#yearAt(to);
    const first = this.#yearAt(from);
    let total = sinceStart(last, to) - sinceStart(first, from);
    for (let table = first; table.year < last.year; table = this.#year(table.year + 1)) total += totalOf(table);
    return total;
  }

  /**
   * The earliest moment at which `length` of working time has passed: the end of a working day rather than the start of the
   * next. A length of 0 gives the moment itself, be it outside working hours.
   * @throws RangeError when the calendar has no working time for ten years on end
   */
  add(from: number, length: number): number {
    if (length <= 0) return from;
    let table = this.#yearAt(from);
    let wanted = sinceStart(table, from) + length;
    for (let closed = 0; closed < longestClosure; table = this.#year(table.year + 1)) {
      const total = totalOf(table);
      if (wanted <= total) {
        const index = firstIndex(table.sums, (sum) => sum >= wanted) - 1;
        return (table.stretches[index]?.start ?? table.to) + wanted - (table.sums[index] ?? 0);
      }
      wanted -= total;
      closed = total === 0 ? closed + 1 : 0;
    }
    throw new RangeError('The calendar has no working time within ten years.');
  }

  /**
   * The end of the first working day whose date is after the local date of the moment.
   * @throws RangeError when there is none within ten years
   */
  endOfNextWorkday(from: number): number {
    const today = this.localDay(from);
    let found: WorkingStretch | undefined;
    for (const stretch of this.stretches(from, from + longestClosure * 366 * dayMs)) {
      if (found && stretch.day !== found.day) break;
      if (stretch.day > today) found = stretch;
    }
    if (!found) throw new RangeError('The calendar has no working time within ten years.');
    return found.end;
  }

  /** The working stretches between two moments in order, the first and last cut to fit. */
  *stretches(from: number, to: number): Generator<WorkingStretch> {
    if (to <= from) return;
    for (let year = yearOf(from); year <= yearOf(to); year += 1) {
      const { stretches } = this.#year(year);
      for (let index = firstIndex(stretches, ({ end }) => end > from); index < stretches.length; index += 1) {
        const stretch = stretches[index];
        if (!stretch || stretch.start >= to) return;
        yield { ...stretch, start: Math.max(stretch.start, from), end: Math.min(stretch.end, to) };
      }
    }
  }

  /** The first moment from `from` on, before `to`, that lies in a year without holiday data; `Infinity` when there is none. */
  uncoveredFrom(from: number, to: number): number {
    const first = this.localYear(from);
    const last = this.localYear(Math.max(from, to - 1));
    for (let year = first; year <= last; year += 1) {
      if (this.plan.covers(year)) continue;
      return year === first ? from : this.#localMidnight(Date.UTC(year, 0, 1));
    }
    return Infinity;
  }

  /** The date on the calendar's wall at the moment, as a day number. */
  localDay(moment: number): number {
    return Math.floor((moment + this.#period(moment).offset) / dayMs);
  }

  localYear(moment: number): number {
    return yearOf(moment + this.#period(moment).offset);
  }

  /** ISO 8601 with the offset of the calendar's time zone; milliseconds only when there are any. */
  toIso(moment: number): string {
    const { offset, suffix } = this.#period(moment);
    return new Date(moment + offset).toISOString().slice(0, moment % 1000 === 0 ? 19 : 23) + suffix;
  }

  #period(moment: number): OffsetPeriod {
    return this.#yearAt(moment).offsets.find(({ to }) => to > moment) ?? { from: 0, to: 0, offset: 0, suffix: 'Z' };
  }

  #localMidnight(local: number): number {
    const guess = local - this.#period(local).offset;
    return local - this.#period(guess).offset;
  }

  #yearAt(moment: number): WorkingYear {
    const latest = this.#latest;
    return latest && latest.from <= moment && moment < latest.to ? latest : this.#year(yearOf(moment));
  }

  #year(year: number): WorkingYear {
    const table = this.#years.get(year) ?? workingYear(this.plan, this.#timeZone, year);
    this.#years.set(year, table);
    this.#latest = table;
    return table;
  }
}

const prepared = new WeakMap<BusinessCalendar, WorkingTime>();

/**
 * The calendar ready for counting; prepared once per calendar object.
 * @throws RangeError for a time zone that the runtime does not know
 */
export function workingTimeOf(calendar: BusinessCalendar): WorkingTime {
  const known = prepared.get(calendar);
  if (known) return known;
  const made = new WorkingTime(calendar);
  prepared.set(calendar, made);
  return made;
}

const yearOf = (moment: number): number => new Date(moment).getUTCFullYear();
const totalOf = ({ sums }: WorkingYear): number => sums.at(-1) ?? 0;

/** Working time from the start of the year's table to a moment within it. */
function sinceStart({ stretches, sums }: WorkingYear, moment: number): number {
  const index = firstIndex(stretches, ({ end }) => end > moment);
  const current = stretches[index];
  return (sums[index] ?? 0) + (current ? Math.max(0, moment - current.start) : 0);
}

/** The first index whose item holds, in a list where all items after one that holds do too; the length when none does. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
