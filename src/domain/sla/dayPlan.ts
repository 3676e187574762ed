import { weekdays, type BusinessCalendar } from './calendar.ts';
import { parseIntervals, totalMinutes, type TimeInterval } from './timeInterval.ts';

export const dayMs = 86_400_000;

/** Why a date has working hours or none. `dayOff` is a day of the week without hours. */
export type DayKind = 'workday' | 'makeUpWorkday' | 'holiday' | 'dayOff';

/** What a calendar says about dates. A date is the number of days since 1970-01-01 of its own time zone. */
export interface DayPlan {
  kindOf(day: number): DayKind;
  hoursOf(day: number): readonly TimeInterval[];
  /** Whether the calendar knows the holidays of the year. */
  covers(year: number): boolean;
  /** Working minutes of a typical day: the target of priority "low". */
  readonly nominalMinutes: number;
}

export const dayNumber = (date: string): number => Date.parse(date) / dayMs;
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

export function dayPlan(calendar: BusinessCalendar): DayPlan {
  const week = weekdays.map((day) => parseIntervals(calendar.workingHours[day] ?? []));
  const typical = typicalHours(week);
  const holidays = new Set(calendar.holidays.map(dayNumber));
  const makeUpWorkdays = new Set(calendar.makeUpWorkdays.map(dayNumber));
  const years = coveredYears(calendar);
  // 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday.
  const ordinary = (day: number): readonly TimeInterval[] => week[(((day + 3) % 7) + 7) % 7] ?? [];

  const kindOf = (day: number): DayKind => {
    if (makeUpWorkdays.has(day)) return 'makeUpWorkday';
    if (holidays.has(day)) return 'holiday';
    return ordinary(day).length > 0 ? 'workday' : 'dayOff';
  };
  const hoursOf = (day: number): readonly TimeInterval[] => {
    const kind = kindOf(day);
    if (kind === 'holiday') return [];
    const own = ordinary(day);
    return kind === 'makeUpWorkday' && own.length === 0 ? typical : own;
  };
  return {
    kindOf,
    hoursOf,
    covers: (year) => years === 'all' || years.has(year),
    nominalMinutes: totalMinutes(typical),
  };
}

/** The hours of the first weekday from Monday whose length is the most frequent one. */
function typicalHours(week: readonly (readonly TimeInterval[])[]): readonly TimeInterval[] {
  const working = week.filter((hours) => hours.length > 0);
  const frequency = (hours: readonly TimeInterval[]): number =>
    working.filter((other) => totalMinutes(other) === totalMinutes(hours)).length;
  return working.reduce<readonly TimeInterval[]>(
    (best, hours) => (best.length === 0 || frequency(hours) > frequency(best) ? hours : best),
    [],
  );
}

function coveredYears({ holidayYears, holidays, makeUpWorkdays }: BusinessCalendar): ReadonlySet<number> | 'all' {
  if (holidayYears === 'all') return 'all';
  return new Set(holidayYears ?? [...holidays, ...makeUpWorkdays].map((date) => Number(date.slice(0, 4))));
}
