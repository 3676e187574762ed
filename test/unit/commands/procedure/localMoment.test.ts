import assert from 'node:assert/strict';
import { readLocalMoment, reviewTimes, writeLocalMoment } from '../../../../src/commands/procedure/localMoment.ts';

describe('times as people type them', () => {
  it('reads what it writes, to the minute', () => {
    const ms = new Date(2026, 10, 23, 9, 30).getTime();
    assert.equal(writeLocalMoment(ms), '2026-11-23 09:30');
    assert.equal(Date.parse(readLocalMoment('2026-11-23 09:30') ?? ''), ms);
    assert.equal(Date.parse(readLocalMoment(' 2026-11-23T9:30 ') ?? ''), ms);
  });

  it('refuses what the calendar does not have', () => {
    for (const typed of [
      '',
      'tomorrow',
      '2026-02-30 09:00',
      '2026-13-01 09:00',
      '2026-11-23 24:00',
      '2026-11-23 09:60',
    ])
      assert.equal(readLocalMoment(typed), undefined, typed);
  });

  it('proposes times ahead, mornings at nine, and a Monday that is not today', () => {
    for (let day = 15; day <= 30; day += 1) {
      const now = new Date(2026, 10, day, 14, 5).getTime();
      const times = reviewTimes(now);
      assert.ok(times.every(({ at }) => Date.parse(at) > now));
      const monday = new Date(times.find(({ key }) => key === 'monday')?.at ?? '');
      assert.deepEqual([monday.getDay(), monday.getHours()], [1, 9]);
      assert.ok(monday.getTime() - now <= 7 * 86_400_000);
    }
  });
});
