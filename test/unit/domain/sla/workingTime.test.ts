import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BusinessCalendar } from '../../../../src/domain/sla/calendar.ts';
import { WorkingTime, workingTimeOf } from '../../../../src/domain/sla/workingTime.ts';
import { china, ms, newYork } from './vectors.ts';

const minute = 60_000;
const hour = 60 * minute;
const allDay = ['00:00-24:00'];
const nights: BusinessCalendar = {
  ...newYork,
  workingHours: {
    mon: ['00:00-06:30'],
    tue: ['01:30-02:30', '22:00-24:00'],
    sat: ['12:00-24:00'],
    sun: ['00:30-03:15', '04:00-05:00'],
  },
};
const open: BusinessCalendar = {
  ...nights,
  workingHours: { mon: allDay, wed: allDay, thu: allDay, sun: allDay, sat: ['01:45-02:15'] },
};

const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns', 'Asia/Shanghai'];
const calendar = fc.constantFrom(
  china,
  newYork,
  ...zones.flatMap((timeZone) => [
    { ...nights, timeZone },
    { ...open, timeZone },
  ]),
);
const moment = fc.integer({ min: ms('2024-12-20T00:00:00Z'), max: ms('2028-01-10T00:00:00Z') });

describe('WorkingTime', () => {
  it('is never negative, adds up over any split, and grows with time', () => {
    fc.assert(
      fc.property(calendar, moment, moment, moment, (of, ...moments) => {
        const [a, b, c] = moments.sort((x, y) => x - y);
        const time = workingTimeOf(of);
        assert.ok(time.between(a, b) >= 0);
        assert.ok(time.between(a, b) <= b - a);
        assert.equal(time.between(a, b) + time.between(b, c), time.between(a, c));
        assert.equal(time.between(b, a), 0);
      }),
    );
  });

  it('adds what it then measures, ends at the earliest such moment, and keeps the order of moments', () => {
    fc.assert(
      fc.property(
        calendar,
        moment,
        fc.nat({ max: 100 * hour }),
        fc.nat({ max: 9 * 24 * hour }),
        (of, from, length, later) => {
          const time = workingTimeOf(of);
          const end = time.add(from, length);
          assert.equal(time.between(from, end), length);
          if (length > 0) assert.equal(time.between(from, end - 1), length - 1);
          assert.ok(time.add(from + later, length) >= end);
          assert.ok(time.add(from, length + later) >= end);
        },
      ),
    );
  });

  it('adds in two parts what it adds at once', () => {
    fc.assert(
      fc.property(
        calendar,
        moment,
        fc.integer({ min: 1, max: 50 * hour }),
        fc.integer({ min: 1, max: 50 * hour }),
        (of, from, one, two) => {
          const time = workingTimeOf(of);
          assert.equal(time.add(time.add(from, one), two), time.add(from, one + two));
        },
      ),
    );
  });

  it('lists the stretches that it counts', () => {
    fc.assert(
      fc.property(calendar, moment, fc.nat({ max: 60 * 24 * hour }), (of, from, length) => {
        const time = workingTimeOf(of);
        const stretches = [...time.stretches(from, from + length)];
        assert.equal(
          stretches.reduce((sum, { start, end }) => sum + end - start, 0),
          time.between(from, from + length),
        );
        for (const [index, { start, end }] of stretches.entries()) {
          assert.ok(start < end);
          assert.ok((stretches[index - 1]?.end ?? -Infinity) <= start);
        }
      }),
    );
  });

  const transitions: readonly (readonly [string, string, string])[] = [
    ['America/New_York', '2026-03-07T00:00:00Z', 'spring gap'],
    ['America/New_York', '2026-10-31T00:00:00Z', 'autumn overlap'],
    ['Australia/Lord_Howe', '2026-04-03T12:00:00Z', 'overlap of half an hour'],
    ['Australia/Lord_Howe', '2026-10-02T12:00:00Z', 'gap of half an hour'],
    ['Africa/Casablanca', '2026-02-14T00:00:00Z', 'clock set back in winter'],
    ['America/St_Johns', '2026-12-30T20:00:00Z', 'turn of the year'],
    ['Pacific/Apia', '2011-12-29T00:00:00Z', 'a date that never was'],
  ];
  for (const [timeZone, from, name] of transitions) {
    it(`agrees with a walk minute by minute along the clock on the wall: ${timeZone}, ${name}`, () => {
      for (const of of [
        { ...nights, timeZone },
        { ...open, timeZone },
      ]) {
        const time = workingTimeOf(of);
        const isWorking = wallClock(of);
        let expected = 0;
        for (let at = ms(from); at < ms(from) + 72 * hour; at += minute) {
          const working = isWorking(at);
          assert.equal(time.between(at, at + minute), working ? minute : 0, new Date(at).toISOString());
          if (working) expected += minute;
        }
        assert.equal(time.between(ms(from), ms(from) + 72 * hour), expected);
      }
    });
  }

  it('counts an hour that is skipped not at all and one that is repeated twice', () => {
    const time = new WorkingTime({ ...newYork, workingHours: { sun: ['01:00-04:00'] } });
    assert.equal(time.between(ms('2026-03-08T00:00:00-05:00'), ms('2026-03-09T00:00:00-04:00')), 2 * hour);
    assert.equal(time.between(ms('2026-03-15T00:00:00-04:00'), ms('2026-03-16T00:00:00-04:00')), 3 * hour);
    assert.equal(time.between(ms('2026-11-01T00:00:00-04:00'), ms('2026-11-02T00:00:00-05:00')), 4 * hour);
  });

  it('leaves out lunch, weekends and holidays, and counts make-up workdays', () => {
    const time = workingTimeOf(china);
    assert.equal(time.between(ms('2026-03-11T11:00:00+08:00'), ms('2026-03-11T14:00:00+08:00')), 2 * hour);
    assert.equal(time.between(ms('2026-09-30T18:00:00+08:00'), ms('2026-10-08T09:00:00+08:00')), 0);
    assert.equal(time.between(ms('2026-10-10T00:00:00+08:00'), ms('2026-10-11T00:00:00+08:00')), 8 * hour);
  });

  it('finds the end of the next working day by the local date', () => {
    const time = workingTimeOf(china);
    const end = (from: string): string => time.toIso(time.endOfNextWorkday(ms(from)));
    assert.equal(end('2026-03-11T07:00:00+08:00'), '2026-03-12T18:00:00+08:00');
    assert.equal(end('2026-03-11T23:59:00+08:00'), '2026-03-12T18:00:00+08:00');
    assert.equal(end('2026-03-12T00:00:00+08:00'), '2026-03-13T18:00:00+08:00');
    const acrossUtcYear = workingTimeOf({ ...newYork, workingHours: { thu: ['13:00-21:00'] } });
    assert.equal(
      acrossUtcYear.toIso(acrossUtcYear.endOfNextWorkday(ms('2026-12-30T12:00:00-05:00'))),
      '2026-12-31T21:00:00-05:00',
    );
  });

  it('says where the years without holiday data begin', () => {
    const time = workingTimeOf(china);
    const from = ms('2026-12-30T09:00:00+08:00');
    assert.equal(time.uncoveredFrom(from, ms('2027-01-01T00:00:00+08:00')), Infinity);
    assert.equal(time.uncoveredFrom(from, ms('2027-01-01T00:01:00+08:00')), ms('2027-01-01T00:00:00+08:00'));
    assert.equal(
      time.uncoveredFrom(ms('2027-02-01T09:00:00+08:00'), ms('2027-02-01T10:00:00+08:00')),
      ms('2027-02-01T09:00:00+08:00'),
    );
  });

  it('lays a calendar out once', () => {
    assert.equal(workingTimeOf(china), workingTimeOf(china));
    assert.notEqual(workingTimeOf({ ...china }), workingTimeOf(china));
  });
});

/** Working or not, told by Intl alone: nothing of the code under test is used. */
function wallClock(of: BusinessCalendar): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: of.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const hours = new Map(Object.entries(of.workingHours).map(([day, values]) => [day, values ?? []]));
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const clock = `${parts.get('hour')!}:${parts.get('minute')!}`;
    const intervals = hours.get(parts.get('weekday')!.toLowerCase()) ?? [];
    return intervals.some((interval) => interval.slice(0, 5) <= clock && clock < interval.slice(6));
  };
}
