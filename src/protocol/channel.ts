import * as z from 'zod';

/** The pipe under a channel: `webview.postMessage` and its event, on either side. Messages are never trusted to be well formed. */
export interface Pipe {
  post(message: unknown): void;
  /** @returns a function that ends the listening */
  listen(onMessage: (message: unknown) => void): () => void;
}

const frameSchema = z.discriminatedUnion('frame', [
  z.object({ frame: z.literal('request'), id: z.int(), body: z.unknown() }),
  // A pipe that writes JSON leaves out a body that is undefined.
  z.object({ frame: z.literal('reply'), id: z.int(), body: z.unknown().optional() }),
  z.object({ frame: z.literal('failure'), id: z.int(), message: z.string() }),
  z.object({ frame: z.literal('event'), body: z.unknown() }),
]);
type Frame = z.infer<typeof frameSchema>;

/** The other side refused a request or did not answer in time. The message is for the user. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
}

export interface Channel {
  /** Asks the other side. @throws RequestFailed when its handler throws, or after `timeoutMs` without an answer */
  request(body: unknown, timeoutMs?: number): Promise<unknown>;
  /** Tells the other side, expecting no answer. */
  emit(body: unknown): void;
  dispose(): void;
}

export interface ChannelHandlers {
  /** Answers a request; whatever it throws becomes a failure at the other side. */
  onRequest(body: unknown): unknown;
  onEvent(body: unknown): void;
  /** A message that is none of this protocol, or a handler that threw. */
  onProblem(error: unknown): void;
}

/** A typed channel with replies over a message pipe; the same on both sides. Bodies are schema-checked by the handlers. */
export function openChannel(pipe: Pipe, handlers: ChannelHandlers): Channel {
  const waiting = new Map<number, { settle: (frame: Frame) => void; timer: ReturnType<typeof setTimeout> }>();
  let nextId = 0;

  const answer = async (id: number, body: unknown): Promise<void> => {
    try {
      pipe.post({ frame: 'reply', id, body: await handlers.onRequest(body) } satisfies Frame);
    } catch (error) {
      handlers.onProblem(error);
      pipe.post({
        frame: 'failure',
        id,
        message: error instanceof Error ? error.message : String(error),
      } satisfies Frame);
    }
  };

  const receive = (message: unknown): void => {
    const parsed = frameSchema.safeParse(message);
    if (!parsed.success) {
      handlers.onProblem(parsed.error);
      return;
    }
    const frame = parsed.data;
    switch (frame.frame) {
      case 'request':
        void answer(frame.id, frame.body);
        return;
      case 'event':
        try {
          handlers.onEvent(frame.body);
        } catch (error) {
          handlers.onProblem(error);
        }
        return;
      case 'reply':
      case 'failure':
        waiting.get(frame.id)?.settle(frame);
    }
  };
  const stop = pipe.listen(receive);

  return {
    request: (body, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        const end = (): void => {
          const entry = waiting.get(id);
          if (entry) clearTimeout(entry.timer);
          waiting.delete(id);
        };
        const timer = setTimeout(() => {
          end();
          reject(new RequestFailed('No answer in time'));
        }, timeoutMs);
        const settle = (frame: Frame): void => {
          end();
          if (frame.frame === 'failure') reject(new RequestFailed(frame.message));
          else resolve('body' in frame ? frame.body : undefined);
        };
        waiting.set(id, { settle, timer });
        pipe.post({ frame: 'request', id, body } satisfies Frame);
      }),
    emit: (body) => pipe.post({ frame: 'event', body } satisfies Frame),
    dispose: () => {
      stop();
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
