import assert from 'node:assert/strict';
import { mapStack } from '../../host/mapStack.ts';

describe('mapStack', () => {
  it('keeps what no source map knows, and drops the frames of mocha', () => {
    const stack = [
      'Error: 10:30 is too late',
      '    at Context.<anonymous> (/somewhere/suites.cjs:12:3)',
      '    at Runner.runTest (/somewhere/node_modules/mocha/lib/runner.js:5:1)',
    ];
    assert.equal(mapStack(stack.join('\n')), stack.slice(0, 2).join('\n'));
  });
});
