import assert from 'node:assert/strict';
import { executionOf } from '../../../src/domain/execution.ts';

const plan = (...steps: Record<string, unknown>[]) => ({
  plan: { steps: steps.map((step, index) => ({ id: `s${index + 1}`, estimatedMinutes: 10, ...step })) },
});

describe('Execution of a plan', () => {
  it('counts what is done and adds up what is left', () => {
    const state = executionOf(plan({ outcome: 'succeeded' }, {}, { estimatedMinutes: undefined }));
    assert.deepEqual([state.done, state.remainingMinutes, state.withoutEstimate, state.next?.id], [1, 10, 1, 's2']);
    assert.equal(state.stoppedAt, undefined);
  });

  it('stops at a failure until the next step is begun', () => {
    for (const outcome of ['failed', 'rolledBack']) {
      assert.equal(executionOf(plan({ outcome }, {})).stoppedAt?.id, 's1');
      assert.equal(executionOf(plan({}, { outcome })).stoppedAt?.id, 's2', 'the last step too');
      assert.equal(executionOf(plan({ outcome }, { start: '2026-03-04T09:00:00+08:00' })).stoppedAt, undefined);
    }
    assert.equal(executionOf(plan({ outcome: 'skipped' }, {})).stoppedAt, undefined);
  });

  it('has nothing to do without steps', () => {
    const state = executionOf({});
    assert.deepEqual([state.steps.length, state.done, state.remainingMinutes, state.next], [0, 0, 0, undefined]);
  });
});
