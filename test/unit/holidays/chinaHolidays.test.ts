import assert from 'node:assert/strict';
import { withHolidays } from '../../../src/domain/sla/calendar.ts';
import { responseDue } from '../../../src/domain/sla/responseDue.ts';
import { chinaHolidays } from '../../../src/holidays/chinaHolidays.ts';
import { china } from '../domain/sla/vectors.ts';

const ofYear = (dates: readonly string[], year: number): string[] => dates.filter((date) => date.startsWith(`${year}`));

describe('chinaHolidays', () => {
  const { holidays, makeUpWorkdays, years } = chinaHolidays();

  it('has the holidays and make-up workdays of 2026 that the product was specified with', () => {
    assert.deepEqual(ofYear(holidays, 2026), china.holidays);
    assert.deepEqual(ofYear(makeUpWorkdays, 2026), china.makeUpWorkdays);
  });

  it('names the years that it knows, and has nothing of others', () => {
    assert.ok(years.includes(2025) && years.includes(2026));
    assert.ok(!years.includes(1999) && !years.includes(2099));
    assert.deepEqual(
      [...new Set(holidays.map((date) => Number(date.slice(0, 4))))].filter((year) => !years.includes(year)),
      [],
    );
  });

  it('makes due times exact where there is data and provisional where there is none', () => {
    const calendar = withHolidays({ ...china, holidays: [], makeUpWorkdays: [], holidayYears: [] }, chinaHolidays());
    const due = (receivedAt: string) => responseDue({ receivedAt, priority: 'low', calendar });
    assert.deepEqual(due('2026-09-30T17:00:00+08:00'), { dueAt: '2026-10-08T17:00:00+08:00', provisional: false });
    assert.equal(due('2098-12-31T17:00:00+08:00').provisional, true);
  });
});
