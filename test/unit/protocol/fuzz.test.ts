import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openChannel, type Pipe } from '../../../src/protocol/channel.ts';
import { panelEventSchema, panelRequestSchema } from '../../../src/protocol/messages.ts';

/** Two ends of one pipe in this process. What goes in is cloned as between a page and its host. */
function connected(): { page: Pipe; host: Pipe } {
  const listeners = { page: new Set<(message: unknown) => void>(), host: new Set<(message: unknown) => void>() };
  const end = (own: 'page' | 'host', other: 'page' | 'host'): Pipe => ({
    post: (message) => {
      for (const listen of listeners[other]) listen(structuredClone(message));
    },
    listen: (onMessage) => {
      listeners[own].add(onMessage);
      return () => void listeners[own].delete(onMessage);
    },
  });
  return { page: end('page', 'host'), host: end('host', 'page') };
}

/** Anything, and things that look like messages. */
const anything = fc.oneof(
  fc.anything(),
  fc.record({
    frame: fc.constantFrom('request', 'reply', 'failure', 'event', 'other'),
    id: fc.oneof(fc.integer(), fc.anything()),
    body: fc.oneof(
      fc.record({ type: fc.constantFrom('edit', 'ready', 'run', 'state', 'reveal', 'openLink', 'saveFile') }),
      fc.anything(),
    ),
    message: fc.oneof(fc.string(), fc.anything()),
  }),
);
const cloneable = (message: unknown): boolean => {
  try {
    structuredClone(message);
    return true;
  } catch {
    return false;
  }
};

describe('Messages between panel and extension, whatever they are', () => {
  it('are refused or answered, never thrown at whoever listens', async () => {
    await fc.assert(
      fc.asyncProperty(anything.filter(cloneable), async (message) => {
        const { page, host } = connected();
        const problems: unknown[] = [];
        const channel = openChannel(host, {
          onRequest: (body) => panelRequestSchema.parse(body).type,
          onEvent: (body) => void panelEventSchema.parse(body),
          onProblem: (error) => problems.push(error),
        });
        page.post(message);
        // And the next proper one is answered as if nothing had been.
        const asking = openChannel(page, {
          onRequest: () => undefined,
          onEvent: () => undefined,
          onProblem: () => undefined,
        });
        assert.equal(await asking.request({ type: 'ready' }), 'ready');
        channel.dispose();
        asking.dispose();
      }),
      { numRuns: 500 },
    );
  });

  it('are not taken for edits, commands or links that they are not', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const parsed = panelRequestSchema.safeParse(body);
        if (!parsed.success) return;
        if (parsed.data.type === 'run') assert.match(parsed.data.command, /^casebook\.[A-Za-z]+$/);
      }),
    );
    for (const command of ['workbench.action.quit', 'casebook.newCase; x', 'vscode.open', ''])
      assert.equal(panelRequestSchema.safeParse({ type: 'run', command }).success, false, command);
  });
});
