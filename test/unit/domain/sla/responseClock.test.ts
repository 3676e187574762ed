import assert from 'node:assert/strict';
import type { ClockEvent } from '../../../../src/domain/sla/clockEvent.ts';
import type { ClockState, ClockStep } from '../../../../src/domain/sla/clockState.ts';
import { explainClock, replayClock } from '../../../../src/domain/sla/responseClock.ts';
import { defaultResponsePolicy, type ResponsePolicy } from '../../../../src/domain/sla/responsePolicy.ts';
import { china, ms, newYork, vectors } from './vectors.ts';

/** Tuesday, 10 March 2026, in Shanghai. */
const at = (clock: string, day = '10'): string => `2026-03-${day}T${clock}:00+08:00`;
const received = (clock: string, day?: string): ClockEvent => ({ kind: 'received', at: at(clock, day) });
const triaged = (priority: 'urgent' | 'high' | 'medium' | 'low', clock: string, day?: string): ClockEvent => ({
  kind: 'triaged',
  priority,
  at: at(clock, day),
});
const retriaged = (priority: 'urgent' | 'high' | 'medium' | 'low', clock: string, day?: string): ClockEvent => ({
  kind: 'retriaged',
  priority,
  at: at(clock, day),
});
const held = (reason: string, clock: string, day?: string): ClockEvent => ({
  kind: 'held',
  reason,
  at: at(clock, day),
});
const resumed = (clock: string, day?: string): ClockEvent => ({ kind: 'resumed', at: at(clock, day) });
const answered = (clock: string, day?: string): ClockEvent => ({ kind: 'firstResponse', at: at(clock, day) });
const reopened = (clock: string, day?: string): ClockEvent => ({ kind: 'reopened', at: at(clock, day) });
const ended = (clock: string, day?: string): ClockEvent => ({ kind: 'ended', at: at(clock, day) });

const stateAt = (
  clock: string,
  events: readonly ClockEvent[],
  policy: ResponsePolicy = defaultResponsePolicy,
): ClockState => replayClock(events, china, policy, ms(at(clock))).state;

/** The part of a state that a test names. */
const has = (state: ClockState, expected: Partial<Record<string, unknown>>): void => {
  const actual = Object.fromEntries(Object.entries(state).filter(([key]) => key in expected));
  assert.deepEqual(actual, expected);
};

