import * as z from 'zod';

/** Whether a value of a JSON file passes a schema. */
export type QuickCheck = (value: unknown) => boolean;

/**
 * The answer of `schema.safeParse(value).success` for a value of a JSON file, without the copy that zod makes of it and
 * without the reasons: reading 10,000 cases spends a quarter of its time there otherwise. What is not known here is asked of
 * zod itself, and a test holds the two answers together.
 */
export function quickCheckOf(schema: unknown): QuickCheck {
  if (schema instanceof z.ZodOptional) {
    const inner = quickCheckOf(schema.unwrap());
    return (value) => value === undefined || inner(value);
  }
  if (schema instanceof z.ZodObject) return objectCheck(schema.shape, schema.def.catchall);
  if (schema instanceof z.ZodArray && !hasChecks(schema)) {
    const item = quickCheckOf(schema.element);
    return (value) => Array.isArray(value) && value.every(item);
  }
  if (schema instanceof z.ZodString) return stringCheck(schema);
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodNumber && !hasChecks(schema) && schema.format === null) return Number.isFinite;
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(quickCheckOf);
    return (value) => options.some((option) => option(value));
  }
  if (schema instanceof z.ZodLiteral) {
    const values: readonly unknown[] = [...schema.values];
    return (value) => values.includes(value);
  }
  if (schema instanceof z.ZodType) return (value) => schema.safeParse(value).success;
  throw new TypeError('Not a schema');
}

const hasChecks = (schema: z.ZodType): boolean => (schema.def.checks ?? []).length > 0;

function objectCheck(shape: Readonly<Record<string, unknown>>, catchall: unknown): QuickCheck {
  if (!(catchall instanceof z.ZodUnknown)) throw new TypeError('Case files keep unknown keys: declare a loose object');
  const entries = Object.entries(shape).map(([key, inner]) => [key, quickCheckOf(inner)] as const);
  return (value) => isRecord(value) && entries.every(([key, check]) => check(value[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function stringCheck(schema: z.ZodString): QuickCheck {
  const isPlain = !hasChecks(schema) && schema.format === null;
  if (isPlain) return (value) => typeof value === 'string';
  const { minLength, maxLength } = schema;
  const hasOnlyLengths = schema.format === null && maxLength === null && schema.def.checks?.length === 1;
  if (hasOnlyLengths && minLength !== null) return (value) => typeof value === 'string' && value.length >= minLength;
  return (value) => typeof value === 'string' && schema.safeParse(value).success;
}
