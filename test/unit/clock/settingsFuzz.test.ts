import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clockSettings, readClockRules, type ClockSetting } from '../../../src/clock/clockSettings.ts';
import { responseDue } from '../../../src/domain/sla/responseDue.ts';

const names = Object.keys(clockSettings) as ClockSetting[];

/** Anything, and what is nearly right. */
const value = fc.oneof(
  fc.anything(),
  fc.dictionary(fc.constantFrom('mon', 'tue', 'sun', 'urgent', 'low'), fc.oneof(fc.anything(), fc.array(fc.string()))),
  fc.array(fc.constantFrom('09:00-12:00', '12:00-09:00', '24:00', '2026-02-30', '2026-01-01', '')),
  fc.constantFrom('Asia/Shanghai', 'Mars/Base', 'elapsed', 'endOfNextWorkday', -1, 0, 1e9, NaN, Infinity),
);

describe('Settings of the clock, whatever they are', () => {
  it('give rules that count, and name what is wrong', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (settings) => {
        const { rules, wrong } = readClockRules({
          get: (name) => settings[name],
          localTimeZone: 'UTC',
          chinaHolidays: () => ({ holidays: [], makeUpWorkdays: [], years: [] }),
        });
        for (const { setting } of wrong) assert.ok(setting.startsWith('casebook.'));
        const { dueAt } = responseDue({
          receivedAt: '2026-11-20T09:00:00+08:00',
          priority: 'urgent',
          calendar: rules.calendar,
          policy: rules.policy,
        });
        assert.match(dueAt, /^\d{4}-/);
      }),
      { numRuns: 1_000 },
    );
  });
});
