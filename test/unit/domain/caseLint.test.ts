import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { lintCase } from '../../../src/domain/caseLint.ts';
import { offeredTransitions } from '../../../src/domain/gates.ts';
import { logReply } from '../../../src/domain/timelineEvents.ts';
import { performTransition } from '../../../src/domain/transitions.ts';
import type { TransitionId } from '../../../src/domain/workflow.ts';
import { applyAll, at, fullCase, go, later, withValue } from './fullCase.ts';

const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const found = (current: Case, now = later): string[] =>
  lintCase(current, now).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
/** A case as the product leaves it after these transitions. */
function walked(...ids: readonly TransitionId[]): Case {
  let current = fullCase();
  for (const id of ids) {
    if (id === 'diagnose') current = applyAll(current, logReply(current, { by: 'Chen Jing', at: at('09:20') }));
    current = go(current, [id, { promised, at: id === 'accept' || id === 'triage' ? at('09:10') : at('16:00') }]);
  }
  return current;
}
const toExecuting: readonly TransitionId[] = ['accept', 'triage', 'diagnose', 'analyse', 'makeReady', 'execute'];
const closed = walked(...toExecuting, 'verify', 'resolve', 'close');
const event = (id: string, more: object) => ({ id, by: 'Chen Jing', at: at('17:00'), type: 'replied', ...more });
const withEvent = (more: object): Case => ({ ...closed, timeline: [...(closed.timeline ?? []), event('x', more)] });

