import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clockSettings, readClockRules, type ClockSetting } from '../../../src/clock/clockSettings.ts';
import { manifestSchema } from '../../../scripts/manifest/manifest.ts';
import { quietHoursSchema, quietUntil } from '../../../src/clock/quietHours.ts';
import { defaultResponsePolicy } from '../../../src/domain/sla/responsePolicy.ts';
import { holdReasons } from '../../../src/domain/workflow.ts';
import { chinaHolidays } from '../../../src/holidays/chinaHolidays.ts';

const properties = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8'))).contributes.configuration;

const read = (set: Partial<Record<ClockSetting, unknown>> = {}, localTimeZone = 'Asia/Shanghai') =>
  readClockRules({ get: (name) => set[name], localTimeZone, chinaHolidays });

describe('readClockRules', () => {
  it('has the defaults that the manifest gives', () => {
    for (const [name, { standard }] of Object.entries(clockSettings))
      assert.deepEqual(properties[`casebook.${name}`]?.default, standard, name);
    const declared = Object.keys(properties).filter((name) => /^casebook\.(calendar|response)\./.test(name));
    assert.deepEqual(
      declared.toSorted(),
      Object.keys(clockSettings)
        .map((name) => `casebook.${name}`)
        .toSorted(),
    );
    assert.deepEqual(
      Object.keys(clockSettings['response.pausedByHold'].standard).toSorted(),
      holdReasons.map(({ code }) => code).toSorted(),
    );
  });

  it('is the procedure’s calendar and targets without any setting', () => {
    const { rules, wrong } = read();
    assert.deepEqual(wrong, []);
    assert.equal(rules.calendar.timeZone, 'Asia/Shanghai');
    assert.deepEqual(rules.calendar.workingHours.mon, ['09:00-12:00', '13:00-18:00']);
    assert.ok(rules.calendar.holidays.includes('2026-10-01') && rules.calendar.makeUpWorkdays.includes('2026-10-10'));
    assert.deepEqual({ ...rules.policy, pausesClock: defaultResponsePolicy.pausesClock }, defaultResponsePolicy);
  });

  it('uses China’s holidays where they hold, unless told otherwise', () => {
    const holidays = (set: Partial<Record<ClockSetting, unknown>>, zone?: string) =>
      read(set, zone).rules.calendar.holidays.length;
    assert.ok(holidays({}, 'Asia/Shanghai') > 100);
    assert.equal(holidays({}, 'Europe/Berlin'), 0);
    assert.ok(holidays({ 'calendar.timeZone': 'Asia/Shanghai' }, 'Europe/Berlin') > 100);
    assert.ok(holidays({ 'calendar.publicHolidays': 'CN' }, 'Europe/Berlin') > 100);
    assert.equal(holidays({ 'calendar.publicHolidays': 'none' }), 0);
  });

  it('lets listed dates win over the public ones, and knows years by those listed only where nothing else says', () => {
    const worked = read({ 'calendar.makeUpWorkdays': ['2026-10-01'] }).rules.calendar;
    assert.ok(!worked.holidays.includes('2026-10-01'));
    const own = read({ 'calendar.holidays': ['2031-12-25'] });
    assert.ok(own.rules.calendar.holidayYears !== 'all' && !own.rules.calendar.holidayYears?.includes(2031));
    const berlin = read({ 'calendar.holidays': ['2026-12-25'] }, 'Europe/Berlin').rules.calendar;
    assert.equal(berlin.holidayYears, undefined);
    assert.deepEqual(read({ 'calendar.holidayYears': [2026] }, 'Europe/Berlin').rules.calendar.holidayYears, [2026]);
  });

  it('takes a computer without a zone to be at UTC', () => {
    assert.equal(read({}, 'Etc/Unknown').rules.calendar.timeZone, 'UTC');
  });

  it('names a wrong setting and uses its default, and only its', () => {
    const wrongValues: [ClockSetting, unknown, RegExp][] = [
      ['calendar.timeZone', 'Mars/Base', /Mars/],
      ['calendar.workingHours', { mon: ['9-12'] }, /9-12/],
      ['calendar.workingHours', 'always', /./],
      ['calendar.publicHolidays', 'XX', /./],
      ['calendar.holidays', ['2026-13-01'], /2026-13-01/],
      ['calendar.holidayYears', ['2026'], /./],
      ['response.targetMinutes', { urgent: 0, high: 30, medium: 120 }, /./],
      ['response.low', 'tomorrow', /./],
      ['response.clock', { urgent: 'sometimes' }, /./],
      ['response.pausedByHold', { appointment: 'yes' }, /./],
      ['response.warnPercent', 120, /./],
    ];
    for (const [name, value, said] of wrongValues) {
      const { rules, wrong } = read({
        [name]: value,
        ...(name === 'response.low' ? {} : { 'response.low': 'endOfNextWorkday' }),
      });
      assert.deepEqual([...new Set(wrong.map(({ setting }) => setting))], [`casebook.${name}`]);
      assert.match(wrong[0]?.text.en ?? '', said);
      assert.match(wrong[0]?.text.zh ?? '', /\p{Script=Han}/u);
      const { policy, calendar } = read(name === 'response.low' ? {} : { 'response.low': 'endOfNextWorkday' }).rules;
      assert.deepEqual(rules, { policy, calendar }, name);
    }
  });

  it('says so when the two lists of dates contradict each other', () => {
    const { rules, wrong } = read({ 'calendar.holidays': ['2026-05-04'], 'calendar.makeUpWorkdays': ['2026-05-04'] });
    assert.deepEqual(
      wrong.map(({ setting }) => setting),
      ['casebook.calendar.makeUpWorkdays'],
    );
    assert.ok(rules.calendar.holidays.includes('2026-05-04'));
  });
});

describe('quietUntil', () => {
  const zone = process.env.TZ;
  before(() => void (process.env.TZ = 'Europe/Berlin'));
  after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const until = (intervals: string[], at: string): string | undefined => {
    const end = quietUntil(quietHoursSchema.parse(intervals), Date.parse(at));
    return end === undefined ? undefined : new Date(end).toISOString();
  };

  it('runs past midnight, and ends at its end', () => {
    assert.equal(until(['22:00-07:00'], '2026-11-16T21:30:00Z'), '2026-11-17T06:00:00.000Z');
    assert.equal(until(['22:00-07:00'], '2026-11-16T05:59:59Z'), '2026-11-16T06:00:00.000Z');
    assert.equal(until(['22:00-07:00'], '2026-11-16T06:00:00Z'), undefined);
    assert.equal(until(['22:00-07:00'], '2026-11-16T20:59:59Z'), undefined);
    assert.equal(until(['12:00-13:00'], '2026-11-16T11:15:00Z'), '2026-11-16T12:00:00.000Z');
  });

  it('joins what follows on, and keeps the wall clock when the hour changes', () => {
    assert.equal(until(['22:00-00:00', '00:00-07:00'], '2026-11-16T21:30:00Z'), '2026-11-17T06:00:00.000Z');
    assert.equal(until(['22:00-07:00'], '2026-10-24T21:30:00Z'), '2026-10-25T06:00:00.000Z');
  });

  it('refuses what is no part of a day', () => {
    for (const value of ['22-7', '24:00-07:00', '10:00-10:00', 'night'])
      assert.equal(quietHoursSchema.safeParse([value]).success, false, value);
  });
});
