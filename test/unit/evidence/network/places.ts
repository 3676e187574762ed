import * as z from 'zod';

const place = z.looseObject({
  start: z.number(),
  end: z.number(),
  value: z.union([z.string(), z.number()]).optional(),
  address: z.string().optional(),
  raw: z.string().optional(),
  counted: z.literal(true).optional(),
});

/** A value or an address with its place in the text. */
export type Place = z.infer<typeof place>;

/** Every located value anywhere in the segments. */
export const placesOf = (root: unknown): readonly Place[] => {
  const found: Place[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const read = place.safeParse(node);
    if (read.success && (read.data.value ?? read.data.address ?? read.data.raw) !== undefined) found.push(read.data);
    for (const child of Object.values(node)) visit(child);
  };
  visit(root);
  return found;
};
