import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { applyEdit, valueAt, type CaseEdit } from '../../../src/domain/edit.ts';
import { isSame } from '../../../src/domain/isSame.ts';
import { mergeCases } from '../../../src/domain/merge.ts';
import { checkCase } from '../../../src/domain/parseCase.ts';
import { arbitraryEdit } from '../store/arbitraryEdit.ts';
import { applyAll, leafPaths, sampleCase } from '../store/sampleCase.ts';

const base = sampleCase();
const set = (value: Case, path: string[], to: unknown): Case =>
  applyEdit(value, { type: 'set', path, value: to }).value;
const edits = (by: string): fc.Arbitrary<CaseEdit[]> => fc.array(arbitraryEdit(base, by), { maxLength: 8 });
const twoSides = fc
  .tuple(edits('mine'), edits('theirs'))
  .map(([mine, theirs]) => ({ mine: applyAll(base, mine), theirs: applyAll(base, theirs) }));
const check = (law: (sides: { mine: Case; theirs: Case }) => void): void => {
  fc.assert(fc.property(twoSides, law), { numRuns: 300 });
};

/** Lists in an order that does not depend on who is "mine". */
const unordered = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const key = (item: unknown): string => JSON.stringify((item as { id?: unknown } | null)?.id ?? item);
    return value.map(unordered).sort((one, other) => (key(one) < key(other) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)]));
};
const assertSame = (actual: unknown, expected: unknown): void => {
  assert.ok(isSame(actual, expected), `${JSON.stringify(actual)}\nis not\n${JSON.stringify(expected)}`);
};

