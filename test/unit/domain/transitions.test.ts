import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { currentHold, reopenCount, statusEvents } from '../../../src/domain/caseHistory.ts';
import { commitmentText } from '../../../src/domain/commitment.ts';
import { offeredTransitions } from '../../../src/domain/gates.ts';
import { toMoment } from '../../../src/domain/moment.ts';
import { retriage } from '../../../src/domain/retriage.ts';
import { knownEvent } from '../../../src/domain/timeline.ts';
import { escalate, linkCase, logReply } from '../../../src/domain/timelineEvents.ts';
import { performTransition, TransitionRefused } from '../../../src/domain/transitions.ts';
import { isAllowed, isOpen, type TransitionId } from '../../../src/domain/workflow.ts';
import { applyAll, applyAndUndo, at, fullCase, go, later, ms, withValue } from './fullCase.ts';

const by = 'Chen Jing';
const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const held = { holdReason: 'waitingForUser', nextReviewAt: at('09:00', 20) };
const lastEvent = ({ timeline }: Case) => timeline?.at(-1);
const wayToClose: readonly TransitionId[] = [
  'accept',
  'triage',
  'diagnose',
  'analyse',
  'makeReady',
  'execute',
  'verify',
  'resolve',
  'close',
];

describe('transitions', () => {
  it('take a case from call to close, each with an event that tells who, when, from and to', () => {
    let current = fullCase();
    for (const id of wayToClose) {
      if (id === 'diagnose') current = applyAll(current, logReply(current, { by, at: at('09:25'), channel: 'phone' }));
      current = go(current, [id, { promised, by, at: at('15:00') }]);
      const event = lastEvent(current);
      assert.deepEqual(
        [event?.type, event?.by, event?.at, event?.to],
        ['statusChanged', by, at('15:00'), current.status],
      );
    }
    assert.equal(current.status, 'closed');
    assert.deepEqual(offeredTransitions(current), []);
  });

  it('generate the promise at triage, and leave one in a person’s own words alone', () => {
    const accepted = fullCase({ status: 'accepted' });
    const triaged = go(accepted, ['triage', { promised }]);
    assert.equal(triaged.intake?.commitment, 'First response by Mon, 16 Nov 2026, 09:30 GMT+8');
    assert.equal(triaged.intake.commitmentDueAt, at('09:30'));
    assert.equal(lastEvent(triaged)?.priority, 'high');
    const own = go(withValue(accepted, ['intake', 'commitment'], 'Before lunch'), ['triage', { promised }]);
    assert.equal(own.intake?.commitment, 'Before lunch');
    assert.equal(commitmentText({ ...promised, language: 'zh-cn' }), '2026年11月16日周一 GMT+8 09:30 前首次响应');
  });

  it('are refused with what is missing, and made with a reason that the timeline keeps', () => {
    const current = withValue(fullCase(), ['intake', 'contact'], ' ');
    assert.throws(
      () => performTransition(current, 'accept', { by, at: at('09:30') }),
      (error) => error instanceof TransitionRefused && error.problems[0]?.path.join('.') === 'intake.contact',
    );
    const accepted = go(current, ['accept', { override: 'Called from a meeting room' }]);
    assert.deepEqual(lastEvent(accepted)?.override, {
      reason: 'Called from a meeting room',
      missing: ['intake.contact'],
    });
    assert.equal(lastEvent(go(fullCase(), ['accept', { override: 'Not needed' }]))?.override, undefined);
  });

  it('ask for what the table says, and no reason to override helps without it', () => {
    const current = fullCase({ status: 'diagnosing' });
    const asked = (id: TransitionId, given: object): string[] => {
      try {
        performTransition(current, id, { by, at: at('09:30'), override: 'Never mind', ...given });
        return [];
      } catch (error) {
        assert.ok(error instanceof TransitionRefused);
        return error.inputs.map((problem) => problem.asked);
      }
    };
    assert.deepEqual(asked('hold', {}), ['holdReason', 'nextReviewAt']);
    assert.deepEqual(asked('hold', { holdReason: 'other', nextReviewAt: at('09:30') }), ['reason', 'nextReviewAt']);
    assert.deepEqual(asked('hold', held), []);
    assert.deepEqual(asked('cancel', {}), ['reason']);
    assert.deepEqual(asked('merge', { reason: 'The same', target: current.number }), ['target']);
    assert.deepEqual(asked('merge', { reason: 'The same', target: 'TS-1' }), ['target']);
    assert.deepEqual(asked('merge', { reason: 'The same', target: 'TS-20261116-00000' }), []);
  });

  it('do not exist from elsewhere, nor for other kinds of case', () => {
    const refused = (current: Case, id: TransitionId): void =>
      assert.throws(
        () => performTransition(current, id, { by, at: at('09:30'), override: 'Never mind' }),
        TransitionRefused,
      );
    refused(fullCase(), 'triage');
    refused(fullCase({ status: 'closed' }), 'reopen');
    refused(fullCase({ status: 'triaged' }), 'answer');
    refused(fullCase({ status: 'analysing' }), 'recoverQuickly');
    assert.throws(() => performTransition(fullCase(), 'accept', { by, at: '2026-11-16 09:30' }), RangeError);
  });

  it('bring a case on hold back to where it was', () => {
    const onHold = go(fullCase({ status: 'executing' }), ['hold', { ...held, reason: 'The user is on leave' }]);
    assert.equal(onHold.status, 'onHold');
    const hold = currentHold(onHold);
    assert.deepEqual(
      [hold?.from, hold?.reason, hold?.note, hold?.nextReviewAt],
      ['executing', 'waitingForUser', 'The user is on leave', at('09:00', 20)],
    );
    const resumed = go(onHold, 'resume');
    assert.deepEqual(
      [resumed.status, lastEvent(resumed)?.type, currentHold(resumed)],
      ['executing', 'resumed', undefined],
    );
    // Nothing says where it was: the gates decide again.
    assert.equal(go(fullCase({ status: 'onHold' }), 'resume').status, 'draft');
  });

  it('reopen with a reason and a count, and ask for retest and confirmation again', () => {
    const current = withValue(fullCase({ status: 'resolved' }), ['plan', 'userConfirmation', 'result'], 'not');
    const reopened = go(current, ['reopen', { reason: 'It came back' }]);
    const event = lastEvent(reopened);
    assert.deepEqual(
      [reopened.status, event?.type, event?.reason, event?.count],
      ['diagnosing', 'reopened', 'It came back', 1],
    );
    assert.deepEqual([reopened.plan?.verification, reopened.plan?.userConfirmation], [undefined, undefined]);
    assert.deepEqual(
      [event?.verification, event?.userConfirmation],
      [current.plan?.verification, current.plan?.userConfirmation],
    );
    const again = go({ ...reopened, status: 'resolved' }, ['reopen', { reason: 'Again' }]);
    assert.equal(lastEvent(again)?.count, 2);
    assert.equal(reopenCount(again), 2);
  });

  it('go back to the analysis with the failed retest kept in the timeline', () => {
    const current = withValue(fullCase({ status: 'verifying' }), ['plan', 'verification', 'retest'], 'failed');
    const back = go(current, ['reanalyse', { reason: 'Still looping' }]);
    assert.deepEqual([back.status, back.plan?.verification], ['analysing', undefined]);
    assert.deepEqual(lastEvent(back)?.verification, current.plan?.verification);
  });

  it('resolve a question with its answer, which is also the first response', () => {
    const question = fullCase({ status: 'triaged', triage: { requestType: 'question' }, plan: {} });
    const resolved = go(question, ['answer', { answer: 'Use the other printer' }]);
    assert.deepEqual(
      resolved.timeline?.slice(-2).map(({ type }) => type),
      ['firstResponse', 'statusChanged'],
    );
    assert.deepEqual(resolved.plan?.closure, { code: 'resolved', summary: 'Use the other printer' });
    assert.equal(lastEvent(resolved)?.answer, 'Use the other printer');
  });

  it('close without a reply once the time for one is over, and say so', () => {
    const silent = withValue(fullCase({ status: 'resolved' }), ['plan', 'userConfirmation']);
    const closed = go(silent, ['close', { at: at('18:00', 23), silenceOverAt: at('18:00', 23) }]);
    assert.deepEqual(closed.plan?.userConfirmation, { result: 'noReply', at: at('18:00', 23) });
    const confirmed = go(fullCase({ status: 'resolved' }), [
      'close',
      { at: at('18:00', 23), silenceOverAt: at('18:00', 23) },
    ]);
    assert.equal(confirmed.plan?.userConfirmation?.result, 'resolved');
  });

  it('end a case with a closure code that says how', () => {
    const open = fullCase({ status: 'diagnosing', plan: {} });
    assert.deepEqual(go(open, ['cancel', { reason: 'Reported twice' }]).plan?.closure, {
      code: 'cancelled',
      summary: 'Reported twice',
    });
    const merged = go(open, ['merge', { reason: 'The same fault', target: 'TS-20261116-00000' }]);
    assert.deepEqual([merged.plan?.closure?.code, lastEvent(merged)?.target], ['duplicate', 'TS-20261116-00000']);
  });
});

