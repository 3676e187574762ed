/** No list of a case comes near this many items; a page that draws more of them would stand still. */
export const mostItems = 5_000;
/** No case is nested nearly as deep; what compares and writes cases follows every level. */
export const deepest = 100;

/** What is beyond all bounds in a value of a JSON file, and where. */
export type BeyondBounds =
  { readonly kind: 'tooDeep' } | { readonly kind: 'tooMany'; readonly path: readonly string[]; readonly count: number };

/** The first thing in a value of a JSON file that goes beyond what a case may hold. Takes time in proportion to the value's size. */
export function beyondBounds(value: unknown, levelsLeft = deepest): BeyondBounds | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (levelsLeft === 0) return { kind: 'tooDeep' };
  if (Array.isArray(value)) {
    if (value.length > mostItems) return { kind: 'tooMany', path: [], count: value.length };
    for (const item of value) {
      const found = beyondBounds(item, levelsLeft - 1);
      if (found) return found;
    }
    return undefined;
  }
  // `for in` makes no list of the keys: thousands of files are looked through at a start. What JSON gives inherits none.
  for (const key in value) {
    const found = beyondBounds(value[key as keyof typeof value], levelsLeft - 1);
    if (found) return found.kind === 'tooMany' ? { ...found, path: [key, ...found.path] } : found;
  }
  return undefined;
}