describe('mergeCases', () => {
  it('gives back the one side when the other changed nothing', () => {
    check(({ mine, theirs }) => {
      assertSame(mergeCases(base, base, theirs), { value: theirs, conflicts: [] });
      assertSame(mergeCases(base, mine, base), { value: mine, conflicts: [] });
      assertSame(mergeCases(base, mine, mine), { value: mine, conflicts: [] });
    });
  });

  it('is symmetric: the same conflicts the other way round, and the same value up to order and the conflicts', () => {
    check(({ mine, theirs }) => {
      const one = mergeCases(base, mine, theirs);
      const other = mergeCases(base, theirs, mine);
      const keyed = ({ path }: { path: string[] }): string => path.join('/');
      assertSame(one.conflicts.map(keyed).sort(), other.conflicts.map(keyed).sort());
      const settled = one.conflicts.reduce((value, conflict) => set(value, conflict.path, conflict.theirs), one.value);
      assertSame(unordered(settled), unordered(other.value));
    });
  });

  it('is idempotent: merging either side in again changes nothing', () => {
    check(({ mine, theirs }) => {
      const { value } = mergeCases(base, mine, theirs);
      assertSame(unordered(mergeCases(base, value, theirs).value), unordered(value));
      assertSame(unordered(mergeCases(base, mine, value).value), unordered(value));
      assertSame(mergeCases(theirs, value, theirs), { value, conflicts: [] });
    });
  });

  it('drops nothing of either side: it is in the value or among the conflicts', () => {
    check(({ mine, theirs }) => {
      const { value, conflicts } = mergeCases(base, mine, theirs);
      const isListed = (path: string[]): boolean =>
        conflicts.some((conflict) => conflict.path.every((key, index) => path[index] === key));
      for (const side of [mine, theirs])
        for (const path of leafPaths(side)) {
          const own = valueAt(side, path);
          if (isSame(own, valueAt(base, path)) || isListed(path)) continue;
          const merged = valueAt(value, path);
          if (Array.isArray(own) && Array.isArray(merged)) {
            const before = valueAt(base, path);
            const added = own.filter((item) => !Array.isArray(before) || !before.includes(item));
            assert.ok(
              added.every((item) => merged.includes(item)),
              path.join('.'),
            );
          } else assertSame(merged, own);
        }
    });
  });

  it('makes a case out of two cases', () => {
    check(({ mine, theirs }) => assert.equal(checkCase(mergeCases(base, mine, theirs).value).issue, undefined));
  });

  it('lists a field that both changed, with mine in place', () => {
    const { value, conflicts } = mergeCases(base, set(base, ['title'], 'Mine'), set(base, ['title'], 'Theirs'));
    assert.equal(value.title, 'Mine');
    assert.deepEqual(conflicts, [{ path: ['title'], mine: 'Mine', theirs: 'Theirs' }]);
  });

  it('names the list item in the path of a conflict', () => {
    const id = base.plan?.steps?.[1]?.id ?? '';
    const path = ['plan', 'steps', id, 'action'];
    const { conflicts } = mergeCases(base, set(base, path, 'Mine'), set(base, path, 'Theirs'));
    assert.deepEqual(conflicts, [{ path, mine: 'Mine', theirs: 'Theirs' }]);
  });

  it('keeps an item that one side changed and the other removed', () => {
    const [first] = base.plan?.steps ?? [];
    const id = first?.id ?? '';
    const mine = applyEdit(base, { type: 'remove', path: ['plan', 'steps'], id }).value;
    const theirs = set(base, ['plan', 'steps', id, 'action'], 'Changed meanwhile');
    for (const { value } of [mergeCases(base, mine, theirs), mergeCases(base, theirs, mine)])
      assert.equal(valueAt(value, ['plan', 'steps', id, 'action']), 'Changed meanwhile');
  });

  it('takes an item out that one side removed and the other left alone', () => {
    const id = base.evidence?.[0]?.id ?? '';
    const mine = applyEdit(base, { type: 'remove', path: ['evidence'], id }).value;
    const { value } = mergeCases(base, mine, set(base, ['title'], 'Other'));
    assert.equal(valueAt(value, ['evidence', id]), undefined);
  });

  it('keeps the events of both sides, in the order of their moments', () => {
    const event = (id: string, at: string): CaseEdit => ({
      type: 'insert',
      path: ['timeline'],
      after: base.timeline?.at(-1)?.id ?? null,
      item: { id, type: 'replied', at, by: id },
    });
    const mine = applyAll(base, [event('late', '2030-01-01T10:00:00Z')]);
    const theirs = applyAll(base, [event('early', '2030-01-01T09:00:00Z')]);
    for (const { value } of [mergeCases(base, mine, theirs), mergeCases(base, theirs, mine)])
      assert.deepEqual(
        value.timeline?.slice(-2).map(({ id }) => id),
        ['early', 'late'],
      );
  });

  it('takes over the order of the side that moved items, and puts added ones behind their predecessor', () => {
    const steps = base.plan?.steps ?? [];
    const [first, second, third] = steps.map(({ id }) => id);
    const path = ['plan', 'steps'];
    const mine = applyAll(base, [{ type: 'insert', path, after: first ?? null, item: { id: 'mine' } }]);
    const theirs = applyAll(base, [
      { type: 'move', path, id: third ?? '', after: null },
      { type: 'insert', path, after: second ?? null, item: { id: 'theirs' } },
    ]);
    const { value, conflicts } = mergeCases(base, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      value.plan?.steps?.map(({ id }) => id),
      [third, first, 'mine', second, 'theirs'],
    );
  });

  it('merges labels as a set and unknown keys as any other', () => {
    const labelled = { ...base, labels: ['a', 'b'], future: { x: 1 } };
    const mine = { ...labelled, labels: ['a', 'b', 'mine'], future: { x: 1, mine: true } };
    const theirs = { ...labelled, labels: ['b', 'theirs'], future: { x: 2 } };
    const { value, conflicts } = mergeCases(labelled, mine, theirs);
    assert.deepEqual(value.labels, ['b', 'mine', 'theirs']);
    assert.deepEqual(value.future, { x: 2, mine: true });
    assert.deepEqual(conflicts, []);
  });
});
