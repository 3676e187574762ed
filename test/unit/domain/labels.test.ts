import assert from 'node:assert/strict';
import { changeLabels, labelBounds, labelProblem, tidyLabels } from '../../../src/domain/labels.ts';

describe('Labels', () => {
  it('are a set: each once, however it is written, without stray white space', () => {
    assert.deepEqual(tidyLabels([' vpn ', 'VPN', 'two  words', '', '财务', '财务']), ['vpn', 'two words', '财务']);
  });

  it('are put on and taken off whatever way they are written', () => {
    assert.deepEqual(changeLabels(['VPN', 'vip'], { add: ['Vip', 'new'], remove: ['vpn'] }), ['vip', 'new']);
    assert.deepEqual(changeLabels(['a'], {}), ['a']);
    // Replaced by another way of writing it.
    assert.deepEqual(changeLabels(['vpn'], { add: ['VPN'], remove: ['vpn'] }), ['VPN']);
  });

  it('have a bound, a name and no separator', () => {
    assert.equal(labelProblem('two words'), undefined);
    assert.equal(labelProblem('字'.repeat(labelBounds.letters)), undefined);
    for (const wrong of ['', '  ', 'a,b', '甲，乙', 'a;b', 'a\u0007b', 'x'.repeat(labelBounds.letters + 1)])
      assert.ok(labelProblem(wrong), wrong);
  });
});
