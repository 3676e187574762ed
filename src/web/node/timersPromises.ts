import { browserGlobals } from '../browserGlobals.ts';

/** Resolves after `ms` milliseconds. */
export const setTimeout = <T>(ms: number, value?: T): Promise<T | undefined> =>
  new Promise((resolve) => globalThis.setTimeout(() => resolve(value), ms));

/** Resolves when everything that waits had its turn: a message is delivered without the 4 ms that timers wait. */
export const setImmediate = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new browserGlobals.MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
