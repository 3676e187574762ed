import assert from 'node:assert/strict';
import { waitUntil } from '../../host/waitUntil.ts';

describe('waitUntil', () => {
  it('returns the first truthy answer', async () => {
    const answers = [undefined, 0, '', 'here', 'too late'];
    assert.equal(await waitUntil('an answer', () => answers.shift()), 'here');
  });

  it('takes an exception for "not yet"', async () => {
    let calls = 0;
    const answer = await waitUntil('an answer', () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    });
    assert.equal(answer, 3);
  });

  it('asks once even without time, and says what it waited for', async () => {
    assert.equal(await waitUntil('a moment', () => true, 0), true);
    await assert.rejects(
      waitUntil('the impossible', () => false, 0),
      /^Error: Waited 0 ms for the impossible$/,
    );
  });

  it('keeps the last exception as the cause', async () => {
    const cause = new Error('broken');
    await assert.rejects(
      waitUntil('the broken', () => Promise.reject(cause), 60),
      (error: Error) => error.cause === cause,
    );
  });
});
