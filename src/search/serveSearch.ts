import { SearchIndex, type SearchAnswer, type SearchDocument, type WantedEvidence } from './searchIndex.ts';

/** What the index is asked to do. */
export type SearchRequest =
  | { readonly type: 'load'; readonly stored: Uint8Array }
  | { readonly type: 'put'; readonly documents: readonly SearchDocument[] }
  | { readonly type: 'remove'; readonly kind: 'case' | 'article'; readonly keys: readonly string[] }
  | { readonly type: 'search'; readonly text: string; readonly most: number }
  | { readonly type: 'save' }
  | { readonly type: 'close' };

/** What comes back. `load` answers with the stamps of what the index holds, none when it could not be used. */
export interface SearchReplies {
  load: Readonly<Record<string, string>>;
  put: readonly WantedEvidence[];
  remove: undefined;
  /** `undefined` for a query that a later one has overtaken. */
  search: SearchAnswer | undefined;
  save: Uint8Array;
  close: undefined;
}
export interface Numbered {
  readonly id: number;
  readonly request: SearchRequest;
}
export type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

/** As much of a `MessagePort` as is needed; node's and the browser's have it both. */
export interface Port {
  postMessage(value: unknown, transfer?: readonly ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: object) => void): void;
  start?(): void;
  close(): void;
}

/** What a message of a port carries. */
export const dataOf = (event: object): unknown => ('data' in event ? event.data : undefined);

/**
 * Keeps the index of the search in a thread of its own, and answers what comes through the port until it is closed. A
 * query waits for nothing but the work that has begun; one that a later one has overtaken is not carried out.
 */
export function serveSearch({ port }: { port: Port }): Promise<void> {
  const index = new SearchIndex();
  let waiting: Numbered | undefined;
  const reply = (id: number, value: unknown, transfer: ArrayBuffer[] = []): void =>
    port.postMessage({ id, value } satisfies Reply, transfer);
  const answer = async (id: number, request: SearchRequest): Promise<void> => {
    switch (request.type) {
      case 'load': {
        reply(id, await load(index, request.stored));
        return;
      }
      case 'put': {
        reply(
          id,
          request.documents.flatMap((document) => index.put(document)),
        );
        return;
      }
      case 'remove':
        for (const key of request.keys) index.remove(request.kind, key);
        {
          reply(id, undefined);
          return;
        }
      case 'save': {
        const stored = await sealed(index.save());
        reply(id, stored, [stored.buffer]);
        return;
      }
      case 'search':
      case 'close':
        return;
    }
  };
  const guarded = (id: number, work: () => void | Promise<void>): Promise<void> =>
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        port.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Reply);
      });
  return new Promise((resolve) => {
    port.addEventListener('message', (event) => {
      // The other end is this product's own client.
      const { id, request } = dataOf(event) as Numbered;
      if (request.type === 'close') {
        port.close();
        resolve();
      } else if (request.type === 'search') {
        if (waiting) reply(waiting.id, undefined);
        else
          setTimeout(() => {
            const latest = waiting;
            waiting = undefined;
            if (latest?.request.type !== 'search') return;
            const { text, most } = latest.request;
            void guarded(latest.id, () => reply(latest.id, index.search(text, most)));
          }, 0);
        waiting = { id, request };
      } else void guarded(id, () => answer(id, request));
    });
    port.start?.();
  });
}

const hashBytes = 32;

/** The stored form: a hash, then the text; what was cut off or changed on disk is known by it. */
async function sealed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const body = new TextEncoder().encode(text);
  const whole = new Uint8Array(hashBytes + body.byteLength);
  whole.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  whole.set(body, hashBytes);
  return whole;
}

async function load(index: SearchIndex, stored: Uint8Array): Promise<Readonly<Record<string, string>>> {
  try {
    const body = stored.slice(hashBytes);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    if (hash.some((byte, at) => byte !== stored[at])) return {};
    index.load(new TextDecoder().decode(body));
    return index.stamps;
  } catch {
    // Of an older version, or spoiled: it is made again.
    return {};
  }
}
