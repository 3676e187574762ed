import { isSame } from './isSame.ts';

/** An item of a list whose items have ids. */
export type Item = Readonly<Record<string, unknown>>;
type Items = ReadonlyMap<string, Item>;

/**
 * The items that a merge keeps, by id: those of both sides, those that one side added, and those that one side removed
 * but the other changed.
 * @param mergeItem merges the versions of one item (base, mine, theirs)
 */
export function mergeItems(
  base: Items,
  mine: Items,
  theirs: Items,
  mergeItem: (id: string, base: unknown, mine: unknown, theirs: unknown) => unknown,
): Map<string, unknown> {
  const kept = new Map<string, unknown>();
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const was = base.get(id);
    const my = mine.get(id);
    const their = theirs.get(id);
    if (my && their) kept.set(id, mergeItem(id, was, my, their));
    else if (!was || !isSame(was, my ?? their)) kept.set(id, my ?? their);
  }
  return kept;
}

/**
 * The order of all ids of either side: mine, unless only the other side moved items; what the other side has besides goes
 * behind its own predecessor, and behind what I added there.
 */
export function mergeOrder(base: Items, mine: Items, theirs: Items): string[] {
  const isLead = isReordered(theirs, base) && !isReordered(mine, base);
  const [lead, other] = isLead ? [theirs, mine] : [mine, theirs];
  const order = [...lead.keys()];
  let previous: string | undefined;
  for (const id of other.keys()) {
    if (!lead.has(id)) {
      let at = previous === undefined ? 0 : order.indexOf(previous) + 1;
      const isAddedByLead = (next: string | undefined): boolean =>
        next !== undefined && lead.has(next) && !base.has(next) && !other.has(next);
      while (isAddedByLead(order[at])) at += 1;
      order.splice(at, 0, id);
    }
    previous = id;
  }
  return order;
}

/** Whether the items that the list shares with the base stand in another order than there. */
const isReordered = (items: Items, base: Items): boolean => {
  const shared = [...items.keys()].filter((id) => base.has(id));
  const before = [...base.keys()].filter((id) => items.has(id));
  return shared.some((id, index) => id !== before[index]);
};

/** A list of plain values, merged as a set; undefined when a value is no plain one or stands there twice. */
export function mergeSets(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] | undefined {
  if (![base, mine, theirs].every(isSetOfPlain)) return undefined;
  const kept = mine.filter((value) => theirs.includes(value) || !base.includes(value));
  return [...kept, ...theirs.filter((value) => !mine.includes(value) && !base.includes(value))];
}

const isSetOfPlain = (list: readonly unknown[]): boolean =>
  new Set(list).size === list.length && list.every((value) => typeof value !== 'object' || value === null);
