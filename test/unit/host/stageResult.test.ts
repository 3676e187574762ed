import assert from 'node:assert/strict';
import { countMocha, formatResults, succeeded, type StageResult } from '../../host/stageResult.ts';

const stage = (passed: number, failed: number, skipped = 0): StageResult => ({
  stage: 'some',
  passed,
  failed,
  skipped,
  seconds: 1,
});

describe('stageResult', () => {
  it('ends with the sum over all stages, alone on its line', () => {
    const text = formatResults([stage(3, 0), stage(10, 2), stage(0, 1)]);
    assert.equal(text.split('\n').at(-1), '13 passed, 3 failed');
  });

  it('shows skipped tests but counts them nowhere', () => {
    const text = formatResults([stage(3, 0, 4)]);
    assert.match(text, /4 skipped/);
    assert.equal(text.split('\n').at(-1), '3 passed, 0 failed');
  });

  it('counts a run without a summary as one failure', () => {
    assert.deepEqual(countMocha(undefined), { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a summary as it is', () => {
    const summary = { passed: 5, failed: 2, pending: 1, failures: ['a', 'b'], failedFiles: [] };
    assert.deepEqual(countMocha(summary), { passed: 5, failed: 2, skipped: 1 });
  });

  it('names what passed only at the second try, and still ends with the sum', () => {
    const text = formatResults([{ ...stage(3, 0), flaky: ['The tree opens a case'] }]);
    assert.match(text, /a race to be found\n {2}~ The tree opens a case/);
    assert.equal(text.split('\n').at(-1), '3 passed, 0 failed');
  });

  it('succeeds only when something passed and nothing failed', () => {
    assert.equal(succeeded([stage(1, 0), stage(0, 0)]), true);
    assert.equal(succeeded([stage(1, 0), stage(5, 1)]), false);
    assert.equal(succeeded([stage(0, 0)]), false);
    assert.equal(succeeded([]), false);
  });
});
