import type { Case } from '../case.ts';

/** Stands for "the root cause was not found" among the dimensions. */
export const causeNotFound = 'notFound';

/** The same few lists come back for thousands of cases. */
const known = new Map<string, readonly string[]>();
/** More combinations than the dimensions have come only from files that mean harm. */
const mostKnown = 200;

/**
 * The dimensions (people, machine, material, method, environment) of the root causes of an analysis: of the hypotheses that it
 * names as root cause, else of those that are confirmed. Each dimension once.
 */
export function causesOf({
  hypotheses,
  rootCause,
  notFound,
}: NonNullable<Case['rootCause']>): readonly string[] | undefined {
  const named = new Set(rootCause ?? []);
  const isCause = (hypothesis: NonNullable<typeof hypotheses>[number]): boolean =>
    named.size > 0 ? named.has(hypothesis.id) : hypothesis.verdict === 'confirmed';
  const found = new Set<string>();
  for (const hypothesis of hypotheses ?? [])
    if (hypothesis.dimension !== undefined && isCause(hypothesis)) found.add(hypothesis.dimension);
  if (found.size === 0) return notFound === true ? listOf([causeNotFound]) : undefined;
  return listOf([...found].sort());
}

function listOf(codes: readonly string[]): readonly string[] {
  const key = codes.join('\n');
  const list = known.get(key) ?? codes;
  if (known.size < mostKnown) known.set(key, list);
  return list;
}
