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

  it('takes a calendar as it is written: days and dates may be left out, a shift may end at midnight', () => {
    const due = (workingHours: object, receivedAt: string): string =>
      responseDue({ receivedAt, priority: 'medium', calendar: { timeZone: 'Asia/Shanghai', workingHours } }).dueAt;
    const late = { mon: ['22:00-24:00'], tue: ['00:00-01:00', '09:00-10:00'], wed: [] };
    assert.equal(due(late, '2026-03-09T23:00:00+08:00'), '2026-03-10T01:00:00+08:00');
    assert.equal(due({ ...late, mon: ['22:00-00:00'] }, '2026-03-09T23:00:00+08:00'), '2026-03-10T01:00:00+08:00');
    assert.equal(due(late, '2026-03-10T09:30:00+08:00'), '2026-03-16T23:30:00+08:00');
    assert.equal(due({ sun: ['00:00-24:00'] }, '2026-03-14T12:00:00+08:00'), '2026-03-15T02:00:00+08:00');
  });

  it('takes a policy of which only a part is written', () => {
    const request = { receivedAt: '2026-03-11T10:30:00+08:00', calendar: china } as const;
    const due = (priority: 'low' | 'high', policy: object): string =>
      responseDue({ ...request, priority, policy }).dueAt;
    assert.equal(due('low', { low: 'endOfNextWorkday' }), '2026-03-12T18:00:00+08:00');
    assert.equal(due('high', { low: 'endOfNextWorkday' }), '2026-03-11T11:00:00+08:00');
    assert.equal(due('high', { targetMinutes: { high: 45 } }), '2026-03-11T11:15:00+08:00');
  });

  it('counts through a holiday that spans two years, and works on a make-up Sunday', () => {
    const dates = ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-04'];
    const calendar = { ...china, holidays: dates, makeUpWorkdays: ['2027-01-03'] };
    const request = { receivedAt: '2026-12-30T17:00:00+08:00', priority: 'medium', calendar } as const;
    assert.deepEqual(responseDue(request), { dueAt: '2027-01-03T10:00:00+08:00', provisional: false });
  });

  it('starts in the hour that daylight saving skips or repeats', () => {
    const calendar = { timeZone: 'America/New_York', workingHours: { sun: ['00:00-24:00'] } };
    const due = (receivedAt: string): string => responseDue({ receivedAt, priority: 'high', calendar }).dueAt;
    // 02:30 does not exist that night; with its offset it is still a moment: 03:30 by the new one.
    assert.equal(due('2026-03-08T02:30:00-05:00'), '2026-03-08T04:00:00-04:00');
    assert.equal(due('2026-11-01T01:30:00-04:00'), '2026-11-01T01:00:00-05:00');
    assert.equal(due('2026-11-01T01:30:00-05:00'), '2026-11-01T02:00:00-05:00');
    assert.equal(due('2026-11-01T05:45:00Z'), '2026-11-01T01:15:00-05:00');
  });

  it('sees a calendar that was changed in place', () => {
    const calendar = { ...china, holidays: [...china.holidays] };
    const request = { receivedAt: '2026-03-11T10:30:00+08:00', priority: 'medium', calendar } as const;
    assert.equal(responseDue(request).dueAt, '2026-03-11T13:30:00+08:00');
    calendar.holidays.push('2026-03-11');
    assert.equal(responseDue(request).dueAt, '2026-03-12T11:00:00+08:00');
  });

  it('refuses what it cannot count, and says where and why', () => {
    const request = { receivedAt: '2026-03-11T10:30:00+08:00', priority: 'medium', calendar: china } as const;
    const refuses = (change: object, message: RegExp): void =>
      assert.throws(() => responseDue({ ...request, ...change }), { name: 'RangeError', message });
    for (const receivedAt of ['2026-03-11T10:30:00', '2026-02-30T10:30:00+08:00', '2026-03-11', 'yesterday', undefined])
      refuses({ receivedAt }, /^Not a moment with an offset: /);
    refuses({ priority: 'huge' }, /^Not a priority: huge$/);
    refuses({ calendar: { ...china, timeZone: 'Moon/Base' } }, /calendar .* timeZone: The time zone "Moon\/Base"/);
    refuses({ calendar: { ...china, workingHours: {} } }, /workingHours: No day of the week has working hours/);
    refuses({ calendar: { ...china, workingHours: { mon: ['9-17'] } } }, /workingHours\.mon\[0\]: "9-17" is not/);
    refuses({ calendar: { ...china, holidays: ['2026-13-01'] } }, /holidays\[0\]: "2026-13-01" is not a date/);
    refuses({ calendar: undefined }, /^The calendar cannot be used/);
    refuses({ policy: { targetMinutes: { medium: 0 } } }, /^The policy .* targetMinutes\.medium: Write whole minutes/);
    const years = Array.from({ length: 12 }, (_, index) => 2026 + index);
    const closed = years.flatMap((year) =>
      Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day))),
    );
    const holidays = closed.map((date) => date.toISOString().slice(0, 10));
    refuses({ calendar: { ...china, holidays, makeUpWorkdays: [] } }, /no working time within ten years/);
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
