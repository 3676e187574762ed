import assert from 'node:assert/strict';
import { RefreshQueue } from '../../../src/platform/refreshQueue.ts';
import { waitUntil } from '../../host/waitUntil.ts';

describe('RefreshQueue', () => {
  const recorded = () => {
    const calls: (string | undefined)[] = [];
    const errors: unknown[] = [];
    const gate: { wait: Promise<void> } = { wait: Promise.resolve() };
    const queue = new RefreshQueue(
      {
        refresh: async (folder) => {
          calls.push(folder);
          await gate.wait;
          if (folder === 'bad') throw new Error('no');
        },
      },
      (error) => errors.push(error),
    );
    return { calls, errors, gate, queue };
  };

  it('reads a case once for a burst of events', async () => {
    const { calls, queue } = recorded();
    for (const folder of ['a', 'b', 'a', 'a']) queue.add(folder);
    await waitUntil('the reading', () => calls.length > 0);
    assert.deepEqual(calls, ['a', 'b']);
  });

  it('looks through all cases in one go when very many changed, or the folder itself', async () => {
    const many = recorded();
    for (let at = 0; at < 5_000; at += 1) many.queue.add(`case ${at}`);
    await waitUntil('the reading', () => many.calls.length > 0);
    assert.deepEqual(many.calls, [undefined]);
    const root = recorded();
    root.queue.add('a');
    root.queue.add(undefined);
    await waitUntil('the reading', () => root.calls.length > 0);
    assert.deepEqual(root.calls, [undefined]);
  });

  it('gathers what comes while it reads, and reads it afterwards', async () => {
    const { calls, gate, queue } = recorded();
    let open = (): void => undefined;
    gate.wait = new Promise((resolve) => (open = resolve));
    queue.add('a');
    await waitUntil('the first reading', () => calls.length === 1);
    queue.add('a');
    queue.add('b');
    queue.add('b');
    open();
    await waitUntil('the second reading', () => calls.length > 1);
    assert.deepEqual(calls, ['a', 'a', 'b']);
  });

  it('tells of a failure and goes on', async () => {
    const { calls, errors, queue } = recorded();
    queue.add('bad');
    await waitUntil('the failure', () => errors.length === 1);
    queue.add('good');
    await waitUntil('the next reading', () => calls.includes('good'));
  });

  it('reads nothing after it was disposed of', async () => {
    const { calls, queue } = recorded();
    queue.add('a');
    queue.dispose();
    queue.add('b');
    const later = recorded();
    later.queue.add('c');
    await waitUntil('a later reading elsewhere', () => later.calls.length === 1);
    assert.deepEqual(calls, []);
  });
});