describe('case lint', () => {
  it('finds nothing in a case that went through the procedure, at any step of it', () => {
    for (let steps = 0; steps <= toExecuting.length; steps += 1)
      assert.deepEqual(found(walked(...toExecuting.slice(0, steps))), [], String(steps));
    assert.deepEqual(found(closed), []);
  });

  it('names fields that a status passed asks for, and no others', () => {
    assert.deepEqual(found(withValue(closed, ['intake', 'contact'])), ['warning missing intake.contact']);
    assert.deepEqual(found(withValue(closed, ['details', 'software', 'version'])), [
      'warning missing details.software.version',
    ]);
    assert.deepEqual(found(withValue(fullCase(), ['intake', 'contact'])), []);
    assert.deepEqual(found(withValue(walked('accept'), ['triage', 'category'])), []);
    const [one] = lintCase(withValue(closed, ['intake', 'contact']), later);
    assert.deepEqual(one?.message, { en: 'Missing (needed for “Accepted”)', zh: '未填写（“已受理”状态的要求）' });
    assert.equal(one.label.zh, '联系方式');
  });

  it('sees a status that is ahead of the records', () => {
    const ahead = found({ ...fullCase({ status: 'resolved', plan: {} }), timeline: [] });
    assert.ok(ahead.includes('error statusMismatch status'));
    assert.ok(ahead.includes('warning gateNotMet timeline'), 'no first response');
    assert.ok(
      ahead.includes('warning missing plan.solutions') && ahead.includes('warning missing plan.verification.retest'),
    );
    assert.deepEqual(found(withValue(closed, ['plan', 'verification', 'retest'], 'failed')), [
      'warning gateNotMet plan.verification.retest',
    ]);
  });

  it('is content with a reason given for a gate, and still says what is missing', () => {
    const bare = withValue(fullCase(), ['intake', 'contact']);
    const accepted = go(bare, ['accept', { override: 'Called from a meeting room' }]);
    assert.deepEqual(found(accepted), ['information overridden intake.contact']);
  });

  it('asks of a case on hold what the step before asked, and nothing of a cancelled one', () => {
    const held = go(walked('accept'), [
      'hold',
      { at: at('17:00'), holdReason: 'appointment', nextReviewAt: at('09:00', 17) },
    ]);
    assert.deepEqual(found(held), [
      'information reviewOverdue ' + `timeline.${held.timeline!.at(-1)!.id}.nextReviewAt`,
    ]);
    assert.deepEqual(found(withValue(held, ['intake', 'scope']), Date.parse(at('17:00'))), [
      'warning missing intake.scope',
    ]);
    const cancelled = go(walked('accept'), ['cancel', { at: at('17:00'), reason: 'Twice' }]);
    assert.deepEqual(found(withValue(cancelled, ['intake', 'scope'])), []);
  });

  it('does not ask an answered question for an analysis', () => {
    const question = withValue(fullCase({ plan: {} }), ['triage', 'requestType'], 'question');
    const answered = go(
      { ...question, details: {}, rootCause: {}, triage: { ...question.triage, finalPriority: 'low' } },
      ['accept', { at: at('09:10') }],
      ['triage', { at: at('09:10'), promised }],
      ['answer', { answer: 'Use the other printer' }],
    );
    assert.deepEqual(
      found(answered).filter((line) => line.startsWith('warning')),
      [],
    );
  });

  it('names impossible values and times whatever the status', () => {
    const draft = fullCase();
    assert.deepEqual(found(withValue(draft, ['intake', 'occurredAt'], at('10:00'))), [
      'error impossibleTime intake.occurredAt',
    ]);
    assert.deepEqual(found(withValue(draft, ['intake', 'channel'], 'pigeon')), ['error unknownCode intake.channel']);
    assert.deepEqual(found(withValue(draft, ['triage', 'affectedUsers'], 2000)), [
      'error invalidValue triage.affectedUsers',
    ]);
    const path = ['plan', 'steps', 'step1', 'end'];
    assert.ok(found(withValue(draft, path, at('10:00'))).includes('error impossibleTime plan.steps.step1.end'));
    assert.deepEqual(found(withValue(closed, ['plan', 'verification', 'at'], at('11:00'))), [
      'warning stepOrder plan.verification.at',
    ]);
    assert.deepEqual(found(withValue(closed, ['plan', 'userConfirmation', 'at'], at('11:10'))), [
      'warning stepOrder plan.userConfirmation.at',
    ]);
  });

  it('names steps that were carried out of their order', () => {
    const steps = closed.plan!.steps!;
    const open = { ...steps[0]!, id: 'step0', outcome: undefined };
    const early = { ...steps[0]!, id: 'step2', start: at('11:01'), end: at('11:06') };
    const codes = found(withValue(closed, ['plan', 'steps'], [open, ...steps, early]));
    assert.ok(codes.includes('warning stepOrder plan.steps.step1.outcome'));
    assert.ok(codes.includes('warning stepOrder plan.steps.step2.start'));
  });

  it('warns of evidence that nobody checked for secrets, and names what could not be checked', () => {
    const [item] = closed.evidence!;
    const { masking: _, ...unchecked } = item!;
    assert.deepEqual(found({ ...closed, evidence: [unchecked] }), ['warning unreviewedEvidence evidence.log1']);
    const picture = { ...item!, masking: { reviewed: false, count: 0 } };
    assert.deepEqual(found({ ...closed, evidence: [picture] }), ['information unreviewedEvidence evidence.log1']);
  });

  it('names causes without evidence, evidence without use, and references to nothing', () => {
    const uncited = found(withValue(closed, ['rootCause', 'hypotheses', 'hyp1', 'evidence'], []));
    assert.deepEqual(uncited, ['warning uncitedCause rootCause.hypotheses.hyp1.evidence']);
    const spare = { ...closed.evidence![0]!, id: 'log2' };
    assert.deepEqual(found({ ...closed, evidence: [...closed.evidence!, spare] }), [
      'information unusedEvidence evidence.log2',
      'error duplicateFile evidence.log2.file',
    ]);
    const { file: _, source: __, ...bare } = closed.evidence![0]!;
    const refers = (source?: { path: string }) =>
      found({ ...closed, evidence: [{ ...bare, ...(source && { source }) }] });
    assert.deepEqual(refers({ path: 'logs/app.log' }), []);
    assert.deepEqual(refers(), ['error brokenReference evidence.log1']);
    for (const outside of ['/var/log/app.log', 'C:\\logs\\app.log', '\\\\server\\share\\app.log'])
      assert.deepEqual(refers({ path: outside }), ['information brokenReference evidence.log1.source']);
    assert.deepEqual(found({ ...closed, evidence: [spare] }), [
      'error danglingReference details.software.errorEvidence',
      'error danglingReference rootCause.hypotheses.hyp1.evidence',
      'information unusedEvidence evidence.log2',
    ]);
    const gone = withEvent({ type: 'evidenceAttached', evidence: 'log9' });
    assert.deepEqual(found(gone), ['warning danglingReference timeline.x.evidence']);
    const removed = [...gone.timeline!, event('y', { type: 'evidenceRemoved', evidence: 'log9' })];
    assert.deepEqual(found({ ...gone, timeline: removed }), []);
  });

  it('names list items that cannot be told apart', () => {
    const twice = [...closed.plan!.steps!, closed.plan!.steps![0]!];
    assert.ok(found(withValue(closed, ['plan', 'steps'], twice)).includes('error duplicateId plan.steps.step1'));
  });

  it('checks the timeline against itself and against the case', () => {
    const at17 = { from: 'closed', to: 'diagnosing', type: 'statusChanged' };
    assert.deepEqual(found({ ...withEvent(at17), status: 'closed' }), [
      'warning impossibleTransition timeline.x',
      'error statusMismatch status',
    ]);
    assert.deepEqual(found(withEvent({ at: 'yesterday' })), ['error impossibleTime timeline.x.at']);
    assert.deepEqual(found(withEvent({ at: at('09:00', 30).replace('2026', '2027') })), [
      'warning impossibleTime timeline.x.at',
    ]);
    assert.deepEqual(found(withEvent({ at: at('08:00') })), ['warning impossibleTime timeline.x.at']);
    assert.deepEqual(found(withEvent({ at: at('09:05') })), ['warning eventOrder timeline.x.at']);
    assert.deepEqual(found(withEvent({ type: 'audited' })), ['information unknownCode timeline.x.type']);
    assert.deepEqual(found(withEvent({ type: 'escalated' })), ['warning invalidValue timeline.x']);
    assert.deepEqual(found(withEvent({ type: 'linked', target: closed.number, relation: 'related' })), [
      'warning danglingReference timeline.x.target',
    ]);
    assert.deepEqual(found(withEvent({ type: 'retriaged', from: 'high', to: 'urgent' })), [
      'warning priorityMismatch triage.finalPriority',
    ]);
    assert.ok(found({ ...closed, status: 'archived' }).includes('error unknownCode status'));
    assert.ok(found({ ...closed, status: 'resolved' }).includes('error statusMismatch status'));
  });

  it('says that a due time rests on unknown holidays', () => {
    const codes = lintCase(closed, later, { provisional: true }).map(({ code }) => code);
    assert.deepEqual(codes, ['unknownHolidays']);
  });

  it('never finds a status ahead of the records in what the product wrote without overriding', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 14 }), (picks) => {
        let current = fullCase({ timeline: [] });
        for (const [minute, pick] of picks.entries()) {
          const offered = offeredTransitions(current).filter(({ direction }) => direction !== 'out');
          const id = offered[pick % offered.length]?.id;
          if (id === undefined) break;
          const moment = at(`16:${String(minute).padStart(2, '0')}`);
          const given = { reason: 'Because', holdReason: 'appointment', nextReviewAt: at('18:00', 30) };
          try {
            current = applyAll(current, performTransition(current, id, { by: 'A', at: moment, promised, ...given }));
          } catch {
            continue;
          }
        }
        assert.deepEqual(
          found(current, Date.parse(at('17:00'))).filter((line) => !line.startsWith('information')),
          [],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('reads any file that can be read at all', () => {
    const words = fc.constantFrom('created', 'held', 'statusChanged', 'linked', 'draft', 'closed', '', at('10:00'));
    const list = fc.array(
      fc.record({ id: words, type: words, at: words, by: words, from: words, to: words, target: words }),
    );
    fc.assert(
      fc.property(list, words, (timeline, status) => {
        for (const { label, message } of lintCase({ ...closed, timeline, status }, later))
          for (const words of [label, message]) assert.ok(words.en !== '' && words.zh !== '');
      }),
    );
  });
});