describe('re-triage', () => {
  const triaged = go(fullCase({ status: 'accepted' }), ['triage', { promised }]);
  const request = {
    by,
    at: at('09:20'),
    finalPriority: 'urgent',
    reason: 'The whole department now',
    newInformation: 'Accounting cannot work',
    approver: 'Zhao Min',
    dueBefore: at('09:30'),
    dueAfter: at('09:35'),
    timeZone: 'Asia/Shanghai',
  } as const;

  it('keeps what was decided before, in the history and in the timeline', () => {
    const current = applyAll(triaged, retriage(triaged, request));
    const content = {
      from: 'high',
      to: 'urgent',
      reason: request.reason,
      newInformation: request.newInformation,
      dueBefore: at('09:30'),
      dueAfter: at('09:35'),
    };
    const [{ id: _, ...entry } = {}] = current.triage?.history ?? [];
    assert.deepEqual(entry, { at: at('09:20'), by, ...content });
    assert.equal(current.triage?.finalPriority, 'urgent');
    assert.deepEqual([current.triage.overrideReason, current.triage.approver], [request.reason, 'Zhao Min']);
    const { id: __, ...event } = lastEvent(current)!;
    assert.deepEqual(event, { type: 'retriaged', at: at('09:20'), by, ...content });
    const twice = applyAll(current, retriage(current, { ...request, finalPriority: 'high' }));
    assert.deepEqual(
      twice.triage?.history?.map(({ to }) => to),
      ['urgent', 'high'],
    );
  });

  it('moves a promise that the tool wrote, and no other', () => {
    const moved = applyAll(triaged, retriage(triaged, request));
    assert.equal(moved.intake?.commitment, 'First response by Mon, 16 Nov 2026, 09:35 GMT+8');
    assert.equal(moved.intake.commitmentDueAt, at('09:35'));
    const own = withValue(
      withValue(triaged, ['intake', 'commitment'], 'Soon'),
      ['intake', 'commitmentDueAt'],
      at('12:00'),
    );
    const kept = applyAll(own, retriage(own, request));
    assert.deepEqual([kept.intake?.commitment, kept.intake?.commitmentDueAt], ['Soon', at('12:00')]);
  });

  it('needs a decided priority, an open case and a reason', () => {
    for (const current of [fullCase(), fullCase({ status: 'accepted' }), fullCase({ status: 'closed' })])
      assert.throws(() => retriage(current, request), RangeError);
    assert.throws(() => retriage(triaged, { ...request, reason: ' ' }), RangeError);
  });
});

