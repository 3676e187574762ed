import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkCase } from '../../../src/domain/parseCase.ts';
import type { Case } from '../../../src/domain/case.ts';
import { caseClock, clockEventsOf, promiseAtTriage, retriageDue } from '../../../src/domain/caseClock.ts';
import { retriage } from '../../../src/domain/retriage.ts';
import { silenceOverAt } from '../../../src/domain/silence.ts';
import { defaultResponsePolicy } from '../../../src/domain/sla/responsePolicy.ts';
import { logReply } from '../../../src/domain/timelineEvents.ts';
import { applyAll, at, fullCase, go, ms, withValue } from './fullCase.ts';
import { china } from './sla/vectors.ts';

const by = 'Chen Jing';
const policy = defaultResponsePolicy;
const stateAt = (current: Case, clock: string, day = 16) => caseClock(current, china, policy, ms(at(clock, day))).state;
const accepted = fullCase({ status: 'accepted' });
const triaged = go(accepted, ['triage', { at: at('09:05') }]);

describe('the clock of a case', () => {
  it('waits for the priority, runs from the receipt, and stops at the first response', () => {
    assert.equal(stateAt(accepted, '09:05').kind, 'awaitingTriage');
    const running = stateAt(triaged, '09:10');
    assert.deepEqual([running.kind, 'dueAt' in running && running.dueAt], ['running', at('09:30')]);
    const answered = applyAll(triaged, logReply(triaged, { by, at: at('09:30') }));
    assert.equal(stateAt(answered, '12:00').kind, 'met');
    const late = applyAll(triaged, logReply(triaged, { by, at: at('09:31') }));
    assert.equal(stateAt(late, '12:00').kind, 'answeredLate');
    assert.deepEqual(
      caseClock(late, china, policy, ms(at('12:00'))).steps.map(({ kind }) => kind),
      ['received', 'triaged', 'breached', 'answered'],
    );
  });

  it('stands still on hold for the user, and runs on for a vendor', () => {
    const nextReviewAt = at('09:00', 17);
    const hold = (holdReason: string): Case => go(triaged, ['hold', { at: at('09:10'), holdReason, nextReviewAt }]);
    assert.equal(stateAt(hold('waitingForUser'), '10:00').kind, 'paused');
    assert.equal(stateAt(hold('waitingForVendor'), '10:00').kind, 'breached');
    const resumed = stateAt(go(hold('waitingForUser'), ['resume', { at: at('11:00') }]), '11:00');
    assert.equal('dueAt' in resumed && resumed.dueAt, at('11:20'));
  });

  it('starts again at a reopening and keeps the earlier result', () => {
    const answered = applyAll(triaged, logReply(triaged, { by, at: at('09:20') }));
    const reopened = go({ ...answered, status: 'resolved' }, ['reopen', { at: at('15:00'), reason: 'It came back' }]);
    const { state, earlier } = caseClock(reopened, china, policy, ms(at('15:10')));
    assert.deepEqual([earlier.map(({ kind }) => kind), state.kind], [['met'], 'running']);
    assert.equal('dueAt' in state && state.dueAt, at('15:30'));
  });

  it('ends when a case is cancelled, merged or closed without a response', () => {
    const target = 'TS-20261116-00000';
    for (const id of ['cancel', 'merge'] as const)
      assert.equal(stateAt(go(triaged, [id, { at: at('09:20'), reason: 'Twice', target }]), '12:00').kind, 'ended');
  });

  it('takes the word of the record where the timeline says nothing', () => {
    const bare: Case = { ...triaged, timeline: [] };
    const state = stateAt(bare, '09:10');
    assert.deepEqual([state.kind, 'priority' in state && state.priority], ['running', 'high']);
    // Before triage a priority in the form is only a draft of one.
    assert.equal(stateAt({ ...bare, status: 'accepted' }, '09:10').kind, 'awaitingTriage');
    assert.equal(stateAt(withValue(bare, ['intake', 'receivedAt']), '09:10').kind, 'notStarted');
  });

  it('knows the first priority of a timeline that does not name it by what was changed', () => {
    const event = { id: 'a', by, at: at('09:05') };
    const timeline = [
      { ...event, type: 'statusChanged', from: 'accepted', to: 'triaged' },
      { ...event, id: 'b', type: 'retriaged', from: 'medium', to: 'high', at: at('09:20') },
    ];
    const priorities = clockEventsOf({ ...triaged, timeline }).map((told) => 'priority' in told && told.priority);
    assert.deepEqual(priorities, [false, 'medium', 'high']);
  });

  it('reads holds that were written as plain changes of status', () => {
    const event = { by, type: 'statusChanged' };
    const timeline = [
      ...(triaged.timeline ?? []),
      { ...event, id: 'h', from: 'triaged', to: 'onHold', at: at('09:10'), reason: 'appointment' },
      { ...event, id: 'r', from: 'onHold', to: 'triaged', at: at('10:10') },
    ];
    assert.deepEqual(
      clockEventsOf({ ...triaged, timeline }).map(({ kind }) => kind),
      ['received', 'triaged', 'held', 'resumed'],
    );
  });

  it('does not count from the year 1, which a file may say: no clock runs for decades', () => {
    const receivedAt = '0001-01-03T09:00:00+08:00';
    const old: Case = { ...triaged, intake: { ...triaged.intake, receivedAt } };
    assert.deepEqual(clockEventsOf(old), []);
    assert.equal(stateAt(old, '10:00').kind, 'notStarted');
  });

  it('leaves out what is no event of this version, or has no moment, and never throws', () => {
    const words = fc.constantFrom(
      'statusChanged',
      'held',
      'resumed',
      'retriaged',
      'onHold',
      'triaged',
      'urgent',
      '',
      at('09:30'),
    );
    const event = fc.record({
      id: fc.uuid(),
      type: words,
      at: words,
      by: words,
      from: words,
      to: words,
      reason: words,
    });
    fc.assert(
      fc.property(fc.array(event), (timeline) => {
        const current = { ...triaged, timeline };
        assert.ok(checkCase(current).case);
        assert.ok(caseClock(current, china, policy, ms(at('12:00'))).state);
      }),
    );
  });
});

