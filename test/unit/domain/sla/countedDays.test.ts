import assert from 'node:assert/strict';
import { countedDays } from '../../../../src/domain/sla/countedDays.ts';
import { china } from './vectors.ts';

const tell = (from: string, to: string): unknown[] =>
  countedDays(from, to, china).map((day) => [
    day.from === day.to ? day.from : `${day.from} to ${day.to}`,
    day.kind,
    day.minutes,
    ...(day.covered ? [] : ['no holiday data']),
  ]);

describe('countedDays', () => {
  it('shows where the minutes were counted and puts closed days in a row together', () => {
    assert.deepEqual(tell('2026-09-30T16:00:00+08:00', '2026-10-08T16:00:00+08:00'), [
      ['2026-09-30', 'workday', 120],
      ['2026-10-01 to 2026-10-07', 'holiday', 0],
      ['2026-10-08', 'workday', 360],
    ]);
    assert.deepEqual(tell('2026-10-09T15:00:00+08:00', '2026-10-12T10:00:00+08:00'), [
      ['2026-10-09', 'workday', 180],
      ['2026-10-10', 'makeUpWorkday', 480],
      ['2026-10-11', 'dayOff', 0],
      ['2026-10-12', 'workday', 60],
    ]);
  });

  it('marks the days of a year without holiday data', () => {
    assert.deepEqual(tell('2026-12-31T17:30:00+08:00', '2027-01-01T10:30:00+08:00'), [
      ['2026-12-31', 'workday', 30],
      ['2027-01-01', 'workday', 90, 'no holiday data'],
    ]);
  });

  it('names the day of an empty span, by the local date', () => {
    assert.deepEqual(tell('2026-03-10T16:30:00Z', '2026-03-10T16:30:00Z'), [['2026-03-11', 'workday', 0]]);
  });

  it('refuses moments without an offset', () => {
    assert.throws(() => countedDays('2026-03-10', '2026-03-11', china), RangeError);
  });
});
