import { isSame } from './isSame.ts';

/**
 * What two values of JSON have in common: keys, and list items by their id, that both have, as far as they are the same;
 * `undefined` when that is nothing.
 */
export function sharedPart(one: unknown, other: unknown): unknown {
  if (isSame(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    const others = new Map(other.filter(isItem).map((item) => [item.id, item]));
    // An id that stands twice names nothing.
    if ([one, other].some((list) => new Set(list.filter(isItem).map(({ id }) => id)).size < list.length))
      return undefined;
    return one
      .filter(isItem)
      .filter(({ id }) => others.has(id))
      .map((item) => ({ ...Object(sharedPart(item, others.get(item.id))), id: item.id }) as unknown);
  }
  if (!isObject(one) || !isObject(other)) return undefined;
  const shared = Object.keys(one)
    .filter((key) => Object.hasOwn(other, key))
    .map((key) => [key, sharedPart(one[key], other[key])] as const);
  return Object.fromEntries(shared.filter(([, value]) => value !== undefined));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isItem = (value: unknown): value is { readonly id: string } => isObject(value) && typeof value.id === 'string';
