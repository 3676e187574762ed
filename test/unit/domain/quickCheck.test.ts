import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod';
import { caseSchema } from '../../../src/domain/case.ts';
import { applyEdit } from '../../../src/domain/edit.ts';
import { quickCheckOf } from '../../../src/domain/quickCheck.ts';
import { leafPaths, listPaths, sampleCase } from '../store/sampleCase.ts';

describe('quickCheckOf', () => {
  const check = quickCheckOf(caseSchema);
  const value = sampleCase();

  it('answers as zod does, whatever stands anywhere in a case', () => {
    const paths = [
      ...leafPaths(value),
      ...listPaths(value),
      ['intake'],
      ['plan'],
      ['intake', 'waived'],
      ['details', 'network', 'ip'],
    ];
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        undefined,
        [],
        {},
        [{}],
        [{ id: '' }],
        [{ id: 'x' }],
        '',
        0.5,
        -1,
        2 ** 60,
        null,
        true,
        ['a'],
        [1],
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), anything, (path, put) => {
        const changed = applyEdit(value, { type: 'set', path, value: put }).value;
        assert.equal(
          check(changed),
          caseSchema.safeParse(changed).success,
          `${path.join('.')} = ${JSON.stringify(put)}`,
        );
      }),
      { numRuns: 3_000 },
    );
    fc.assert(fc.property(fc.jsonValue(), (other) => assert.equal(check(other), caseSchema.safeParse(other).success)));
  });

  it('asks zod about what it does not know', () => {
    const even = quickCheckOf(z.looseObject({ n: z.int().refine((n) => n % 2 === 0), s: z.string().min(2).max(3) }));
    assert.ok(even({ n: 2, s: 'ab' }));
    assert.ok(!even({ n: 3, s: 'ab' }));
    assert.ok(!even({ n: 2, s: 'abcd' }));
  });

  it('refuses a declaration that would drop unknown keys', () => {
    assert.throws(() => quickCheckOf(z.object({})), TypeError);
  });
});
