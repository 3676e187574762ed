import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as z from 'zod';
import type { HolidayData } from '../domain/sla/calendar.ts';

const dated = z.record(z.iso.date(), z.string());
/** Days off (weekends within a holiday included) and weekend days worked in exchange. */
const published = z.object({ holidays: dated, workdays: dated });

let known: HolidayData | undefined;

/**
 * The public holidays and make-up workdays (调休) of mainland China as the State Council announced them, all years that the
 * `chinese-days` package (MIT) knows: from 2004 on. A year is announced in November of the year before; a new version of the
 * package brings it. Read at the first call and kept.
 *
 * Other countries are a list in the settings: no well-kept package of permissive licence has them. (`date-holidays` has;
 * its data is CC BY-SA, which would go into the extension's package, and fills 1.4 MB of it.)
 */
export function chinaHolidays(): HolidayData {
  if (known) return known;
  const { holidays, workdays } = published.parse(data);
  const years = new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))));
  known = {
    holidays: Object.keys(holidays).sort(),
    makeUpWorkdays: Object.keys(workdays).sort(),
    years: [...years].sort((one, other) => one - other),
  };
  return known;
}
