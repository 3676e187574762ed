import { makeCase, seeded } from '../../../scripts/makeCases.ts';
import { applyEdit, EditTargetGone, type CaseEdit } from '../../../src/domain/edit.ts';
import type { Case } from '../../../src/domain/case.ts';

/** A believable case, far along, the same for the same seed. */
export const sampleCase = (seed = 1): Case => {
  for (let index = seed; ; index += 1) {
    const made = makeCase(index, seeded(index));
    if (made.status === 'closed' && (made.evidence?.length ?? 0) > 1) return made;
  }
};

/** Paths to the values that are no lists of items and no objects. */
export function leafPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (Array.isArray(value))
    return value
      .flatMap((item: unknown) => (hasId(item) ? leafPaths(item, [...path, item.id]) : []))
      .concat(value.some(hasId) ? [] : [[...path]]);
  if (typeof value !== 'object' || value === null) return [[...path]];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, [...path, key]));
}

/** Paths to the lists of items. */
export function listPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (Array.isArray(value)) return value.some(hasId) ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listPaths(inner, [...path, key]));
}

const hasId = (item: unknown): item is { id: string } => typeof item === 'object' && item !== null && 'id' in item;

/** Applies the edits that are possible; others name what an earlier one took away. */
export const applyAll = (value: Case, edits: readonly CaseEdit[]): Case =>
  edits.reduce((current, edit) => {
    try {
      return applyEdit(current, edit).value;
    } catch (error) {
      if (error instanceof EditTargetGone) return current;
      throw error;
    }
  }, value);
