/** As much of a browser's worker as is used; the project's types are those of node, which has the same names for other things. */
interface BrowserGlobals {
  readonly Worker: new (url: string) => BrowserWorker;
  readonly MessageChannel: new () => { readonly port1: BrowserPort; readonly port2: BrowserPort };
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
interface BrowserWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  terminate(): void;
}
interface BrowserPort {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

export const browserGlobals = globalThis as unknown as BrowserGlobals;
