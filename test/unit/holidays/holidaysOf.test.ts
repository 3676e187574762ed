import assert from 'node:assert/strict';
import { withHolidays } from '../../../src/domain/sla/calendar.ts';
import { responseDue } from '../../../src/domain/sla/responseDue.ts';
import { chinaHolidays } from '../../../src/holidays/chinaHolidays.ts';
import { holidaysOf } from '../../../src/holidays/holidaysOf.ts';
import { regionHolidays } from '../../../src/holidays/regionHolidays.ts';
import { china, newYork } from '../domain/sla/vectors.ts';

describe('chinaHolidays', () => {
  it('has the holidays and make-up workdays of 2026 that the product was specified with', () => {
    assert.deepEqual(chinaHolidays(2026), {
      holidays: china.holidays,
      makeUpWorkdays: china.makeUpWorkdays,
      years: [2026],
    });
  });

  it('has nothing for a year that was not announced', () => {
    assert.equal(chinaHolidays(1999), undefined);
    assert.equal(chinaHolidays(2099), undefined);
  });
});

describe('regionHolidays', () => {
  it('knows countries and their parts', () => {
    assert.ok(regionHolidays('DE', 2026)?.holidays.includes('2026-10-03'));
    assert.ok(!regionHolidays('DE', 2026)?.holidays.includes('2026-01-06'));
    assert.ok(regionHolidays('DE-BY', 2026)?.holidays.includes('2026-01-06'));
    assert.ok(regionHolidays('US-NY', 2026)?.holidays.includes('2026-11-26'));
  });

  it('counts substitute days, and leaves out half days', () => {
    assert.ok(regionHolidays('US', 2026)?.holidays.includes('2026-07-03'));
    assert.ok(!regionHolidays('DE', 2026)?.holidays.includes('2026-12-24'));
  });

  it('gives a holiday that begins at sunset to the day after, and a long one to all its days', () => {
    const israel = regionHolidays('IL', 2026)?.holidays ?? [];
    assert.ok(israel.includes('2026-09-21'), 'Yom Kippur 2026 is 21 September, from the evening of the 20th');
    assert.ok(!israel.includes('2026-09-20'));
    const march = regionHolidays('SA', 2026)?.holidays.filter((date) => date.startsWith('2026-03'));
    assert.deepEqual(march, ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'], 'Eid al-Fitr');
  });

  it('knows no region that is not one', () => {
    for (const region of ['', 'XX', 'DE-XX', 'DE-BY-XX', 'DE-BY-A-1', 'constructor', 'de']) {
      assert.equal(regionHolidays(region, 2026), undefined, region);
    }
  });

  it('does not depend on the time zone of the machine', () => {
    const before = process.env.TZ;
    try {
      const seen = ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'].map((zone) => {
        process.env.TZ = zone;
        return JSON.stringify([regionHolidays('IL', 2026), regionHolidays('US-NY', 2026)]);
      });
      assert.equal(new Set(seen).size, 1);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('holidaysOf', () => {
  it('puts the years together and names those that it has', async () => {
    const data = await holidaysOf('CN', [2025, 2026, 2099]);
    assert.deepEqual(data?.years, [2025, 2026]);
    assert.ok(data.holidays.includes('2025-10-01') && data.holidays.includes('2026-10-01'));
    assert.deepEqual((await holidaysOf('US', [2026, 2027]))?.years, [2026, 2027]);
    assert.equal(await holidaysOf('XX', [2026]), undefined);
    assert.deepEqual(await holidaysOf('CN', [2099]), { holidays: [], makeUpWorkdays: [], years: [] });
  });

  it('makes due times exact where there is data and provisional where there is none', async () => {
    const data = await holidaysOf('US-NY', [2026]);
    assert.ok(data);
    const calendar = withHolidays(newYork, data);
    const due = (receivedAt: string) => responseDue({ receivedAt, priority: 'low', calendar });
    assert.deepEqual(due('2026-11-25T16:00:00-05:00'), { dueAt: '2026-11-27T16:00:00-05:00', provisional: false });
    assert.deepEqual(due('2026-12-31T16:00:00-05:00'), { dueAt: '2027-01-01T16:00:00-05:00', provisional: true });
  });
});
