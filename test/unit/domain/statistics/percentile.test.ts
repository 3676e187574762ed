import assert from 'node:assert/strict';
import { percentile } from '../../../../src/domain/statistics/percentile.ts';

describe('percentile', () => {
  it('gives the usual median, and in between what a spreadsheet gives', () => {
    assert.equal(percentile([1, 2, 9], 0.5), 2);
    assert.equal(percentile([1, 2, 3, 9], 0.5), 2.5);
    assert.equal(percentile([1, 2, 3, 4, 5], 0.9), 4.6);
    assert.equal(percentile([7], 0.9), 7);
  });

  it('has nothing to say about nothing', () => assert.equal(percentile([], 0.5), undefined));
});