describe('replayClock', () => {
  for (const { name, calendar, priority, receivedAt, dueAt } of vectors.vectors) {
    it(`vector: ${name}`, () => {
      const events: ClockEvent[] = [
        { kind: 'received', at: receivedAt },
        { kind: 'triaged', priority, at: receivedAt },
      ];
      has(replayClock(events, vectors.calendars[calendar], defaultResponsePolicy, ms(receivedAt)).state, {
        kind: 'running',
        dueAt,
        percent: 0,
      });
    });
  }
  for (const { name, calendar, priority, receivedAt, heldAt, resumedAt, dueAt } of vectors.hold) {
    it(`vector: ${name}`, () => {
      const events: ClockEvent[] = [
        { kind: 'received', at: receivedAt },
        { kind: 'triaged', priority, at: receivedAt },
        { kind: 'held', reason: 'waitingForUser', at: heldAt },
        { kind: 'resumed', at: resumedAt },
      ];
      has(replayClock(events, vectors.calendars[calendar], defaultResponsePolicy, ms(resumedAt)).state, { dueAt });
    });
  }
  for (const { name, calendar, from, to, receivedAt, at: changedAt, dueAt } of vectors.retriage) {
    it(`vector: ${name}`, () => {
      const events: ClockEvent[] = [
        { kind: 'received', at: receivedAt },
        { kind: 'triaged', priority: from, at: receivedAt },
        { kind: 'retriaged', priority: to, at: changedAt },
      ];
      has(replayClock(events, vectors.calendars[calendar], defaultResponsePolicy, ms(changedAt)).state, { dueAt });
    });
  }

  describe('from receipt to the answer', () => {
    it('has no clock before the receipt and no target before the triage', () => {
      assert.deepEqual(replayClock([], china, defaultResponsePolicy, 0), {
        state: { kind: 'notStarted' },
        earlier: [],
      });
      assert.deepEqual(stateAt('10:00', [triaged('high', '09:00')]), { kind: 'notStarted' });
      assert.deepEqual(stateAt('10:00', [received('09:00')]), { kind: 'awaitingTriage', startedAt: at('09:00') });
    });

    it('counts the target from the receipt, however late the triage', () => {
      const events = [received('09:00'), triaged('medium', '09:40')];
      has(stateAt('10:00', events), { dueAt: at('11:00'), elapsedMinutes: 60, remainingMinutes: 60, percent: 50 });
      has(stateAt('11:30', [received('09:00'), triaged('high', '10:00')]), { kind: 'breached', dueAt: at('09:30') });
    });

    it('warns from the policy share of the target on, to the second', () => {
      const events = [received('09:00'), triaged('medium', '09:00')];
      const warning = (now: string): unknown => {
        const { state } = replayClock(events, china, defaultResponsePolicy, ms(now));
        return state.kind === 'running' && [state.warning, state.warnAt, state.percent];
      };
      assert.deepEqual(warning('2026-03-10T10:35:59+08:00'), [false, at('10:36'), 79]);
      assert.deepEqual(warning('2026-03-10T10:36:00+08:00'), [true, at('10:36'), 80]);
      const half = stateAt('10:00', events, { ...defaultResponsePolicy, warnPercent: 50 });
      has(half, { warning: true, warnAt: at('10:00') });
    });

    it('meets the target at the very due time, and not a second later', () => {
      const events = [received('09:00'), triaged('medium', '09:00')];
      has(stateAt('11:00', events), { kind: 'running', percent: 100, remainingMinutes: 0 });
      has(stateAt('12:00', [...events, answered('11:00')]), {
        kind: 'met',
        dueAt: at('11:00'),
        respondedAt: at('11:00'),
      });
      const late: ClockEvent = { kind: 'firstResponse', at: '2026-03-10T11:00:01+08:00' };
      has(stateAt('12:00', [...events, late]), { kind: 'answeredLate', overdueMinutes: 0, percent: 100 });
      has(replayClock(events, china, defaultResponsePolicy, ms(at('11:00')) + 1).state, { kind: 'breached' });
    });

    it('is breached overnight when the day ended with the target', () => {
      const events = [received('16:00'), triaged('medium', '16:00')];
      has(stateAt('18:00', events), { kind: 'running', dueAt: at('18:00') });
      has(stateAt('20:00', events), { kind: 'breached', overdueMinutes: 0 });
    });

    it('freezes the result at the first answer, whatever follows', () => {
      const events = [received('09:00'), triaged('medium', '09:00'), answered('10:00')];
      const frozen = stateAt('10:00', events);
      has(frozen, { kind: 'met', elapsedMinutes: 60, remainingMinutes: 60 });
      const more = [
        ...events,
        retriaged('urgent', '10:10'),
        held('waitingForUser', '10:20'),
        resumed('12:00'),
        answered('15:00'),
      ];
      assert.deepEqual(stateAt('17:00', more), frozen);
      assert.deepEqual(stateAt('17:00', [...events, ended('16:00')]), frozen);
    });

    it('judges an answer that came before the triage by the first priority', () => {
      const events = [received('09:00'), answered('09:40')];
      assert.deepEqual(stateAt('10:00', events), {
        kind: 'answeredUntriaged',
        startedAt: at('09:00'),
        respondedAt: at('09:40'),
      });
      has(stateAt('12:00', [...events, triaged('medium', '10:00')]), {
        kind: 'met',
        dueAt: at('11:00'),
        elapsedMinutes: 40,
      });
      const late = [...events, triaged('high', '10:00')];
      has(stateAt('12:00', late), { kind: 'answeredLate', dueAt: at('09:30'), overdueMinutes: 10 });
      assert.deepEqual(stateAt('12:00', [...late, retriaged('low', '11:00')]), stateAt('12:00', late));
    });

    it('ends without a result when the case ends unanswered', () => {
      const events = [received('09:00'), triaged('medium', '09:00')];
      has(stateAt('17:00', [...events, ended('10:00')]), { kind: 'ended', endedAt: at('10:00'), breached: false });
      has(stateAt('17:00', [...events, ended('11:01')]), { kind: 'ended', breached: true });
      assert.deepEqual(stateAt('17:00', [received('09:00'), ended('10:00')]), {
        kind: 'ended',
        endedAt: at('10:00'),
        breached: false,
      });
    });
  });

  describe('hold', () => {
    const start = [received('09:00'), triaged('medium', '09:00')];

    it('stops the clock while waiting for the user or an appointment', () => {
      for (const reason of ['waitingForUser', 'appointment']) {
        const events = [...start, held(reason, '09:30')];
        has(stateAt('15:00', events), {
          kind: 'paused',
          reason,
          since: at('09:30'),
          dueAt: at('16:30'),
          remainingMinutes: 90,
        });
        has(stateAt('15:00', [...events, resumed('10:00')]), { kind: 'breached', dueAt: at('11:30') });
      }
    });

    it('runs on while waiting for a vendor or for a reason nobody has named', () => {
      for (const reason of ['waitingForVendor', 'sunshine']) {
        has(stateAt('10:00', [...start, held(reason, '09:30')]), { kind: 'running', dueAt: at('11:00') });
      }
      const pausesClock = { ...defaultResponsePolicy.pausesClock, waitingForVendor: true };
      const policy = { ...defaultResponsePolicy, pausesClock };
      has(stateAt('10:00', [...start, held('waitingForVendor', '09:30')], policy), { kind: 'paused' });
    });

    it('lets the later of two holds decide: two branches may both have held the case', () => {
      const events = [...start, held('waitingForUser', '09:10'), held('waitingForVendor', '09:40')];
      has(stateAt('10:00', events), { kind: 'running', dueAt: at('11:30') });
      const both = [...start, held('waitingForUser', '09:10'), held('appointment', '09:40'), resumed('10:10')];
      has(stateAt('10:00', both.slice(0, -1)), { kind: 'paused', reason: 'appointment', since: at('09:10') });
      has(stateAt('10:10', both), { kind: 'running', dueAt: at('12:00') });
    });

    it('counts an answer during a hold as in time', () => {
      has(stateAt('17:00', [...start, held('waitingForUser', '09:30'), answered('16:00')]), {
        kind: 'met',
        elapsedMinutes: 30,
      });
    });

    it('cannot undo a breach, and cannot cause one', () => {
      has(stateAt('17:00', [...start, held('waitingForUser', '11:01')]), { kind: 'breached', dueAt: at('11:00') });
      has(stateAt('17:00', [...start, held('waitingForUser', '11:00')]), { kind: 'paused', remainingMinutes: 0 });
      const resumedLate = [...start, held('waitingForUser', '11:00'), resumed('15:00')];
      has(stateAt('15:00', resumedLate), { kind: 'running', dueAt: at('15:00') });
      has(stateAt('15:01', resumedLate), { kind: 'breached', dueAt: at('15:00') });
    });

    it('stops an urgent clock by the minute, outside working hours too', () => {
      const events = [received('02:50'), triaged('urgent', '02:50'), held('waitingForUser', '03:00'), resumed('04:00')];
      has(stateAt('04:00', events), { kind: 'running', dueAt: at('04:05'), mode: 'roundTheClock' });
    });

    it('moves "end of the next working day" on by the working time that it takes', () => {
      const policy: ResponsePolicy = { ...defaultResponsePolicy, low: 'endOfNextWorkday' };
      const events = [received('09:00'), triaged('low', '09:00')];
      has(stateAt('09:00', events, policy), { dueAt: at('18:00', '11') });
      const paused = [...events, held('waitingForUser', '10:00'), resumed('14:00')];
      has(stateAt('14:00', paused, policy), { dueAt: at('12:00', '12') });
    });
  });

  describe('re-triage before the answer', () => {
    it('up: the earlier of the old due time and the change plus the new target', () => {
      const early = [received('09:00'), triaged('medium', '09:00'), retriaged('high', '09:50')];
      has(stateAt('09:50', early), { dueAt: at('10:20'), targetMinutes: 30, percent: 0, priority: 'high' });
      const late = [received('09:00'), triaged('medium', '09:00'), retriaged('high', '10:50')];
      has(stateAt('10:50', late), { dueAt: at('11:00'), targetMinutes: 120, percent: 91, priority: 'high' });
    });

    it('down: the receipt plus the new target', () => {
      const events = [received('09:00'), triaged('high', '09:00'), retriaged('medium', '09:20')];
      has(stateAt('09:20', events), { dueAt: at('11:00'), elapsedMinutes: 20, targetMinutes: 120 });
      const back = [...events, retriaged('high', '10:00')];
      has(stateAt('10:00', back), { dueAt: at('10:30') });
      has(stateAt('10:00', [...back, retriaged('low', '10:00')]), { dueAt: at('18:00') });
    });

    it('keeps a breach a breach', () => {
      const events = [received('09:00'), triaged('high', '09:00'), retriaged('medium', '09:31')];
      has(stateAt('09:40', events), { kind: 'breached', dueAt: at('09:30') });
      has(stateAt('10:00', [...events, answered('10:00')]), {
        kind: 'answeredLate',
        dueAt: at('09:30'),
        overdueMinutes: 30,
      });
      const inTime = [received('09:00'), triaged('high', '09:00'), retriaged('medium', '09:30')];
      has(stateAt('09:40', inTime), { kind: 'running', dueAt: at('11:00') });
    });

    it('takes "down" at its word after a rise: a case that should have been high from the receipt is late', () => {
      const events = [received('09:00'), triaged('medium', '09:00'), retriaged('urgent', '10:15')];
      has(stateAt('10:20', events), { kind: 'running', dueAt: at('10:30') });
      has(stateAt('10:20', [...events, retriaged('high', '10:20')]), { kind: 'breached', dueAt: at('09:30') });
    });

    it('changes between the clocks of the priorities', () => {
      const up = [received('17:50'), triaged('medium', '17:50'), retriaged('urgent', '19:00')];
      has(stateAt('19:00', up), { dueAt: at('19:15'), mode: 'roundTheClock' });
      const down = [received('17:55'), triaged('urgent', '17:55'), retriaged('high', '18:05')];
      has(stateAt('18:05', down), { dueAt: at('09:25', '11'), mode: 'business', elapsedMinutes: 5 });
    });

    it('leaves the holds out of the new target', () => {
      const events = [received('09:00'), triaged('high', '09:00'), held('appointment', '09:10'), resumed('10:10')];
      has(stateAt('10:15', [...events, retriaged('medium', '10:15')]), { dueAt: at('12:00'), elapsedMinutes: 15 });
      const whileHeld = [
        received('09:00'),
        triaged('medium', '09:00'),
        held('appointment', '09:10'),
        retriaged('high', '10:00'),
      ];
      has(stateAt('11:00', whileHeld), { kind: 'paused', dueAt: at('11:30') });
      has(stateAt('11:00', [...whileHeld, resumed('10:30')]), { kind: 'running', dueAt: at('11:00') });
    });

    it('leaves everything as it is when the same priority is decided again', () => {
      const events = [received('09:00'), triaged('medium', '09:00')];
      assert.deepEqual(stateAt('10:00', [...events, retriaged('medium', '09:30')]), stateAt('10:00', events));
    });
  });

  describe('reopening', () => {
    const first = [received('09:00'), triaged('medium', '09:00'), answered('10:00')];

    it('starts a second clock and leaves the first result as it was', () => {
      const { state, earlier } = replayClock(
        [...first, reopened('14:00')],
        china,
        defaultResponsePolicy,
        ms(at('15:00')),
      );
      has(state, { kind: 'running', startedAt: at('14:00'), dueAt: at('16:00'), percent: 50 });
      assert.deepEqual(earlier, [stateAt('10:00', first)]);
    });

    it('gives the second clock the priority of that time', () => {
      has(stateAt('14:00', [...first, retriaged('high', '11:00'), reopened('14:00')]), { dueAt: at('14:30') });
      has(stateAt('14:00', [...first, reopened('14:00'), retriaged('high', '14:00')]), { dueAt: at('14:30') });
    });

    it('answers each clock once', () => {
      const events = [...first, reopened('14:00'), answered('14:10'), reopened('16:00'), answered('18:01')];
      const { state, earlier } = replayClock(events, china, defaultResponsePolicy, ms(at('19:00')));
      assert.deepEqual(
        [...earlier, state].map(({ kind }) => kind),
        ['met', 'met', 'answeredLate'],
      );
    });

    it('leaves an unanswered clock without a result', () => {
      const events = [
        received('09:00'),
        triaged('medium', '09:00'),
        held('waitingForUser', '09:30'),
        reopened('14:00'),
      ];
      const { state, earlier } = replayClock(events, china, defaultResponsePolicy, ms(at('14:00')));
      has(state, { kind: 'running', dueAt: at('16:00') });
      has(earlier[0]!, { kind: 'ended', breached: false });
    });
  });

  describe('timelines as they come', () => {
    it('does not depend on the order of the events in the file', () => {
      const events = [received('09:00'), triaged('medium', '09:05'), held('waitingForUser', '09:30'), resumed('11:00')];
      assert.deepEqual(stateAt('11:30', events.toReversed()), stateAt('11:30', events));
    });

    it('takes the first of two answers and of two receipts', () => {
      const events = [
        received('09:00'),
        received('09:30'),
        triaged('medium', '09:30'),
        answered('11:30'),
        answered('10:30'),
      ];
      has(stateAt('12:00', events), { kind: 'met', respondedAt: at('10:30'), dueAt: at('11:00') });
    });

    it('takes what lies before the receipt as having happened at the receipt', () => {
      has(stateAt('12:00', [received('09:00'), answered('08:00'), triaged('medium', '08:30')]), {
        kind: 'met',
        respondedAt: at('09:00'),
        elapsedMinutes: 0,
      });
    });

    it('counts an event that a fast clock wrote a little ahead of now', () => {
      const events = [received('09:00'), triaged('medium', '09:00'), answered('10:02')];
      has(stateAt('10:00', events), { kind: 'met', respondedAt: at('10:02') });
    });

    it('refuses an event without a moment', () => {
      assert.throws(() => stateAt('10:00', [{ kind: 'received', at: 'today' }]), RangeError);
    });
  });

  it('is provisional only where unknown holidays could move the due time', () => {
    const events: ClockEvent[] = [
      { kind: 'received', at: '2026-12-31T17:30:00+08:00' },
      { kind: 'triaged', priority: 'medium', at: '2026-12-31T17:30:00+08:00' },
    ];
    const state = (more: readonly ClockEvent[]): ClockState =>
      replayClock([...events, ...more], china, defaultResponsePolicy, ms('2026-12-31T17:45:00+08:00')).state;
    has(state([]), { provisional: true });
    has(state([{ kind: 'retriaged', priority: 'urgent', at: '2026-12-31T17:40:00+08:00' }]), { provisional: false });
  });

  it('runs through daylight saving by real minutes', () => {
    const run = (from: string, now: string): ClockState =>
      replayClock(
        [
          { kind: 'received', at: from },
          { kind: 'triaged', priority: 'urgent', at: from },
        ],
        newYork,
        defaultResponsePolicy,
        ms(now),
      ).state;
    has(run('2026-03-08T01:50:00-05:00', '2026-03-08T03:00:00-04:00'), {
      elapsedMinutes: 10,
      dueAt: '2026-03-08T03:05:00-04:00',
    });
    has(run('2026-11-01T01:50:00-04:00', '2026-11-01T01:00:00-05:00'), {
      elapsedMinutes: 10,
      dueAt: '2026-11-01T01:05:00-05:00',
    });
  });
});