describe('due times to write down', () => {
  it('promises at triage what the clock then says', () => {
    const promise = promiseAtTriage(accepted, { at: at('09:05'), language: 'zh-cn' }, china, policy);
    assert.deepEqual(promise, { dueAt: at('09:30'), language: 'zh-cn', timeZone: 'Asia/Shanghai' });
    const unknown = withValue(accepted, ['triage', 'finalPriority']);
    assert.equal(promiseAtTriage(unknown, { at: at('09:05'), language: 'en' }, china, policy), undefined);
    const unreceived = withValue(accepted, ['intake', 'receivedAt']);
    assert.equal(promiseAtTriage(unreceived, { at: at('09:05'), language: 'en' }, china, policy), undefined);
  });

  it('tells a re-triage what it does, as the clock sees it afterwards', () => {
    const request = { finalPriority: 'urgent', at: at('09:10') } as const;
    const due = retriageDue(triaged, request, china, policy);
    assert.deepEqual(due, { dueBefore: at('09:30'), dueAfter: at('09:25') });
    const edits = retriage(triaged, { ...request, ...due, by, reason: 'Spreading', timeZone: china.timeZone });
    const after = stateAt(applyAll(triaged, edits), '09:10');
    assert.equal('dueAt' in after && after.dueAt, due.dueAfter);
    const answered = applyAll(triaged, logReply(triaged, { by, at: at('09:08') }));
    assert.deepEqual(retriageDue(answered, request, china, policy), {});
  });

  it('lets silence close a case five working days after it was resolved', () => {
    const resolved = go(fullCase({ status: 'verifying' }), ['resolve', { at: at('15:00') }]);
    assert.equal(silenceOverAt(resolved, china), at('15:00', 23));
    assert.equal(silenceOverAt(resolved, china, 0), at('15:00'));
    assert.equal(silenceOverAt(resolved, china, 2), at('15:00', 18));
    assert.equal(silenceOverAt(triaged, china), undefined);
  });
});
