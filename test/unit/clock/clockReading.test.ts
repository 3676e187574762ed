import assert from 'node:assert/strict';
import fc from 'fast-check';
import { faceOf, readClock, toneOf, urgencyOf } from '../../../src/clock/clockReading.ts';
import type { ClockRules } from '../../../src/clock/clockSettings.ts';
import { clockSourceOf, clockSourceOfSummary } from '../../../src/clock/caseClockEvents.ts';
import { shortClockText } from '../../../src/clock/clockText.ts';
import { summaryOf } from '../../../src/domain/summary.ts';
import { priorities } from '../../../src/domain/records/codes.ts';
import type { ClockEvent } from '../../../src/domain/sla/clockEvent.ts';
import { defaultResponsePolicy } from '../../../src/domain/sla/responsePolicy.ts';
import { statuses } from '../../../src/domain/workflow.ts';
import { china, newYork } from '../domain/sla/vectors.ts';
import { triagedCase } from './fakeCases.ts';

const rules: readonly ClockRules[] = [china, newYork].flatMap((calendar) => [
  { calendar, policy: defaultResponsePolicy },
  { calendar, policy: { ...defaultResponsePolicy, low: 'endOfNextWorkday' as const, warnPercent: 35 } },
]);
const start = Date.parse('2026-01-05T00:00:00Z');
const moment = fc.integer({ min: 0, max: 300 * 86_400_000 }).map((ms) => start + ms);
const iso = (ms: number): string => new Date(ms).toISOString();
const priority = fc.constantFrom(...priorities.map(({ code }) => code));

describe('readClock', () => {
  it('names the moment at which what is shown changes: not before, and at that moment it does', () => {
    const input = fc.record({
      received: moment,
      priority,
      raisedTo: fc.option(priority, { nil: undefined }),
      holdMinutes: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined }),
      waited: fc.integer({ min: 0, max: 4 * 86_400_000 }),
      parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 3, maxLength: 3 }),
      rule: fc.constantFrom(...rules),
    });
    fc.assert(
      fc.property(input, ({ received, priority: first, raisedTo, holdMinutes, waited, parts, rule }) => {
        const events: ClockEvent[] = [
          { kind: 'received', at: iso(received) },
          { kind: 'triaged', at: iso(received), priority: first },
        ];
        if (holdMinutes !== undefined) {
          events.push({ kind: 'held', at: iso(received + 60_000), reason: 'waitingForUser' });
          events.push({ kind: 'resumed', at: iso(received + 60_000 + holdMinutes * 60_000) });
        }
        const last = Math.max(...events.map(({ at }) => Date.parse(at)));
        if (raisedTo) events.push({ kind: 'retriaged', at: iso(last), priority: raisedTo });
        let now = last + waited;
        // Three steps, so that the moments that the clock itself names are looked at too.
        for (const part of parts) {
          const reading = readClock(events, rule, now);
          const { nextChange } = reading;
          assert.ok(nextChange !== undefined && nextChange > now, `${String(nextChange)} after ${now}`);
          const between = now + Math.floor((nextChange - now - 1) * part);
          const last1 = readClock(events, rule, nextChange - 1);
          for (const later of [readClock(events, rule, between), last1]) assert.equal(faceOf(later), faceOf(reading));
          assert.notEqual(faceOf(readClock(events, rule, nextChange)), faceOf(reading));
          now = nextChange;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('shows the same words as long as it shows the same face', () => {
    fc.assert(
      fc.property(
        moment,
        priority,
        fc.integer({ min: 0, max: 3 * 86_400_000 }),
        fc.constantFrom(...rules),
        (received, code, waited, rule) => {
          const events: ClockEvent[] = [
            { kind: 'received', at: iso(received) },
            { kind: 'triaged', at: iso(received), priority: code },
          ];
          const reading = readClock(events, rule, received + waited);
          if (reading.nextChange === undefined) return;
          const say = (now: number) =>
            // By the wall clock of one moment: midnight alone changes "09:19" to "Mon 09:19".
            shortClockText({ ...readClock(events, rule, now), isPreview: false }, { now: received, timeZone: 'UTC' });
          assert.deepEqual(say(reading.nextChange - 1), say(received + waited));
          assert.notDeepEqual(say(reading.nextChange), undefined);
        },
      ),
    );
  });

  it('puts what is due first before what is due later, a stopped clock after both, the rest at the end', () => {
    const [rule] = rules;
    assert.ok(rule);
    const at = (event: ClockEvent) => {
      const events: ClockEvent[] = [
        { kind: 'received', at: '2026-11-16T09:00:00+08:00' },
        { kind: 'triaged', at: '2026-11-16T09:00:00+08:00', priority: 'high' },
      ];
      return readClock([...events, event], rule, Date.parse('2026-11-16T09:10:00+08:00'));
    };
    const running = at({ kind: 'resumed', at: '2026-11-16T09:05:00+08:00' });
    const urgent = at({ kind: 'retriaged', at: '2026-11-16T09:05:00+08:00', priority: 'urgent' });
    const paused = at({ kind: 'held', at: '2026-11-16T09:05:00+08:00', reason: 'waitingForUser' });
    const answered = at({ kind: 'firstResponse', at: '2026-11-16T09:05:00+08:00' });
    assert.deepEqual(
      [running, urgent, paused, answered].map(({ state }) => toneOf(state)),
      ['running', 'running', 'paused', 'done'],
    );
    const order = [urgent, running, paused, answered].map(urgencyOf);
    assert.deepEqual(
      order,
      order.toSorted((one, other) => (one === other ? 0 : one - other)),
    );
    assert.equal(new Set(order).size, 4);
  });
});

describe('clockSourceOfSummary', () => {
  it('finds in the summary of an open case what the case itself would say', () => {
    const codes = statuses.map(({ code }) => code);
    const event = fc.record({
      type: fc.constantFrom(
        'created',
        'statusChanged',
        'retriaged',
        'held',
        'resumed',
        'firstResponse',
        'replied',
        'reopened',
        'evidenceAttached',
        'newer',
      ),
      at: moment.map(iso),
      from: fc.constantFrom(...codes, 'high', 'low'),
      to: fc.constantFrom(...codes, 'urgent', 'medium'),
      reason: fc.constantFrom('waitingForUser', 'other'),
      priority: fc.option(priority, { nil: undefined }),
      evidence: fc.constant('e'),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 12 }),
        fc.constantFrom('draft', 'triaged', 'onHold', 'diagnosing'),
        (events, status) => {
          const timeline = events.map((item, index) => ({ id: `${index}`, by: 'Li', ...item }));
          const current = { ...triagedCase('2026-01-05T09:00:00+08:00', 'high'), status, timeline };
          assert.deepEqual(clockSourceOfSummary(summaryOf(current)), clockSourceOf(current));
        },
      ),
    );
  });
});