describe('explainClock', () => {
  const explain = (now: string, events: readonly ClockEvent[]): readonly ClockStep[] =>
    explainClock(events, china, defaultResponsePolicy, ms(at(now)));

  it('tells what moved the due time, in order', () => {
    const events = [
      received('10:00'),
      triaged('medium', '10:05'),
      held('waitingForUser', '10:30'),
      resumed('12:30'),
      retriaged('high', '13:30'),
      answered('13:50'),
    ];
    assert.deepEqual(explain('15:00', events), [
      { clock: 0, at: at('10:00'), kind: 'received' },
      { clock: 0, at: at('10:05'), kind: 'triaged', priority: 'medium', countedMinutes: 5, dueAfter: at('12:00') },
      {
        clock: 0,
        at: at('10:30'),
        kind: 'paused',
        reason: 'waitingForUser',
        countedMinutes: 25,
        dueBefore: at('12:00'),
        dueAfter: at('12:00'),
      },
      { clock: 0, at: at('12:30'), kind: 'resumed', countedMinutes: 0, dueBefore: at('12:00'), dueAfter: at('14:30') },
      {
        clock: 0,
        at: at('13:30'),
        kind: 'raised',
        priority: 'high',
        countedMinutes: 30,
        dueBefore: at('14:30'),
        dueAfter: at('14:00'),
      },
      {
        clock: 0,
        at: at('13:50'),
        kind: 'answered',
        countedMinutes: 20,
        dueBefore: at('14:00'),
        dueAfter: at('14:00'),
      },
    ]);
  });

  it('names the breach at its own moment and numbers the clocks', () => {
    const events = [received('09:00'), triaged('high', '09:00'), answered('10:00'), reopened('11:00'), ended('11:10')];
    assert.deepEqual(
      explain('12:00', events).map(({ clock, at: moment, kind }) => [clock, moment, kind]),
      [
        [0, at('09:00'), 'received'],
        [0, at('09:00'), 'triaged'],
        [0, at('09:30'), 'breached'],
        [0, at('10:00'), 'answered'],
        [1, at('11:00'), 'reopened'],
        [1, at('11:10'), 'ended'],
      ],
    );
  });

  it('tells of a hold that does not stop the clock, and of a decision that changes nothing', () => {
    const events = [
      received('09:00'),
      triaged('medium', '09:00'),
      held('waitingForVendor', '09:10'),
      retriaged('medium', '09:20'),
      retriaged('low', '09:30'),
    ];
    assert.deepEqual(
      explain('10:00', events).map(({ kind }) => kind),
      ['received', 'triaged', 'heldRunning', 'confirmed', 'lowered'],
    );
  });
});