describe('other events', () => {
  const current = fullCase({ status: 'diagnosing' });

  it('count the first contact as the response, also after a reopening', () => {
    const reply = { by, at: at('09:10'), channel: 'phone' };
    const once = applyAll(current, logReply(current, reply));
    const twice = applyAll(once, logReply(once, reply));
    assert.deepEqual(
      twice.timeline?.slice(-2).map(({ type }) => type),
      ['firstResponse', 'replied'],
    );
    const reopened = go({ ...twice, status: 'resolved' }, ['reopen', { reason: 'It came back' }]);
    assert.equal(lastEvent(applyAll(reopened, logReply(reopened, reply)))?.type, 'firstResponse');
  });

  it('escalate and link', () => {
    const escalated = applyAll(
      current,
      escalate(current, {
        by,
        at: at('10:00'),
        level: 'functional',
        to: 'Network',
        reason: 'Routing',
        group: 'Network',
      }),
    );
    assert.equal(escalated.triage?.group, 'Network');
    assert.deepEqual([lastEvent(escalated)?.level, lastEvent(escalated)?.to], ['functional', 'Network']);
    const linked = applyAll(
      current,
      linkCase(current, { by, at: at('10:00'), target: 'TS-20261116-00000', relation: 'followUp' }),
    );
    assert.equal(lastEvent(linked)?.relation, 'followUp');
  });
});

