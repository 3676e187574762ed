import assert from 'node:assert/strict';
import { caseSchema, type Case } from '../../../../src/domain/case.ts';
import { applyEdit, type CaseEdit } from '../../../../src/domain/edit.ts';
import { linksOf } from '../../../../src/domain/caseHistory.ts';
import { outcomeOf } from '../../../../src/domain/similar/outcome.ts';
import {
  draftOffers,
  draftParts,
  solutionDraft,
  type DraftPart,
} from '../../../../src/domain/similar/solutionDraft.ts';

const source: Case = {
  formatVersion: 1,
  number: 'TS-20260101-AAAAA',
  title: 'ERP cannot connect to its database',
  status: 'closed',
  rootCause: {
    hypotheses: [
      {
        id: 'h1',
        dimension: 'people',
        cause: 'Wrong password',
        check: 'Sign in by hand',
        verdict: 'ruledOut',
        reason: 'It works',
        by: 'Li',
      },
      {
        id: 'h2',
        dimension: 'method',
        cause: 'Listener not started',
        check: 'lsnrctl status',
        verdict: 'confirmed',
        reason: 'It was down',
        by: 'Li',
        evidence: ['e1'],
      },
    ],
    rootCause: ['h2'],
  },
  plan: {
    solutions: [
      {
        id: 's1',
        title: 'Start the listener',
        kind: 'quickRecovery',
        hypothesis: ['h2'],
        risk: ['none'],
        chosen: true,
        backupDone: true,
      },
      { id: 's2', title: 'Start it at boot', kind: 'longTermCure', risk: ['none'] },
    ],
    steps: [
      {
        id: 'p1',
        action: 'lsnrctl start',
        expected: 'Ready',
        owner: 'Li',
        estimatedMinutes: 5,
        outcome: 'succeeded',
        executor: 'Li',
        actual: 'Ready',
      },
      { id: 'p2', action: 'Reboot', expected: 'Up', owner: 'Li', estimatedMinutes: 15, outcome: 'skipped' },
    ],
    closure: { summary: 'The listener is started with the system now.' },
  },
};
const present: Case = {
  formatVersion: 1,
  number: 'TS-20261122-BBBBB',
  title: 'ERP is down',
  status: 'analysing',
  timeline: [],
};
const doing = { by: 'Wang', at: '2026-11-22T10:00:00+08:00', note: 'Its solution was used as a draft.' };
const after = (current: Case, edits: readonly CaseEdit[]): Case =>
  edits.reduce((value, edit) => applyEdit(value, edit).value, current);
const drafted = (current: Case, parts: readonly DraftPart[] = draftParts): Case =>
  after(current, solutionDraft(current, source, parts, doing));

describe('using the solution of a similar case as a draft', () => {
  it('tells what solved a case: the confirmed cause, the chosen solution, the steps that succeeded', () => {
    assert.deepEqual(outcomeOf(source), {
      causes: ['Listener not started'],
      solution: 'Start the listener',
      actions: ['lsnrctl start'],
      summary: 'The listener is started with the system now.',
    });
  });

  it('brings them marked with the number of the case, as what is still to be tested, chosen and done', () => {
    const { rootCause, plan } = drafted(present);
    const [hypothesis] = rootCause?.hypotheses ?? [];
    const [solution] = plan?.solutions ?? [];
    const [step] = plan?.steps ?? [];
    assert.deepEqual(
      { ...hypothesis, id: undefined },
      {
        id: undefined,
        dimension: 'method',
        cause: 'Listener not started [TS-20260101-AAAAA]',
        check: 'lsnrctl status',
        verdict: 'untested',
      },
    );
    assert.deepEqual(
      { ...solution, id: undefined },
      {
        id: undefined,
        title: 'Start the listener [TS-20260101-AAAAA]',
        kind: 'quickRecovery',
        risk: ['none'],
        hypothesis: [hypothesis?.id],
      },
    );
    assert.deepEqual(
      { ...step, id: undefined },
      { id: undefined, action: 'lsnrctl start [TS-20260101-AAAAA]', expected: 'Ready', estimatedMinutes: 5 },
    );
    assert.equal(plan?.steps?.length, 1);
    assert.deepEqual(
      linksOf(drafted(present)).map(({ number, relation }) => [number, relation]),
      [[source.number, 'related']],
    );
    assert.ok(caseSchema.safeParse(drafted(present)).success);
  });

  it('never changes what is there, and can be taken back as a whole', () => {
    const filled: Case = {
      ...present,
      rootCause: { hypotheses: [{ id: 'own', cause: 'Mine', verdict: 'untested' }], directCause: 'Mine too' },
      plan: {
        solutions: [{ id: 'own', title: 'My way', chosen: true }],
        steps: [{ id: 'own', action: 'My step', owner: 'Wang' }],
      },
    };
    assert.deepEqual(draftOffers(filled, source), [
      { part: 'hypotheses', count: 1, present: 1 },
      { part: 'solutions', count: 1, present: 1 },
      { part: 'steps', count: 1, present: 1 },
    ]);
    const result = drafted(filled);
    assert.deepEqual(result.rootCause?.hypotheses?.[0], filled.rootCause?.hypotheses?.[0]);
    assert.deepEqual(result.plan?.solutions?.[0], filled.plan?.solutions?.[0]);
    assert.deepEqual(result.plan?.steps?.[0], filled.plan?.steps?.[0]);
    assert.equal(result.rootCause?.directCause, 'Mine too');

    let back: Case = filled;
    const inverses: CaseEdit[] = [];
    for (const edit of solutionDraft(filled, source, draftParts, doing)) {
      const applied = applyEdit(back, edit);
      back = applied.value;
      inverses.unshift(applied.inverse);
    }
    assert.deepEqual(after(back, inverses), filled);
  });

  it('brings only the parts that were asked for, nothing twice, and no fourth solution', () => {
    assert.deepEqual(drafted(present, ['steps']).plan?.solutions, undefined);
    assert.deepEqual(draftOffers(drafted(present), source), []);
    const full: Case = {
      ...present,
      plan: {
        solutions: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B' },
          { id: 'c', title: 'C' },
        ],
      },
    };
    assert.deepEqual(
      draftOffers(full, source).map(({ part }) => part),
      ['hypotheses', 'steps'],
    );
  });
});
