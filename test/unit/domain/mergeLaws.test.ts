import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { isSame } from '../../../src/domain/isSame.ts';
import { mergeCases, type Conflict } from '../../../src/domain/merge.ts';
import { valuesOf } from '../../../src/domain/records/rules.ts';
import { sharedPart } from '../../../src/domain/sharedPart.ts';
import { sampleCase } from '../store/sampleCase.ts';

/** Few names and values, so that independent versions meet: equal, changed, removed, of another type, listed twice. */
const scalar = fc.constantFrom<unknown>('one', 'two', 'three', 4, true, null);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('object'), tie('items'), tie('values')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('tree'), { maxKeys: 3 }),
  items: fc.array(
    fc.tuple(fc.constantFrom('x', 'y', 'z'), tie('object')).map(([id, own]) => ({ ...valuesOf(own), id })),
    { maxLength: 4 },
  ),
  values: fc.array(scalar, { maxLength: 3 }),
}));
const versions = fc
  .array(fc.dictionary(fc.constantFrom('future', 'other', 'labels'), tree, { maxKeys: 3 }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((own): [Case, Case, Case] => {
    const [base = {}, mine = {}, theirs = {}] = own;
    // Values that the schema would refuse are merged all the same: a newer version may have written them.
    const asCase = (extra: object): Case => ({ ...sampleCase(), ...extra });
    return [asCase(base), asCase(mine), asCase(theirs)];
  });
const check = (law: (base: Case, mine: Case, theirs: Case) => void): void => {
  fc.assert(
    fc.property(versions, (sides) => law(...sides)),
    { numRuns: 400 },
  );
};

/** As the paths of conflicts name an item. */
const idOf = (item: unknown, index: number): string => {
  const { id } = valuesOf(item);
  return typeof id === 'string' ? id : String(index);
};

/** Every plain value under its path; list items by their id, values of plain lists by themselves. */
function leaves(value: unknown, path: readonly string[] = []): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path.join('/'), value]]);
  const isItems =
    Array.isArray(value) &&
    value.every((item) => typeof item === 'object' && item !== null) &&
    new Set(value.map(idOf)).size === value.length;
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [isItems ? idOf(item, index) : `=${JSON.stringify(item)}`, item])
    : Object.entries(value);
  return new Map(entries.flatMap(([key, inner]) => [...leaves(inner, [...path, key])]));
}
const names = (conflicts: readonly Conflict[], side: 'mine' | 'theirs'): Map<string, unknown> =>
  new Map(conflicts.flatMap((conflict) => [...leaves(conflict[side], conflict.path)]));

describe('Laws of merging, for any three versions', () => {
  it('drops nothing: what a side has and the base has not is in the result, or in a conflict on that side', () => {
    check((base, mine, theirs) => {
      const { value, conflicts } = mergeCases(base, mine, theirs);
      const [before, after] = [leaves(base), leaves(value)];
      for (const [side, own] of [
        ['mine', mine],
        ['theirs', theirs],
      ] as const) {
        const told = names(conflicts, side);
        for (const [path, leaf] of leaves(own)) {
          if (before.has(path) && before.get(path) === leaf) continue;
          const isKept = (after.has(path) && after.get(path) === leaf) || (told.has(path) && told.get(path) === leaf);
          assert.ok(isKept, `${side} ${path} = ${String(leaf)} is lost`);
        }
      }
    });
  });

  it('invents nothing: whatever is in the result stood in one of the versions', () => {
    check((base, mine, theirs) => {
      const known = [base, mine, theirs].map((side) => leaves(side));
      for (const [path, leaf] of leaves(mergeCases(base, mine, theirs).value))
        assert.ok(
          known.some((side) => side.has(path) && side.get(path) === leaf),
          `${path} comes from nowhere`,
        );
    });
  });

  it('is symmetric: the same conflicts, mirrored', () => {
    check((base, mine, theirs) => {
      const key = ({ path, ...sides }: Conflict): string => JSON.stringify([path, sides]);
      const one = mergeCases(base, mine, theirs).conflicts.map(key);
      const other = mergeCases(base, theirs, mine).conflicts.map(({ path, mine: theirs, theirs: mine }) =>
        key({ path, mine, theirs }),
      );
      assert.deepEqual(one.sort(), other.sort());
    });
  });

  it('has identity: a side that changed nothing leaves the other as it is', () => {
    check((base, mine) => {
      assert.ok(isSame(mergeCases(base, mine, base), { value: mine, conflicts: [] }));
      assert.ok(isSame(mergeCases(base, base, mine), { value: mine, conflicts: [] }));
      assert.ok(isSame(mergeCases(base, mine, mine), { value: mine, conflicts: [] }));
    });
  });

  it('is idempotent: a result merged with a side again is settled, and stays as it is', () => {
    check((base, mine, theirs) => {
      const { value } = mergeCases(base, mine, theirs);
      assert.ok(isSame(mergeCases(theirs, value, theirs), { value, conflicts: [] }));
      assert.ok(isSame(mergeCases(mine, value, mine), { value, conflicts: [] }));
    });
  });

  it('leaves its arguments alone', () => {
    check((base, mine, theirs) => {
      const before = JSON.stringify([base, mine, theirs]);
      mergeCases(base, mine, theirs);
      assert.equal(JSON.stringify([base, mine, theirs]), before);
    });
  });

  it('knows what two versions share: all that is in it is in both, and a version shares all with itself', () => {
    check((base, mine, theirs) => {
      const [one, other] = [leaves(mine), leaves(theirs)];
      for (const [path, leaf] of leaves(sharedPart(mine, theirs)))
        assert.ok(one.get(path) === leaf && other.get(path) === leaf, path);
      assert.ok(isSame(sharedPart(base, base), base));
    });
  });
});
