import assert from 'node:assert/strict';
import { Emitter } from '../../../src/platform/event.ts';

describe('Emitter', () => {
  it('tells every listener, in order, until it is disposed', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.event((event) => heard.push(`1${event}`));
    emitter.event((event) => heard.push(`2${event}`));
    emitter.fire('a');
    first.dispose();
    emitter.fire('b');
    emitter.dispose();
    emitter.fire('c');
    assert.deepEqual(heard, ['1a', '2a', '2b']);
  });

  it('lets the same function listen twice, and stop once', () => {
    let count = 0;
    const emitter = new Emitter<void>();
    const listener = (): number => (count += 1);
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire();
    first.dispose();
    emitter.fire();
    assert.equal(count, 3);
  });

  it('may be listened to and left while it fires', () => {
    const heard: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => {
      heard.push('first');
      second.dispose();
      emitter.event(() => heard.push('late'));
    });
    const second = emitter.event(() => heard.push('second'));
    emitter.fire();
    assert.deepEqual(heard, ['first']);
  });

  it('keeps one faulty listener from the others', () => {
    const problems: unknown[] = [];
    const emitter = new Emitter<void>((error) => problems.push(error));
    let reached = false;
    emitter.event(() => {
      throw new Error('faulty');
    });
    emitter.event(() => (reached = true));
    emitter.fire();
    assert.ok(reached);
    assert.equal(problems.length, 1);
  });
});
