import Holidays from 'date-holidays';
import type { HolidayData } from '../domain/sla/calendar.ts';

const dayMs = 86_400_000;

/**
 * The public holidays of a country or a part of it, by the rules of the `date-holidays` package: code under the ISC licence,
 * data under CC BY-SA 3.0 (its package.json says CC BY 3.0, its LICENSE and README say BY-SA), to be attributed.
 * Only all-day holidays of type "public" count, substitute days included. These countries have no make-up workdays.
 *
 * The package makes 1.4 MB of a minified bundle and takes 30 ms to load: import this file only lazily. Half of it is moment's
 * time zones since 1900; bundled with `moment-timezone-with-data-10-year-range.js` instead it gives the same dates in 0.8 MB.
 * @param region ISO 3166 code: `DE`, `DE-BY`, `US-NY`; a third part where the package has one (`DE-BY-A`)
 * @returns `undefined` for a region that the package does not know
 */
export function regionHolidays(region: string, year: number): HolidayData | undefined {
  const [country = '', state, district, ...rest] = region.split('-');
  const all = new Holidays();
  const isKnown =
    rest.length === 0 &&
    has(all.getCountries(), country) &&
    (state === undefined || has(all.getStates(country), state)) &&
    (state === undefined || district === undefined || has(all.getRegions(country, state), district));
  if (!isKnown) return undefined;

  all.init({ country, ...(state && { state }), ...(district && { region: district }) }, { types: ['public'] });
  const dates = new Set(all.getHolidays(year).flatMap(datesOf));
  return { holidays: [...dates].sort(), makeUpWorkdays: [], years: [year] };
}

/** The local dates whose noon lies in the holiday: one that begins at sunset belongs to the day after. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const localStart = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const localEnd = localStart + end.getTime() - start.getTime();
  const dates: string[] = [];
  for (let noon = Math.floor(localStart / dayMs) * dayMs + dayMs / 2; noon < localEnd; noon += dayMs) {
    if (noon >= localStart) dates.push(new Date(noon).toISOString().slice(0, 10));
  }
  return dates;
}

/** The package answers `undefined` (its types do not say so) where a country has no states. */
const has = (names: Readonly<Record<string, string>> | undefined, code: string): boolean =>
  names !== undefined && Object.hasOwn(names, code);
