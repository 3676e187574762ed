import assert from 'node:assert/strict';
import { FirstDrawing } from '../../../src/platform/firstDrawing.ts';

describe('FirstDrawing', () => {
  it('tells the tree that there are cases, and the store when they are drawn', async () => {
    const first = new FirstDrawing();
    const order: string[] = [];
    const rested = first.rest().then(() => order.push('reading goes on'));
    await first.begun;
    first.asked();
    order.push('cases drawn');
    first.drawn();
    await rested;
    assert.deepEqual(order, ['cases drawn', 'reading goes on']);
  });

  it('does not wait for a view that nobody looks at', async () => {
    const start = performance.now();
    await new FirstDrawing().rest();
    assert.ok(performance.now() - start < 2_000);
  });

  it('waits longer for a view that was asked for, and not for ever for one whose groups are folded', async () => {
    const first = new FirstDrawing();
    const start = performance.now();
    const rested = first.rest();
    first.asked();
    await rested;
    assert.ok(performance.now() - start > 1_000);
  });
});
