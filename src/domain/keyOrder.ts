import * as z from 'zod';

/** The order of the keys of a value, read off its schema, so that there is no second list of them. */
export interface KeyOrder {
  /** Known keys in declaration order, each with the order inside its value. */
  readonly keys?: ReadonlyMap<string, KeyOrder>;
  /** The order inside each item of a list. */
  readonly item?: KeyOrder;
}

const leaf: KeyOrder = {};

/** The key order that a schema declares; a schema other than an object or a list has none. */
export function keyOrderOf(schema: unknown): KeyOrder {
  if (schema instanceof z.ZodOptional) return keyOrderOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return { item: keyOrderOf(schema.element) };
  if (schema instanceof z.ZodObject)
    return { keys: new Map(Object.entries(schema.shape).map(([key, value]) => [key, keyOrderOf(value)])) };
  return leaf;
}

/** The value with its keys in order: known keys as declared, unknown ones behind them as they came. Nothing is left out. */
export function inOrder(value: unknown, order: KeyOrder = leaf): unknown {
  if (Array.isArray(value)) return order.item ? value.map((item: unknown) => inOrder(item, order.item)) : value;
  if (typeof value !== 'object' || value === null || !order.keys) return value;
  const own = new Map<string, unknown>(Object.entries(value));
  const known = [...order.keys].filter(([key]) => own.has(key));
  const unknown = [...own].filter(([key]) => !order.keys?.has(key));
  // `fromEntries` defines keys, it never assigns them: a key called __proto__ stays an ordinary key.
  return Object.fromEntries([...known.map(([key, inner]) => [key, inOrder(own.get(key), inner)] as const), ...unknown]);
}
