import * as z from 'zod';

/** Keys from the case down to a value; a list item is named by its id. `__proto__` and its like lead nowhere. */
const pathSchema = z
  .array(
    z
      .string()
      .min(1)
      .refine((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
  )
  .min(1)
  .max(12);
const itemSchema = z.looseObject({ id: z.string().min(1) });

/**
 * One change of a case. Items are named by id, so that an edit means the same after another person's change.
 * - `set` writes a value; `undefined` (absent) takes the key out.
 * - `insert` puts an item behind the item `after` of a list, or first when `after` is null.
 * - `remove` takes an item out; `move` puts it behind another.
 */
export const caseEditSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('set'), path: pathSchema, value: z.unknown().optional() }),
  z.object({ type: z.literal('insert'), path: pathSchema, after: z.string().nullable(), item: itemSchema }),
  z.object({ type: z.literal('remove'), path: pathSchema, id: z.string().min(1) }),
  z.object({ type: z.literal('move'), path: pathSchema, id: z.string().min(1), after: z.string().nullable() }),
]);
export type CaseEdit = z.infer<typeof caseEditSchema>;

/** The edit names a place that the case no longer has, e.g. an item that somebody else removed. */
export class EditTargetGone extends Error {
  override readonly name = 'EditTargetGone';
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    super(`The case has no ${path.join('.')}`);
    this.path = path;
  }
}

/**
 * Applies one edit without changing the given value; untouched parts are shared.
 * @returns the new value and the edit that takes this one back
 * @throws EditTargetGone when a list item on the path, or the item to remove or move, is not there
 */
export function applyEdit<T extends object>(root: T, edit: CaseEdit): { value: T; inverse: CaseEdit } {
  switch (edit.type) {
    case 'set': {
      const { value, before } = setAt(root, edit.path, edit.value, edit.path);
      return { value: value as T, inverse: { type: 'set', path: edit.path, value: before } };
    }
    case 'insert':
      return overList(root, edit.path, (items) => {
        if (items.some(({ id }) => id === edit.item.id)) throw new EditTargetGone([...edit.path, edit.item.id]);
        return {
          items: insertAfter(items, edit.item, edit.after),
          inverse: { type: 'remove', path: edit.path, id: edit.item.id },
        };
      });
    case 'remove':
      return overList(root, edit.path, (items) => {
        const { item, after, rest } = takeOut(items, edit.id, edit.path);
        return { items: rest, inverse: { type: 'insert', path: edit.path, after, item } };
      });
    case 'move':
      return overList(root, edit.path, (items) => {
        const { item, after, rest } = takeOut(items, edit.id, edit.path);
        return {
          items: insertAfter(rest, item, edit.after),
          inverse: { type: 'move', path: edit.path, id: edit.id, after },
        };
      });
  }
}

type Item = z.infer<typeof itemSchema>;
type Node = Record<string, unknown> | unknown[] | undefined;

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : undefined);

function setAt(
  node: unknown,
  path: readonly string[],
  value: unknown,
  whole: readonly string[],
): { value: unknown; before: unknown } {
  const [key, ...rest] = path;
  if (key === undefined) return { value, before: node };
  const at = asNode(node);
  if (Array.isArray(at)) {
    const index = at.findIndex((item: unknown) => (asNode(item) as { id?: unknown } | undefined)?.id === key);
    if (index < 0) throw new EditTargetGone(whole);
    const inner = setAt(at[index], rest, value, whole);
    return { value: at.with(index, inner.value), before: inner.before };
  }
  const own = at !== undefined && Object.hasOwn(at, key) ? at[key] : undefined;
  const inner = setAt(own, rest, value, whole);
  if (inner.value !== undefined) return { value: { ...at, [key]: inner.value }, before: inner.before };
  const { [key]: _, ...others } = at ?? {};
  return { value: others, before: inner.before };
}

function overList<T extends object>(
  root: T,
  path: readonly string[],
  change: (items: readonly Item[]) => { items: Item[]; inverse: CaseEdit },
): { value: T; inverse: CaseEdit } {
  const parsed = z.array(itemSchema).safeParse(valueAt(root, path) ?? []);
  if (!parsed.success) throw new EditTargetGone(path);
  const { items, inverse } = change(parsed.data);
  return { value: setAt(root, path, items, path).value as T, inverse };
}

/** The value at a path, or `undefined` when the path leads nowhere. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let node: unknown = root;
  for (const key of path) {
    const at = asNode(node);
    if (at === undefined) return undefined;
    node = Array.isArray(at)
      ? at.find((item: unknown) => (asNode(item) as { id?: unknown } | undefined)?.id === key)
      : Object.hasOwn(at, key)
        ? at[key]
        : undefined;
  }
  return node;
}

const insertAfter = (items: readonly Item[], item: Item, after: string | null): Item[] => {
  if (after === null) return [item, ...items];
  // The neighbour may have been removed by somebody else: the end of the list loses nothing.
  const index = items.findIndex(({ id }) => id === after);
  return index < 0 ? [...items, item] : items.toSpliced(index + 1, 0, item);
};

const takeOut = (
  items: readonly Item[],
  id: string,
  path: readonly string[],
): { item: Item; after: string | null; rest: Item[] } => {
  const index = items.findIndex((item) => item.id === id);
  const item = items[index];
  if (!item) throw new EditTargetGone([...path, id]);
  return { item, after: items[index - 1]?.id ?? null, rest: items.toSpliced(index, 1) };
};
