import { runInWorker } from '../platform/runInWorker.ts';
import { dataOf, type Numbered, type Port, type Reply, type SearchReplies, type SearchRequest } from './serveSearch.ts';

/** The index in its thread, from the host's side. */
export class SearchClient {
  readonly #port: Port;
  readonly #abort = new AbortController();
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  /** Resolves, or fails, when the thread has ended. */
  readonly ended: Promise<void>;
  #ids = 0;
  #failure: Error | undefined;

  /** @param file the bundle of the worker */
  constructor(file: string) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.addEventListener('message', (event: object) => this.#take(dataOf(event) as Reply));
    port1.start();
    const options = { file, transfer: [port2], heapMB: 2_048, signal: this.#abort.signal };
    this.ended = runInWorker('search', { port: port2 }, options).then(
      () => this.#fail(new Error('The search has ended')),
      (error: unknown) => {
        this.#fail(error instanceof Error ? error : new Error(String(error)));
        throw error;
      },
    );
    this.ended.catch(() => undefined);
  }

  /** @throws an error when the thread has ended, or could not do it */
  ask<Type extends SearchRequest['type']>(
    request: Extract<SearchRequest, { type: Type }>,
  ): Promise<SearchReplies[Type]> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#ids += 1;
      this.#waiting.set(this.#ids, { resolve, reject });
      this.#port.postMessage({ id: this.#ids, request } satisfies Numbered);
    });
  }

  /** Ends the thread; the index in it is gone. */
  dispose(): void {
    if (this.#failure) return;
    this.#port.postMessage({ id: 0, request: { type: 'close' } } satisfies Numbered);
    this.#abort.abort();
    this.#fail(new Error('The search was closed'));
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.value as never);
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#port.close();
  }
}