describe('any sequence of transitions', () => {
  const statuses = ['draft', 'accepted', 'triaged', 'analysing', 'executing', 'verifying', 'resolved', 'onHold'];
  const start = fc.record({
    status: fc.constantFrom(...statuses),
    priority: fc.constantFrom('urgent', 'high'),
    requestType: fc.constantFrom('fault', 'question'),
    retest: fc.constantFrom('passed', 'failed'),
    bare: fc.boolean(),
  });
  const choices = fc.array(fc.record({ pick: fc.nat(20), override: fc.boolean() }), { maxLength: 25 });

  it('stays within the table, only adds to the timeline, and can be taken back step by step', function () {
    this.timeout(30_000);
    fc.assert(
      fc.property(start, choices, ({ status, priority, requestType, retest, bare }, picks) => {
        const whole = fullCase({ status });
        let current: Case = bare
          ? { formatVersion: 1, number: whole.number, title: '', status }
          : withValue(
              withValue(
                withValue(whole, ['triage', 'finalPriority'], priority),
                ['triage', 'requestType'],
                requestType,
              ),
              ['plan', 'verification', 'retest'],
              retest,
            );
        picks.forEach(({ pick, override }, minute) => {
          const offered = offeredTransitions(current);
          const id = offered[pick % offered.length]?.id;
          if (id === undefined) {
            assert.ok(!isOpen(current.status));
            return;
          }
          const moment = toMoment(later + minute * 60_000, 480);
          const given = {
            reason: 'Because',
            holdReason: 'appointment',
            nextReviewAt: at('18:00', 30).replace('2026', '2027'),
            target: 'TS-20261116-00000',
          };
          const attempt = { by, at: moment, promised, silenceOverAt: moment, ...given };
          let edits;
          try {
            edits = performTransition(current, id, override ? { ...attempt, override: 'Must go on' } : attempt);
          } catch (error) {
            assert.ok(error instanceof TransitionRefused && !override && error.problems.length > 0);
            return;
          }
          assert.deepEqual(applyAndUndo(current, edits), current);
          const next = applyAll(current, edits);
          assert.ok(isAllowed(current.status, next.status), `${current.status} → ${next.status}`);
          assert.deepEqual(next.timeline?.slice(0, current.timeline?.length ?? 0), current.timeline ?? []);
          const event = statusEvents(next).at(-1);
          assert.deepEqual([event?.from, event?.to, event?.at], [current.status, next.status, moment]);
          for (const added of next.timeline ?? []) assert.ok(knownEvent(added), added.type);
          current = next;
        });
      }),
      { numRuns: 300 },
    );
  });

  it('writes its edits in the order that the store applies', () => {
    const edits = performTransition(fullCase({ status: 'accepted' }), 'triage', { by, at: at('09:30'), promised });
    assert.deepEqual(
      edits.map((edit) => edit.path.join('.')),
      ['status', 'intake.commitment', 'intake.commitmentDueAt', 'timeline'],
    );
    assert.ok(ms(at('09:30')) > 0);
  });
});
