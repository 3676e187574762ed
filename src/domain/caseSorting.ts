import type { ListedCase } from './caseFilter.ts';
import type { Option } from './field.ts';
import { priorities } from './records/codes.ts';
import { text } from './text.ts';

/** In which order the cases of a group stand. */
export const caseOrders = [
  { code: 'due', label: text('Due time, then newest', '到期时间，其次最新受理') },
  { code: 'received', label: text('Received, newest first', '受理时间，从新到旧') },
  { code: 'oldest', label: text('Received, oldest first', '受理时间，从旧到新') },
  { code: 'updated', label: text('Last change, latest first', '最近变更，从新到旧') },
  { code: 'priority', label: text('Priority, then newest', '优先级，其次最新受理') },
  { code: 'title', label: text('Title', '标题') },
  { code: 'number', label: text('Case number', '案卷编号') },
] as const satisfies readonly Option[];
export type CaseOrder = (typeof caseOrders)[number]['code'];

/** A case with what it is sorted by, found out once and not at every comparison. */
interface Keyed<T> {
  readonly listed: T;
  readonly first: number;
  readonly received: number;
}

/**
 * Cases in an order; the same whatever order they come in. Of many, only the first ones can be asked for, which takes a
 * fraction of the time.
 */
export function sortCases<T extends ListedCase>(cases: Iterable<T>, order: CaseOrder, count = Infinity): T[] {
  const keyed: Keyed<T>[] = [];
  for (const listed of cases) {
    const received = time(listed.summary.receivedAt);
    keyed.push({ listed, received, first: order === 'received' ? -received : firstKey(listed, order, received) });
  }
  return firstOnes(keyed, count, comparison(order)).map(({ listed }) => listed);
}

type Compare<T> = (one: Keyed<T>, other: Keyed<T>) => number;

const time = (moment: string | undefined): number => Date.parse(moment ?? '') || 0;

function firstKey({ summary, dueAt }: ListedCase, order: CaseOrder, received: number): number {
  switch (order) {
    case 'due':
      return dueAt ?? Infinity;
    case 'oldest':
      return received;
    case 'updated':
      return -time(summary.updatedAt);
    case 'priority': {
      const rank = priorities.findIndex(({ code }) => code === summary.priority);
      return rank < 0 ? priorities.length : rank;
    }
    case 'received':
    case 'title':
    case 'number':
      return 0;
  }
}

const byTitle = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

function comparison<T extends ListedCase>(order: CaseOrder): Compare<T> {
  const byNumber: Compare<T> = ({ listed: { summary: one } }, { listed: { summary: other } }) =>
    one.number < other.number ? -1 : one.number > other.number ? 1 : 0;
  if (order === 'number') return byNumber;
  if (order === 'title')
    return (one, other) =>
      byTitle.compare(one.listed.summary.title, other.listed.summary.title) || byNumber(one, other);
  // Infinity minus Infinity is no number.
  return (one, other) =>
    one.first === other.first ? other.received - one.received || byNumber(one, other) : one.first - other.first;
}

/** The first ones of a sorted list, without sorting those that are not among them. */
function firstOnes<T>(items: T[], count: number, compare: (one: T, other: T) => number): T[] {
  if (items.length <= count * 4) return items.sort(compare).slice(0, count);
  const best = items.slice(0, count).sort(compare);
  for (let index = count; index < items.length; index += 1) {
    const item = items[index];
    const last = best.at(-1);
    if (item === undefined || (last !== undefined && compare(item, last) >= 0)) continue;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = best[middle];
      if (there !== undefined && compare(there, item) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, item);
    best.pop();
  }
  return best;
}
