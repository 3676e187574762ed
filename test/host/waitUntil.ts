import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `condition` again and again until it answers something truthy; an exception counts as "not yet".
 *
 * @param what completes "Waited N ms for …" in the error
 * @param timeout milliseconds
 * @returns the truthy answer
 * @throws Error when time is up, with the last exception as its cause
 */
export async function waitUntil<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeout = 20_000,
): Promise<Exclude<Awaited<T>, false | 0 | '' | null | undefined>> {
  const end = performance.now() + timeout;
  let cause: unknown;
  do {
    try {
      const answer = await condition();
      if (answer) return answer as Exclude<Awaited<T>, false | 0 | '' | null | undefined>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await delay(50);
  } while (performance.now() < end);
  throw new Error(`Waited ${timeout} ms for ${what}`, { cause });
}
