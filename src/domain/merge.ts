import type { Case } from './case.ts';
import { isSame } from './isSame.ts';
import { mergeItems, mergeOrder, mergeSets, type Item } from './mergeList.ts';
import { momentMs } from './moment.ts';

/** One value that both sides changed, each in its way. `mine` is in the merged case; absent means that a side took it out. */
export interface Conflict {
  /** Keys from the case down; a list item is named by its id. */
  readonly path: string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged<T> {
  readonly value: T;
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two versions of one case that grew out of `base`: field by field, list items by id, lists of plain values as
 * sets. What one side changed and the other left alone is taken; what both changed alike is taken once. An item that one
 * side changed and the other removed stays, so that no work is dropped. Anything else that both changed is a conflict.
 * Pure; the parts that did not change are shared with the arguments.
 */
export function mergeCases(base: Case, mine: Case, theirs: Case): Merged<Case> {
  const conflicts: Conflict[] = [];
  const value = mergeValues(base, mine, theirs, [], conflicts);
  // Both sides are cases, and each key comes whole from one of them or is merged from values of its kind.
  return { value: value as Case, conflicts };
}

function mergeValues(base: unknown, mine: unknown, theirs: unknown, path: string[], conflicts: Conflict[]): unknown {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
  if (isSame(base, mine)) return theirs;
  if (isObject(mine) && isObject(theirs))
    return mergeObjects(isObject(base) ? base : {}, mine, theirs, path, conflicts);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const merged = mergeLists(Array.isArray(base) ? base : [], mine, theirs, path, conflicts);
    if (merged) return merged;
  }
  conflicts.push({ path, mine, theirs });
  return mine;
}

function mergeObjects(
  base: Values,
  mine: Values,
  theirs: Values,
  path: string[],
  conflicts: Conflict[],
): Record<string, unknown> {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...keys]
      .map((key) => {
        const own = [base, mine, theirs].map((side) => (Object.hasOwn(side, key) ? side[key] : undefined));
        return [key, mergeValues(own[0], own[1], own[2], [...path, key], conflicts)] as const;
      })
      .filter(([, value]) => value !== undefined),
  );
}

/** @returns undefined for lists that cannot be merged item by item: no ids and not plain values, or the same one twice */
function mergeLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: string[],
  conflicts: Conflict[],
): unknown[] | undefined {
  const sides = [base, mine, theirs].map(asItems);
  const [baseItems, myItems, theirItems] = sides;
  if (!baseItems || !myItems || !theirItems) return mergeSets(base, mine, theirs);
  const survivors = mergeItems(baseItems, myItems, theirItems, (id, ...versions) =>
    mergeValues(...versions, [...path, id], conflicts),
  );
  const ordered = mergeOrder(baseItems, myItems, theirItems).flatMap((id) => survivors.get(id) ?? []);
  return path.length === 1 && path[0] === 'timeline' ? byMoment(ordered, baseItems) : ordered;
}

/** Events that the sides added, by their moments: a history reads in order. Events of the base keep their places. */
const byMoment = (events: readonly unknown[], base: ReadonlyMap<string, Item>): unknown[] => {
  const isAdded = (event: unknown): boolean => isObject(event) && !base.has(String(event.id));
  const atOf = (event: unknown): number => (isObject(event) ? (momentMs(event.at) ?? Infinity) : Infinity);
  const added = events.filter(isAdded).sort((one, other) => compare(atOf(one), atOf(other)));
  return [...events.filter((event) => !isAdded(event)), ...added];
};

const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

type Values = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items by id, in order; undefined when one has no id or two have the same. */
const asItems = (list: readonly unknown[]): ReadonlyMap<string, Item> | undefined => {
  const items = new Map<string, Item>();
  for (const item of list) {
    if (!isObject(item) || typeof item.id !== 'string' || items.has(item.id)) return undefined;
    items.set(item.id, item);
  }
  return items;
};
