import { momentMs } from '../moment.ts';
import type { Priority } from '../records/codes.ts';

/**
 * No desk's records go back further: 1 January 1990, milliseconds since the epoch. Counting working time from the year 1 on would
 * take most of a second and mean nothing.
 */
export const earliestCountedMs = Date.UTC(1990, 0, 1);

/** What a case's timeline says that matters to the response clock. `at` is ISO 8601 with an offset. */
export type ClockEvent = { readonly at: string } & ClockEventContent;

type ClockEventContent =
  | { readonly kind: 'received' }
  /** The priority was decided, for the first time or again. */
  | { readonly kind: 'triaged' | 'retriaged'; readonly priority: Priority }
  /** On hold; the policy says whether this reason stops the clock. */
  | { readonly kind: 'held'; readonly reason: string }
  | { readonly kind: 'resumed' }
  /** The first human contact. Later contacts may be given too: the earliest counts. */
  | { readonly kind: 'firstResponse' }
  | { readonly kind: 'reopened' }
  /** Cancelled, merged, or closed in another way without a response. */
  | { readonly kind: 'ended' };

export type TimedEvent = ClockEventContent & { readonly ms: number };

/**
 * The events in the order of their moments. Branches that were merged leave them in any order; equal moments keep theirs.
 * What lies before the receipt is taken to have happened at the receipt.
 * @throws RangeError for an event whose `at` is no moment with an offset
 */
export function inOrder(events: readonly ClockEvent[]): readonly TimedEvent[] {
  const timed = events.map((event): TimedEvent => {
    const ms = momentMs(event.at);
    if (ms === undefined) throw new RangeError(`Not a moment with an offset: ${event.at}`);
    return { ...event, ms };
  });
  const received = timed.filter(({ kind }) => kind === 'received').sort(byTime)[0];
  if (!received) return [];
  const others = timed.filter(({ kind }) => kind !== 'received').sort(byTime);
  return [received, ...others.map((event) => ({ ...event, ms: Math.max(event.ms, received.ms) }))];
}

const byTime = (a: TimedEvent, b: TimedEvent): number => a.ms - b.ms;
