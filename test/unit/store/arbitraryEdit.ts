import fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { valueAt, type CaseEdit } from '../../../src/domain/edit.ts';
import { leafPaths, listPaths } from './sampleCase.ts';

/** Ids and fixed keys are not edited by anyone. */
const isEditable = (path: readonly string[]): boolean =>
  !['id', 'formatVersion', 'number', 'sha256', 'file', 'bytes'].includes(path.at(-1) ?? '') && path[0] !== '$schema';

/** Any edit that a person could make of the case; `by` keeps the ids of two people's items apart. */
export function arbitraryEdit(value: Case, by: string): fc.Arbitrary<CaseEdit> {
  const leaves = leafPaths(value).filter((path) => isEditable(path) && typeof valueAt(value, path) === 'string');
  const plainLists = leafPaths(value).filter((path) => Array.isArray(valueAt(value, path)) && path.length > 1);
  const lists = listPaths(value);
  const anyId = (path: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...idsAt(value, path));
  const set: fc.Arbitrary<CaseEdit> = fc.record({
    type: fc.constant('set' as const),
    // Often the same few fields, so that the two sides meet.
    path: fc.oneof(fc.constantFrom(...leaves), fc.constantFrom(...leaves.slice(0, 4))),
    value: fc.oneof({ weight: 4, arbitrary: fc.string({ maxLength: 8 }) }, fc.constantFrom('shared', '无')),
  });
  const unknownKey: fc.Arbitrary<CaseEdit> = fc.record({
    type: fc.constant('set' as const),
    path: fc.constantFrom(['future'], ['intake', 'future'], ['plan', 'nested', 'future']),
    value: fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.array(fc.integer({ max: 4, min: 0 }))),
  });
  const setList: fc.Arbitrary<CaseEdit> = fc.record({
    type: fc.constant('set' as const),
    path: fc.constantFrom(...plainLists),
    value: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
  });
  const inList: fc.Arbitrary<CaseEdit> = fc.constantFrom(...lists).chain((path) =>
    fc.oneof(
      fc
        .tuple(fc.option(anyId(path), { nil: null }), fc.integer({ min: 0, max: 9 }))
        .map(([after, n]) => ({ type: 'insert' as const, path, after, item: itemFor(path, `${by}${n}`) })),
      anyId(path).map((id) => ({ type: 'remove' as const, path, id })),
      fc
        .tuple(anyId(path), fc.option(anyId(path), { nil: null }))
        .map(([id, after]) => ({ type: 'move' as const, path, id, after })),
    ),
  );
  return fc.oneof({ weight: 4, arbitrary: set }, unknownKey, setList, { weight: 3, arbitrary: inList });
}

const idsAt = (value: Case, path: readonly string[]): string[] => {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.map((item: { id: string }) => item.id) : [];
};

const itemFor = (path: readonly string[], id: string): { id: string } & Record<string, unknown> => {
  if (path[0] === 'timeline') return { id, type: 'replied', at: '2024-01-02T12:00:00+08:00', by: id };
  if (path[0] !== 'evidence') return { id };
  return {
    id,
    kind: 'log',
    title: id,
    file: `evidence/${id}.txt`,
    bytes: 1,
    sha256: '0'.repeat(64),
    attachedAt: '2024-01-02T12:00:00+08:00',
    attachedBy: id,
  };
};
