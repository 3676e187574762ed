import assert from 'node:assert/strict';
import { responseDue } from '../../../../src/domain/sla/responseDue.ts';
import { defaultResponsePolicy, type ResponsePolicy } from '../../../../src/domain/sla/responsePolicy.ts';
import { china, newYork, vectors } from './vectors.ts';

const endOfNextWorkday: ResponsePolicy = { ...defaultResponsePolicy, low: 'endOfNextWorkday' };

describe('responseDue', () => {
  for (const { name, calendar, priority, receivedAt, dueAt, dueAtEndOfNextWorkday } of vectors.vectors) {
    it(`vector: ${name}`, () => {
      const request = { receivedAt, priority, calendar: vectors.calendars[calendar] };
      assert.equal(responseDue(request).dueAt, dueAt);
      if (dueAtEndOfNextWorkday === undefined) return;
      assert.equal(responseDue({ ...request, policy: endOfNextWorkday }).dueAt, dueAtEndOfNextWorkday);
    });
  }

  const provisional = (receivedAt: string, priority: 'urgent' | 'medium', holidayYears?: number[] | 'all'): boolean =>
    responseDue({ receivedAt, priority, calendar: { ...china, ...(holidayYears && { holidayYears }) } }).provisional;

  it('is provisional when the count touches a year without holiday data', () => {
    assert.equal(provisional('2026-12-31T15:00:00+08:00', 'medium'), false);
    assert.equal(provisional('2026-12-31T16:00:00+08:00', 'medium'), false, 'due as the year ends its working time');
    assert.equal(provisional('2026-12-31T16:01:00+08:00', 'medium'), true);
    assert.equal(provisional('2025-12-31T17:00:00+08:00', 'medium'), true, 'starts in one');
    assert.equal(provisional('2027-03-01T09:00:00+08:00', 'medium'), true);
  });

  it('reads the covered years by the local date, not by UTC', () => {
    assert.equal(provisional('2025-12-31T23:59:00+08:00', 'medium'), true);
    assert.equal(provisional('2026-01-01T00:00:00+08:00', 'medium'), false);
  });

  it('believes the calendar when it names its covered years', () => {
    assert.equal(provisional('2026-12-31T17:00:00+08:00', 'medium', [2026, 2027]), false);
    assert.equal(provisional('2026-03-11T10:00:00+08:00', 'medium', [2027]), true);
    assert.equal(provisional('2031-03-11T10:00:00+08:00', 'medium', 'all'), false);
  });

  it('is never provisional round the clock: no holiday can move it', () => {
    assert.equal(provisional('2031-12-31T23:50:00+08:00', 'urgent'), false);
  });

  it('reads the calendar mode per priority', () => {
    const clock = { ...defaultResponsePolicy.clock, urgent: 'business', medium: 'roundTheClock' } as const;
    const policy = { ...defaultResponsePolicy, clock };
    const due = (priority: 'urgent' | 'medium'): string =>
      responseDue({ receivedAt: '2026-03-14T11:00:00+08:00', priority, calendar: china, policy }).dueAt;
    assert.equal(due('urgent'), '2026-03-16T09:15:00+08:00');
    assert.equal(due('medium'), '2026-03-14T13:00:00+08:00');
  });

  it('gives a make-up workday its own hours, or those of a typical day', () => {
    const workingHours = { ...china.workingHours, sat: ['10:00-11:00'] };
    const due = (calendar: typeof china, receivedAt: string): string =>
      responseDue({ receivedAt, priority: 'medium', calendar }).dueAt;
    assert.equal(due({ ...china, workingHours }, '2026-10-10T09:00:00+08:00'), '2026-10-12T10:00:00+08:00');
    assert.equal(due({ ...china, workingHours }, '2026-09-20T09:00:00+08:00'), '2026-09-20T11:00:00+08:00');
  });

  it('takes the most frequent day as the typical one, not the average or the first', () => {
    const workingHours = { mon: ['09:00-12:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] };
    const calendar = { ...newYork, workingHours };
    const request = { receivedAt: '2026-03-10T09:00:00-04:00', priority: 'low', calendar } as const;
    assert.equal(responseDue(request).dueAt, '2026-03-10T17:00:00-04:00');
  });

  it('keeps seconds and takes any offset', () => {
    const request = { priority: 'medium', calendar: china } as const;
    assert.equal(responseDue({ ...request, receivedAt: '2026-03-11T02:30:15Z' }).dueAt, '2026-03-11T13:30:15+08:00');
    assert.equal(
      responseDue({ ...request, receivedAt: '2026-03-11T02:30:15.250Z' }).dueAt,
      '2026-03-11T13:30:15.250+08:00',
    );
  });

  it('writes the offset that holds at the due time', () => {
    const request = { receivedAt: '2026-10-30T16:00:00-04:00', priority: 'medium', calendar: newYork } as const;
    assert.equal(responseDue(request).dueAt, '2026-11-02T10:00:00-05:00');
  });

  it('refuses what it cannot count', () => {
    const request = { priority: 'medium', calendar: china } as const;
    assert.throws(() => responseDue({ ...request, receivedAt: '2026-03-11T10:30:00' }), RangeError);
    assert.throws(() => responseDue({ ...request, receivedAt: 'yesterday' }), RangeError);
    const receivedAt = '2026-03-11T10:30:00+08:00';
    assert.throws(
      () => responseDue({ ...request, receivedAt, calendar: { ...china, timeZone: 'Moon/Base' } }),
      RangeError,
    );
    assert.throws(() => responseDue({ ...request, receivedAt, calendar: { ...china, workingHours: {} } }), RangeError);
  });

  it('does not depend on the time zone of the machine', () => {
    const before = process.env.TZ;
    const offsets = new Set<number>();
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/New_York', 'Asia/Kathmandu', 'UTC']) {
        process.env.TZ = zone;
        offsets.add(new Date(ms2026).getTimezoneOffset());
        for (const { calendar, priority, receivedAt, dueAt } of vectors.vectors) {
          const fresh = { ...vectors.calendars[calendar] };
          assert.equal(responseDue({ receivedAt, priority, calendar: fresh }).dueAt, dueAt, zone);
        }
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    assert.equal(offsets.size, 4, 'the machine really was in four time zones');
  });
});

const ms2026 = Date.UTC(2026, 5, 1);
