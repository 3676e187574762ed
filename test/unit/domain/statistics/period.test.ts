import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  columnsOf,
  dateOf,
  dayOf,
  mondayOf,
  mostColumns,
  nextStart,
  rangeOf,
  startOf,
  steps,
} from '../../../../src/domain/statistics/period.ts';

const day = (date: string): number => dayOf(date) ?? NaN;
const dates = ({ from, to }: { from: number; to: number }): string[] => [dateOf(from), dateOf(to)];
/** A Wednesday. */
const today = day('2026-11-18');

describe('Periods', () => {
  it('begin and end with whole days', () => {
    assert.deepEqual(dates(rangeOf({ kind: 'thisWeek' }, today)), ['2026-11-16', '2026-11-22']);
    assert.deepEqual(dates(rangeOf({ kind: 'days30' }, today)), ['2026-10-20', '2026-11-18']);
    assert.deepEqual(dates(rangeOf({ kind: 'days90' }, today)), ['2026-08-21', '2026-11-18']);
    assert.deepEqual(dates(rangeOf({ kind: 'year' }, today)), ['2025-11-19', '2026-11-18']);
    assert.deepEqual(rangeOf({ kind: 'all' }, today), { from: -Infinity, to: Infinity });
  });

  it('of one’s own have the dates entered, either way round, and no end where none is', () => {
    const custom = (from?: string, to?: string) => rangeOf({ kind: 'custom', from, to }, today);
    assert.deepEqual(dates(custom('2026-01-05', '2026-02-01')), ['2026-01-05', '2026-02-01']);
    assert.deepEqual(dates(custom('2026-02-01', '2026-01-05')), ['2026-01-05', '2026-02-01']);
    assert.deepEqual(custom('2026-02-30', 'soon'), { from: -Infinity, to: Infinity });
  });

  it('know the Monday of every day, before 1970 too', () => {
    for (const [date, monday] of [
      ['2026-11-22', '2026-11-16'],
      ['2026-11-16', '2026-11-16'],
      ['1969-12-31', '1969-12-29'],
      ['1970-01-01', '1969-12-29'],
    ] as const)
      assert.equal(dateOf(mondayOf(day(date))), monday);
  });

  it('are cut into columns without a gap, the first day in the first and the last in the last', () => {
    const days = fc.integer({ min: day('1990-01-01'), max: day('2030-12-31') });
    fc.assert(
      fc.property(days, days, fc.constantFrom('auto' as const, ...steps), (one, other, wanted) => {
        const range = { from: Math.min(one, other), to: Math.max(one, other) };
        const { step, starts } = columnsOf(range, wanted);
        assert.ok(starts.length <= mostColumns + 1, `${starts.length} by ${step}`);
        assert.equal(starts[0], startOf(range.from, step));
        assert.equal(starts.at(-1), startOf(range.to, step));
        starts.slice(1).forEach((start, index) => assert.equal(start, nextStart(starts[index] ?? NaN, step)));
        for (const start of starts) assert.equal(startOf(start, step), start);
      }),
    );
  });
});
