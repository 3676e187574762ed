import assert from 'node:assert/strict';
import { applyEdit, type CaseEdit } from '../../src/domain/edit.ts';
import { executionOf } from '../../src/domain/execution.ts';
import { addContingency, chooseSolution, endStep, reopenStep, startStep } from '../../webview/execution/stepEdits.ts';
import { timelineEntries } from '../../webview/timeline/timelineEntries.ts';
import { procedureCase } from './procedureCase.ts';

const acting = { by: 'Wang Wu', at: '2026-03-04T11:00:00+08:00' };
const after = (current: ReturnType<typeof procedureCase>, edits: readonly CaseEdit[]) =>
  edits.reduce((value, edit) => applyEdit(value, edit).value, current);
const stepOf = (current: ReturnType<typeof procedureCase>, id: string) =>
  (current.plan?.steps ?? []).find((step) => step.id === id) ?? { id };

describe('Edits of carrying out a plan', () => {
  const current = procedureCase();

  it('keep what a person wrote about start and executor', () => {
    const begun = after(current, startStep(stepOf(current, 'p2'), acting));
    assert.equal(stepOf(begun, 'p2').start, acting.at);
    const later = { by: 'Li Wei', at: '2026-03-04T12:00:00+08:00' };
    const ended = stepOf(after(begun, endStep(stepOf(begun, 'p2'), 'succeeded', later)), 'p2');
    assert.deepEqual([ended.executor, ended.start, ended.end], ['Wang Wu', acting.at, later.at]);
    assert.equal(ended.outcome, 'succeeded');
  });

  it('leave the start when an outcome is taken back', () => {
    const open = stepOf(after(current, reopenStep(stepOf(current, 'p1'))), 'p1');
    assert.deepEqual([open.outcome, open.end], [undefined, undefined]);
    assert.ok(open.start);
  });

  it('put the contingency right behind the step that failed, and begin it', () => {
    const failed = after(current, endStep(stepOf(current, 'p2'), 'failed', acting));
    const wanted = { action: 'Switch over', expected: 'Works' };
    const { id, edits } = addContingency(stepOf(failed, 'p2'), wanted, acting);
    const going = after(failed, edits);
    assert.deepEqual(
      (going.plan?.steps ?? []).map((step) => step.id),
      ['p1', 'p2', id, 'p3'],
    );
    assert.equal(executionOf(going).stoppedAt, undefined);
    assert.equal(executionOf(going).next?.id, id);
  });

  it('choose one solution and skip what is left of the plan', () => {
    const failed = after(current, endStep(stepOf(current, 'p2'), 'failed', acting));
    const { solutions = [], steps = [] } = failed.plan ?? {};
    const going = after(failed, chooseSolution({ solutions, steps }, 's2', 'Not needed', acting));
    assert.deepEqual(
      (going.plan?.solutions ?? []).map(({ chosen }) => chosen),
      [undefined, true],
    );
    assert.deepEqual([stepOf(going, 'p3').outcome, stepOf(going, 'p3').actual], ['skipped', 'Not needed']);
    assert.equal(executionOf(going).stoppedAt, undefined);
  });
});

describe('Entries of the timeline', () => {
  it('are in the order of time; one without a time stays behind the one before it', () => {
    const entry = (id: string, at: string) => ({ id, type: 'replied', at, by: '' });
    const entries = timelineEntries({
      ...procedureCase(),
      evidence: [],
      timeline: [
        entry('late', '2026-03-04T10:00:00+08:00'),
        entry('none', 'yesterday'),
        entry('early', '2026-03-04T01:00:00Z'),
      ],
    });
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['early', 'late', 'none'],
    );
  });

  it('name evidence once, whether an event tells of it or not', () => {
    const evidence = timelineEntries(procedureCase()).filter(({ kind }) => kind === 'evidence');
    assert.deepEqual(
      evidence.map((entry) => [entry.event?.type, entry.evidence?.id]),
      [
        ['evidenceAttached', 'ev1'],
        [undefined, 'ev2'],
      ],
    );
  });
});
