import assert from 'node:assert/strict';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { gateProblems, offeredTransitions, type GateInput } from '../../../src/domain/gates.ts';
import { fieldAt } from '../../../src/domain/fieldAt.ts';
import { logReply } from '../../../src/domain/timelineEvents.ts';
import type { TransitionId } from '../../../src/domain/workflow.ts';
import { applyAll, at, fullCase, go, later, ms, withValue } from './fullCase.ts';

const missing = (current: Case, transition: TransitionId, given: GateInput = {}): string[] =>
  gateProblems(current, transition, later, given).map(({ path }) => path.join('.'));
const triaged = fullCase({ status: 'triaged' });
const answeredCase = (current: Case): Case =>
  applyAll(current, logReply(current, { by: 'Chen Jing', at: at('09:10') }));

describe('gates', () => {
  it('asks for record 1 before a case is accepted, the promise aside', () => {
    assert.deepEqual(missing(fullCase(), 'accept'), []);
    const empty = newCase({ title: '', author: 'Wang Fang', now: ms(at('09:00')) });
    const asked = missing(empty, 'accept');
    assert.deepEqual(asked, [
      'intake.channel',
      'intake.contact',
      'intake.occurredAt',
      'intake.system',
      'intake.verbatim',
      'intake.scope',
      'intake.reporterName',
    ]);
  });

  it('holds up a case whose record has an impossible value', () => {
    assert.deepEqual(missing(withValue(fullCase(), ['intake', 'occurredAt'], at('10:00')), 'accept'), [
      'intake.occurredAt',
    ]);
  });

  it('asks for record 2 at triage, but for the assignee, the promise and a response only at diagnosis', () => {
    const unassigned = withValue(fullCase({ status: 'accepted' }), ['triage', 'assignee']);
    assert.deepEqual(missing(unassigned, 'triage'), []);
    assert.deepEqual(missing(withValue(unassigned, ['triage', 'group']), 'triage'), ['triage.group']);
    assert.deepEqual(missing(unassigned, 'diagnose'), ['intake.commitment', 'triage.assignee', 'timeline']);
    const promised = withValue(triaged, ['intake', 'commitment'], 'Within 30 minutes');
    assert.deepEqual(missing(promised, 'diagnose'), ['timeline']);
    assert.deepEqual(missing(answeredCase(promised), 'diagnose'), []);
    assert.deepEqual(missing(promised, 'diagnose', { reason: 'The user asked not to be called' }), []);
  });

  it('asks for the block of the category before the analysis', () => {
    assert.deepEqual(missing(triaged, 'analyse'), []);
    const network = withValue(triaged, ['triage', 'category'], 'network');
    assert.deepEqual(
      missing(network, 'analyse'),
      ['ip', 'cableState', 'pingEvidence', 'tracertEvidence', 'specificSite'].map((key) => `details.network.${key}`),
    );
  });

  it('asks for record 4 and one chosen solution with owned, estimated steps before execution, not for what comes later', () => {
    const planned = withValue(fullCase({ status: 'analysing' }), ['plan'], {
      solutions: [{ id: 'sol1', title: 'Restart', kind: 'quickRecovery', risk: ['dataLoss'], chosen: true }],
      steps: [{ id: 'step1', action: 'Restart', expected: 'Runs', owner: 'Chen Jing', estimatedMinutes: 5 }],
    });
    assert.deepEqual(missing(planned, 'makeReady'), []);
    const noOwner = withValue(planned, ['plan', 'steps', 'step1', 'owner']);
    assert.deepEqual(missing(noOwner, 'makeReady'), ['plan.steps.step1.owner']);
    assert.deepEqual(missing(withValue(planned, ['plan', 'solutions', 'sol1', 'chosen'], false), 'makeReady'), [
      'plan.solutions',
    ]);
    assert.deepEqual(missing(withValue(planned, ['rootCause', 'rootCause']), 'makeReady'), ['rootCause.rootCause']);
  });

  it('asks for a contingency and a backup of the chosen solution before executing', () => {
    const solution = { id: 'sol1', title: 'Restore', kind: 'quickRecovery', risk: ['dataLoss'] };
    const withSolutions = (...solutions: object[]): Case =>
      withValue(fullCase({ status: 'ready' }), ['plan', 'solutions'], solutions);
    const path = 'plan.solutions.sol1';
    assert.deepEqual(missing(withSolutions({ ...solution, chosen: true }), 'execute'), [
      `${path}.contingency`,
      `${path}.backupDone`,
    ]);
    const undone = { ...solution, contingency: 'Restore again', backupDone: false };
    assert.deepEqual(missing(withSolutions({ ...undone, chosen: true }), 'execute'), [`${path}.backupDone`]);
    assert.deepEqual(missing(withSolutions({ ...undone, backupDone: true, chosen: true }), 'execute'), []);
    const other = { id: 'sol2', title: 'Wait', kind: 'longTermCure', risk: ['none'], chosen: true };
    assert.deepEqual(missing(withSolutions(solution, other), 'execute'), []);
  });

  it('asks for every outcome before verifying, and for a passed retest before resolving', () => {
    const executing = fullCase({ status: 'executing' });
    assert.deepEqual(missing(executing, 'verify'), []);
    assert.deepEqual(missing(withValue(executing, ['plan', 'steps', 'step1', 'outcome']), 'verify'), [
      'plan.steps.step1.outcome',
    ]);
    const verifying = fullCase({ status: 'verifying' });
    assert.deepEqual(missing(verifying, 'resolve'), []);
    const failed = withValue(verifying, ['plan', 'verification', 'retest'], 'failed');
    assert.deepEqual(missing(failed, 'resolve'), ['plan.verification.retest']);
    assert.deepEqual(missing(withValue(verifying, ['plan', 'verification']), 'resolve'), [
      'plan.verification.retest',
      'plan.verification.observationWindow',
      'plan.verification.tester',
    ]);
  });

  it('goes back to the analysis only after a failed step or retest', () => {
    assert.deepEqual(missing(fullCase({ status: 'executing' }), 'reanalyse'), ['plan.steps']);
    const verifying = fullCase({ status: 'verifying' });
    assert.deepEqual(missing(verifying, 'reanalyse'), ['plan.verification.retest']);
    assert.deepEqual(missing(withValue(verifying, ['plan', 'verification', 'retest'], 'failed'), 'reanalyse'), []);
    assert.deepEqual(
      missing(withValue(verifying, ['plan', 'steps', 'step1', 'outcome'], 'rolledBack'), 'reanalyse'),
      [],
    );
  });

  describe('closing', () => {
    const resolved = fullCase({ status: 'resolved' });
    const confirmation = ['plan', 'userConfirmation'];
    const says = (result: string): Case => withValue(resolved, [...confirmation, 'result'], result);

    it('takes the word of the user', () => {
      assert.deepEqual(missing(resolved, 'close'), []);
      assert.deepEqual(missing(withValue(resolved, confirmation), 'close'), ['plan.userConfirmation.result']);
      assert.deepEqual(missing(says('not'), 'close'), ['plan.userConfirmation.result']);
      assert.deepEqual(missing(says('partly'), 'close'), ['plan.closure.code']);
    });

    it('takes silence for a confirmation once the time is over', () => {
      const silent = withValue(resolved, confirmation);
      assert.deepEqual(missing(silent, 'close', { silenceOverAt: at('18:00', 30) }), []);
      assert.deepEqual(missing(silent, 'close', { silenceOverAt: at('18:01', 30) }), ['plan.userConfirmation.result']);
      assert.deepEqual(missing(says('noReply'), 'close', { silenceOverAt: at('18:00', 30) }), []);
      assert.deepEqual(missing(says('noReply'), 'close', { silenceOverAt: at('18:01', 30) }), [
        'plan.userConfirmation.result',
      ]);
    });

    it('wants the cause of a workaround found, or a case that follows it up', () => {
      const workaround = withValue(resolved, ['plan', 'closure', 'code'], 'workaround');
      assert.deepEqual(missing(workaround, 'close'), []);
      const open = withValue(workaround, ['rootCause', 'rootCause']);
      assert.deepEqual(missing(open, 'close'), ['timeline', 'rootCause.rootCause']);
      const link = {
        id: 'l1',
        type: 'linked',
        at: at('12:00'),
        by: 'A',
        target: 'TS-20261120-AAAAA',
        relation: 'followUp',
      };
      assert.deepEqual(missing({ ...open, timeline: [link] }, 'close'), []);
    });
  });

  describe('short cuts', () => {
    const begun = { hypotheses: fullCase().rootCause!.hypotheses };
    const offered = (triage: Case['triage'], status: string): string[] =>
      offeredTransitions({ ...fullCase({ status }), triage }).map(({ id }) => id);

    it('offers an answer to questions, improvements and password resets only', () => {
      for (const triage of [
        { requestType: 'question' },
        { requestType: 'improvement' },
        { subcategory: 'passwordReset' },
      ])
        assert.ok(offered(triage, 'triaged').includes('answer'));
      assert.ok(!offered({ requestType: 'fault' }, 'triaged').includes('answer'));
      assert.deepEqual(missing(fullCase({ plan: {} }), 'answer'), ['plan.closure.summary']);
      assert.deepEqual(missing(fullCase({ plan: {} }), 'answer', { answer: 'Use the other printer' }), []);
    });

    it('offers a quick recovery to urgent cases only, and asks for a plan of one', () => {
      assert.ok(offered({ finalPriority: 'urgent' }, 'analysing').includes('recoverQuickly'));
      assert.ok(!offered({ finalPriority: 'high' }, 'analysing').includes('recoverQuickly'));
      const current = fullCase({ status: 'analysing', rootCause: begun });
      assert.deepEqual(missing(current, 'recoverQuickly'), ['plan.solutions.sol1.kind']);
      assert.deepEqual(
        missing(withValue(current, ['plan', 'solutions', 'sol1', 'kind'], 'quickRecovery'), 'recoverQuickly'),
        [],
      );
    });

    it('closes a case that was only recovered as a workaround', () => {
      const urgent = withValue(
        fullCase({ status: 'analysing', rootCause: begun }),
        ['triage', 'finalPriority'],
        'urgent',
      );
      const planned = withValue(urgent, ['plan', 'solutions', 'sol1', 'kind'], 'quickRecovery');
      const resolved = go(planned, 'recoverQuickly', 'execute', 'verify', 'resolve');
      assert.deepEqual(missing(resolved, 'close').slice(0, 3), ['plan.closure.code', 'timeline', 'rootCause.methods']);
      assert.deepEqual(missing({ ...resolved, rootCause: fullCase().rootCause }, 'close'), []);
    });
  });

  it('links every item to a declared field or to the timeline, with a label and a message in both languages', () => {
    const empty = { ...newCase({ title: '', author: '', now: later }), triage: { category: 'software' } };
    const all: TransitionId[] = [
      'accept',
      'triage',
      'diagnose',
      'answer',
      'analyse',
      'makeReady',
      'execute',
      'verify',
      'resolve',
      'close',
    ];
    for (const id of all)
      for (const { path, label, message } of gateProblems(empty, id, later)) {
        assert.ok(path[0] === 'timeline' || fieldAt(path), path.join('.'));
        for (const words of [label, message]) assert.ok(words.en !== '' && words.zh !== '', path.join('.'));
      }
  });
});
