import assert from 'node:assert/strict';
import { calendarSchema, withHolidays } from '../../../../src/domain/sla/calendar.ts';
import { defaultResponsePolicy, responsePolicySchema } from '../../../../src/domain/sla/responsePolicy.ts';
import { settingProblems } from '../../../../src/domain/sla/settingProblems.ts';
import { china, newYork } from './vectors.ts';

const week = { mon: ['09:00-12:00', '13:00-18:00'] };
const calendar = { timeZone: 'Asia/Shanghai', workingHours: week };

const problemsOf = (
  schema: typeof calendarSchema | typeof responsePolicySchema,
  setting: unknown,
): [string, string][] => {
  const result = schema.safeParse(setting);
  return result.success ? [] : settingProblems(result.error).map(({ path, text }) => [path, text.en]);
};
const problems = (setting: unknown): [string, string][] => problemsOf(calendarSchema, setting);

describe('calendarSchema', () => {
  it('takes a calendar and fills in what may be left out', () => {
    assert.deepEqual(calendarSchema.parse(calendar), { ...calendar, holidays: [], makeUpWorkdays: [] });
    assert.deepEqual(calendarSchema.parse(china), china);
  });

  it('takes the end of the day, adjoining intervals and intervals out of order', () => {
    for (const mon of [['00:00-24:00'], ['09:00-12:00', '12:00-13:00'], ['13:00-18:00', '09:00-12:00']]) {
      assert.deepEqual(problems({ ...calendar, workingHours: { mon } }), []);
    }
  });

  it('names the interval that it cannot read and the two that overlap', () => {
    for (const wrong of [
      '9:00-12:00',
      '09:00-24:01',
      '24:00-24:00',
      '12:00-09:00',
      '09:00-09:00',
      '22:00-06:00',
      '09:60-10:00',
      '',
    ]) {
      const [[path, text]] = problems({ ...calendar, workingHours: { mon: ['08:00-09:00', wrong] } }) as [
        [string, string],
      ];
      assert.equal(path, 'workingHours.mon[1]');
      assert.ok(text.startsWith(`"${wrong}" is not a time interval.`), text);
    }
    assert.deepEqual(problems({ ...calendar, workingHours: { mon: ['13:00-18:00', '09:00-13:01'] } }), [
      ['workingHours.mon', '09:00-13:01 and 13:00-18:00 overlap.'],
    ]);
  });

  it('refuses unknown time zones, days and dates, and a week without work', () => {
    assert.deepEqual(problems({ ...calendar, timeZone: 'Mars/Base' }), [
      ['timeZone', 'The time zone "Mars/Base" is unknown. Use a name such as Asia/Shanghai.'],
    ]);
    assert.deepEqual(problems({ ...calendar, workingHours: { ...week, monday: [] } }), [
      ['workingHours', 'Unknown name: monday.'],
    ]);
    assert.deepEqual(problems({ ...calendar, workingHours: { mon: [] } }), [
      ['workingHours', 'No day of the week has working hours.'],
    ]);
    assert.deepEqual(problems({ ...calendar, holidays: ['2026-02-30'] }), [
      ['holidays[0]', '"2026-02-30" is not a date. Write it as 2026-10-01.'],
    ]);
    assert.deepEqual(problems({ ...calendar, holidays: ['2026-10-10'], makeUpWorkdays: ['2026-10-10'] }), [
      ['makeUpWorkdays[0]', '2026-10-10 is both a holiday and a make-up workday.'],
    ]);
    assert.deepEqual(problems({ workingHours: week }), [['timeZone', 'A value is missing.']]);
    assert.equal(problems({ ...calendar, holidayYears: 'some' }).length, 1);
    assert.equal(problems('nine to five').length, 1);
  });

  it('says every problem in Chinese too', () => {
    const result = calendarSchema.safeParse({ timeZone: '', workingHours: { mon: ['x'], funday: [] }, holidays: 1 });
    assert.ok(result.error);
    for (const { text } of settingProblems(result.error)) assert.match(text.zh, /\p{Script=Han}/u);
  });
});

describe('withHolidays', () => {
  const data = { holidays: ['2026-01-01', '2026-03-11'], makeUpWorkdays: ['2026-01-04', '2026-03-14'], years: [2026] };

  it('adds dates and covered years, and lets the dates of the setting win', () => {
    const own = { ...newYork, holidays: ['2026-03-14'], makeUpWorkdays: ['2026-03-11'] };
    assert.deepEqual(withHolidays(own, data), {
      ...own,
      holidays: ['2026-03-14', '2026-01-01'],
      makeUpWorkdays: ['2026-03-11', '2026-01-04'],
      holidayYears: [2026],
    });
  });

  it('keeps the years that the setting names', () => {
    assert.deepEqual(withHolidays({ ...newYork, holidayYears: [2025, 2026] }, data).holidayYears, [2025, 2026]);
    assert.equal(withHolidays({ ...newYork, holidayYears: 'all' }, data).holidayYears, 'all');
  });
});

describe('responsePolicySchema', () => {
  it('fills every part that is left out with the default', () => {
    assert.deepEqual(responsePolicySchema.parse({}), defaultResponsePolicy);
    const policy = responsePolicySchema.parse({
      targetMinutes: { high: 20 },
      clock: { high: 'roundTheClock' },
      pausesClock: { waitingForVendor: true },
    });
    assert.deepEqual(policy, {
      ...defaultResponsePolicy,
      targetMinutes: { urgent: 15, high: 20, medium: 120 },
      clock: { ...defaultResponsePolicy.clock, high: 'roundTheClock' },
      pausesClock: { waitingForUser: true, appointment: true, waitingForVendor: true },
    });
  });

  it('refuses targets and percentages that mean nothing', () => {
    const wholeMinutes = 'Write whole minutes, 1 or more, a year at most.';
    for (const high of [0, -5, 1.5, 1e9]) {
      assert.deepEqual(problemsOf(responsePolicySchema, { targetMinutes: { high } }), [
        ['targetMinutes.high', wholeMinutes],
      ]);
    }
    for (const warnPercent of [0, 101, 80.5]) {
      const [problem] = problemsOf(responsePolicySchema, { warnPercent });
      assert.deepEqual(problem, ['warnPercent', 'Write a whole percentage from 1 to 100.']);
    }
    assert.equal(problemsOf(responsePolicySchema, { low: 'someday' }).length, 1);
    assert.equal(problemsOf(responsePolicySchema, { clock: { high: 'sometimes' } }).length, 1);
  });
});
