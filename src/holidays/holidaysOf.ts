import type { HolidayData } from '../domain/sla/calendar.ts';
import { chinaHolidays } from './chinaHolidays.ts';

/**
 * The public holidays of a region for some years, for `withHolidays`. Other regions than China load their data on first use.
 * @param region ISO 3166 code: `CN` (mainland China with its make-up workdays), `DE`, `US-NY`
 * @returns `undefined` for an unknown region. `years` lists those for which there is data: for China, up to the last year announced.
 */
export async function holidaysOf(region: string, years: readonly number[]): Promise<HolidayData | undefined> {
  const ofYear = region === 'CN' ? chinaHolidays : await regionSource(region);
  const found = years.map(ofYear).filter((data) => data !== undefined);
  if (found.length === 0 && region !== 'CN' && years.length > 0) return undefined;
  return {
    holidays: found.flatMap(({ holidays }) => holidays),
    makeUpWorkdays: found.flatMap(({ makeUpWorkdays }) => makeUpWorkdays),
    years: found.flatMap((data) => data.years),
  };
}

async function regionSource(region: string): Promise<(year: number) => HolidayData | undefined> {
  const { regionHolidays } = await import('./regionHolidays.ts');
  return (year) => regionHolidays(region, year);
}
