import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as z from 'zod';
import type { HolidayData } from '../domain/sla/calendar.ts';

const dated = z.record(z.iso.date(), z.string());
/** Days off (weekends within a holiday included) and weekend days worked in exchange. */
const published = z.object({ holidays: dated, workdays: dated }).parse(data);

/**
 * The public holidays and make-up workdays (调休) of mainland China as the State Council announced them: the data of the
 * `chinese-days` package (MIT). A year is announced in November of the year before.
 * @returns `undefined` for a year that the package does not know
 */
export function chinaHolidays(year: number): HolidayData | undefined {
  const ofYear = (dates: Readonly<Record<string, string>>): string[] =>
    Object.keys(dates)
      .filter((date) => date.startsWith(`${year}-`))
      .sort();
  const holidays = ofYear(published.holidays);
  return holidays.length === 0 ? undefined : { holidays, makeUpWorkdays: ofYear(published.workdays), years: [year] };
}
