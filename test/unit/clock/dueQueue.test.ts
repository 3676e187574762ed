import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DueQueue } from '../../../src/clock/dueQueue.ts';

describe('DueQueue', () => {
  it('does what a sorted map does, whatever is set, moved and taken out', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('set' as const),
        key,
        at: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      }),
      fc.record({ kind: fc.constant('take' as const), until: fc.integer({ min: 0, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new DueQueue();
        const model = new Map<string, number>();
        for (const action of steps) {
          if (action.kind === 'set') {
            queue.set(action.key, action.at);
            if (action.at === undefined) model.delete(action.key);
            else model.set(action.key, action.at);
          } else {
            const wanted = [...model].filter(([, at]) => at <= action.until);
            const taken = queue.takeUntil(action.until);
            assert.deepEqual(taken.toSorted(), wanted.map(([name]) => name).toSorted());
            const moments = taken.map((name) => model.get(name) ?? NaN);
            assert.deepEqual(
              moments,
              moments.toSorted((one, other) => one - other),
            );
            for (const name of taken) model.delete(name);
          }
          assert.equal(queue.size, model.size);
          assert.equal(queue.next(), model.size === 0 ? undefined : Math.min(...model.values()));
        }
      }),
    );
  });
});
