import type { CaseEdit } from './edit.ts';
import type { Evidence } from './evidence.ts';
import { momentMs } from './moment.ts';

/** Orders by time: when it happened, or when it was attached. */
export const evidenceOrders = ['eventOldest', 'eventNewest', 'attachedOldest', 'attachedNewest'] as const;
export type EvidenceOrder = (typeof evidenceOrders)[number];

type Timed = Pick<Evidence, 'id' | 'attachedAt' | 'command'>;

/** When what the evidence shows happened, ISO 8601: the start of a command, else the moment when it was attached. */
export const eventTime = ({ command, attachedAt }: Omit<Timed, 'id'>): string =>
  command?.startedAt !== undefined && momentMs(command.startedAt) !== undefined ? command.startedAt : attachedAt;

/** The items in an order. Those of the same time, and those whose time cannot be read, keep their order; the latter come last. */
export function inOrder<T extends Timed>(items: readonly T[], order: EvidenceOrder): readonly T[] {
  const timeOf = (item: T): string => (order.startsWith('event') ? eventTime(item) : item.attachedAt);
  const sign = order.endsWith('Newest') ? -1 : 1;
  const timed = items.map((item) => ({ item, ms: momentMs(timeOf(item)) }));
  return timed
    .sort((one, other) => {
      if (one.ms === other.ms) return 0;
      if (one.ms === undefined || other.ms === undefined) return one.ms === undefined ? 1 : -1;
      return sign * (one.ms - other.ms);
    })
    .map(({ item }) => item);
}

/**
 * The edits that bring the evidence of a case into an order, with as few moves as can be, so that they merge well with
 * what others do meanwhile. None when it is in that order.
 */
export function orderEdits(items: readonly Timed[], order: EvidenceOrder): CaseEdit[] {
  const wanted = inOrder(items, order).map(({ id }) => id);
  const place = new Map(wanted.map((id, index) => [id, index]));
  const staying = longestRise(items.map(({ id }) => place.get(id) ?? 0));
  return wanted.flatMap((id, index): CaseEdit[] =>
    staying.has(index) ? [] : [{ type: 'move', path: ['evidence'], id, after: wanted[index - 1] ?? null }],
  );
}

/** The numbers of a longest rising subsequence of different numbers (patience sorting). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the position of the smallest number that a rise of that length can end with. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.add(numbers[at] ?? 0);
  return rise;
}
