import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  computePriority,
  computeScopeBand,
  countProblem,
  decidePriority,
  suggestByUrgency,
  type Criticality,
  type PriorityFacts,
  type ScopeBand,
} from '../../../src/domain/priority.ts';
import type { Priority } from '../../../src/domain/records/codes.ts';

const fromLowToUrgent: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];
const criticalities: readonly Criticality[] = ['nonCore', 'department', 'core'];
const bands: readonly ScopeBand[] = ['oneUser', 'under10', 'from10to50', 'from50', 'departmentStopped'];

const rank = (facts: PriorityFacts): number => {
  const decision = decidePriority({ requestType: 'fault', ...facts });
  assert.equal(decision.kind, 'decided');
  return fromLowToUrgent.indexOf(decision.priority);
};

/** 1 ≤ affected ≤ total, small enough to hit the limits often, and up to the largest exact number. */
const counts = fc
  .oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.maxSafeInteger().filter((total) => total > 0),
  )
  .chain((totalUsers) =>
    fc.record({ affectedUsers: fc.integer({ min: 1, max: totalUsers }), totalUsers: fc.constant(totalUsers) }),
  );

const anyFacts: fc.Arbitrary<Parameters<typeof computePriority>[0]> = fc.record(
  {
    requestType: fc.constantFrom('fault' as const, 'fault' as const, 'question' as const, 'improvement' as const),
    criticality: fc.constantFrom(...criticalities),
    affectedUsers: fc.integer({ min: -1, max: 30 }),
    totalUsers: fc.integer({ min: -1, max: 30 }),
    scopeBand: fc.constantFrom(...bands),
  },
  { requiredKeys: ['requestType', 'criticality'] },
);

describe('computePriority', () => {
  type Facts = Partial<Parameters<typeof computePriority>[0]>;
  const withCore = (facts: Facts) => ({ requestType: 'fault', criticality: 'core', ...facts }) as const;
  const vectors: readonly [string, Facts, Priority, string][] = [
    ['core 500/1000', { criticality: 'core', affectedUsers: 500, totalUsers: 1000 }, 'urgent', 'coreHalfOrMore'],
    ['core 499/1000', { criticality: 'core', affectedUsers: 499, totalUsers: 1000 }, 'high', 'tenthOrMore'],
    ['core 100/1000', { criticality: 'core', affectedUsers: 100, totalUsers: 1000 }, 'high', 'tenthOrMore'],
    ['core 99/1000', { criticality: 'core', affectedUsers: 99, totalUsers: 1000 }, 'medium', 'otherwise'],
    ['core 90/1000', { criticality: 'core', affectedUsers: 90, totalUsers: 1000 }, 'medium', 'otherwise'],
    ['core one user', { criticality: 'core', scopeBand: 'oneUser' }, 'medium', 'otherwise'],
    ['core, the only one affected', { criticality: 'core', affectedUsers: 1 }, 'medium', 'otherwise'],
    ['core 1/1', { criticality: 'core', affectedUsers: 1, totalUsers: 1 }, 'medium', 'otherwise'],
    ['core band from 50', { criticality: 'core', scopeBand: 'from50' }, 'urgent', 'coreHalfOrMore'],
    ['core department stopped', { criticality: 'core', scopeBand: 'departmentStopped' }, 'high', 'tenthOrMore'],
    ['department-level 80%', { criticality: 'department', affectedUsers: 8, totalUsers: 10 }, 'high', 'tenthOrMore'],
    ['non-core 100%', { criticality: 'nonCore', affectedUsers: 10, totalUsers: 10 }, 'medium', 'otherwise'],
    ['non-core, scope not known yet', { criticality: 'nonCore' }, 'medium', 'otherwise'],
    [
      'a question about a core system',
      { requestType: 'question', criticality: 'core', scopeBand: 'from50' },
      'low',
      'notAFault',
    ],
    ['an improvement, nothing else known', { requestType: 'improvement' }, 'low', 'notAFault'],
  ];
  for (const [name, facts, priority, rule] of vectors) {
    it(`${name}: ${priority}`, () => {
      assert.deepEqual(computePriority(withCore(facts)), { priority, rule });
    });
  }

  it('is the same as the form shows, wherever the form shows one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decidePriority(facts);
        if (decision.kind === 'invalid') {
          assert.throws(() => computePriority(facts), RangeError);
          return;
        }
        const { priority, rule } = computePriority(facts);
        const expected = decision.kind === 'decided' ? [decision.priority, decision.rule] : ['medium', 'otherwise'];
        assert.deepEqual([priority, rule], expected);
      }),
    );
  });

  it('takes a scope that nobody has given for one that matches no rule', () => {
    for (const facts of [{}, { affectedUsers: 3 }, { totalUsers: 3 }])
      assert.deepEqual(computePriority({ requestType: 'fault', criticality: 'core', ...facts }), {
        priority: 'medium',
        rule: 'otherwise',
      });
  });

  it('refuses counts that cannot be, and codes that are none', () => {
    const compute = (more: object) => () => computePriority({ requestType: 'fault', criticality: 'core', ...more });
    assert.throws(compute({ affectedUsers: 0, totalUsers: 0 }), /affectedBelowOne: 0 of 0/);
    assert.throws(compute({ affectedUsers: 1, totalUsers: 0 }), /RangeError.*totalBelowOne: 1 of 0/);
    assert.throws(compute({ criticality: 'nonCore', affectedUsers: 1, totalUsers: 0 }), RangeError);
    assert.throws(compute({ affectedUsers: 5, totalUsers: 4 }), /affectedAboveTotal: 5 of 4/);
    assert.throws(compute({ requestType: 'wish' }), /requestType: wish/);
    assert.throws(compute({ criticality: undefined }), /criticality: undefined/);
  });
});

describe('decidePriority', () => {
  it('says from which counts or band it was read', () => {
    assert.deepEqual(decidePriority({ requestType: 'fault', criticality: 'core', affectedUsers: 7, totalUsers: 10 }), {
      kind: 'decided',
      priority: 'urgent',
      rule: 'coreHalfOrMore',
      scope: { from: 'counts', band: 'from50', affectedUsers: 7, totalUsers: 10 },
    });
  });

  it('lets the counts overrule a band left over from before, but not "department stopped"', () => {
    const facts = { criticality: 'core', affectedUsers: 2, totalUsers: 1000 } as const;
    assert.equal(rank({ ...facts, scopeBand: 'from50' }), fromLowToUrgent.indexOf('medium'));
    assert.equal(rank({ ...facts, scopeBand: 'departmentStopped' }), fromLowToUrgent.indexOf('high'));
    assert.equal(
      rank({ ...facts, affectedUsers: 500, scopeBand: 'departmentStopped' }),
      fromLowToUrgent.indexOf('urgent'),
    );
  });

  it('names what is missing, in the order of the form, and only what can matter', () => {
    const missing = (facts: PriorityFacts): unknown => {
      const decision = decidePriority(facts);
      return decision.kind === 'incomplete' ? decision.missing : decision;
    };
    assert.deepEqual(missing({}), ['requestType', 'criticality', 'scopeBand']);
    assert.deepEqual(missing({ requestType: 'fault' }), ['criticality', 'scopeBand']);
    assert.deepEqual(missing({ requestType: 'fault', criticality: 'core' }), ['scopeBand']);
    assert.deepEqual(missing({ requestType: 'fault', criticality: 'core', affectedUsers: 3 }), ['totalUsers']);
    assert.deepEqual(missing({ requestType: 'fault', criticality: 'core', totalUsers: 3 }), ['affectedUsers']);
    assert.deepEqual(missing({ requestType: 'fault', scopeBand: 'oneUser' }), ['criticality']);
    assert.deepEqual(missing({ criticality: 'nonCore' }), ['requestType']);
  });

  it('refuses counts that cannot be, unless they cannot matter', () => {
    const facts = { affectedUsers: 5, totalUsers: 4 };
    assert.deepEqual(decidePriority({ requestType: 'fault', criticality: 'core', ...facts }), {
      kind: 'invalid',
      problem: 'affectedAboveTotal',
    });
    assert.equal(decidePriority({ requestType: 'question', ...facts }).kind, 'decided');
  });

  it('never falls when more users are affected or the system matters more', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(2), fc.nat(2), ({ affectedUsers, totalUsers }, more, low, high) => {
        const [lesser, greater] = [Math.min(low, high), Math.max(low, high)].map((index) => criticalities[index]!);
        const affectedMore = Math.min(totalUsers, affectedUsers + more);
        assert.ok(
          rank({ criticality: lesser!, affectedUsers, totalUsers }) <=
            rank({ criticality: greater!, affectedUsers: affectedMore, totalUsers }),
        );
      }),
    );
  });

  it('decides the same from the counts and from the band computed of them', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...criticalities), ({ affectedUsers, totalUsers }, criticality) => {
        const scopeBand = computeScopeBand(affectedUsers, totalUsers)!;
        assert.equal(rank({ criticality, affectedUsers, totalUsers }), rank({ criticality, scopeBand }));
      }),
    );
  });

  it('decides every combination of codes as the rule written out in full does', () => {
    for (const criticality of criticalities)
      for (const scopeBand of bands) {
        const wide = scopeBand === 'from10to50' || scopeBand === 'from50' || scopeBand === 'departmentStopped';
        const priority =
          criticality === 'core' && scopeBand === 'from50'
            ? 'urgent'
            : criticality !== 'nonCore' && wide
              ? 'high'
              : 'medium';
        assert.equal(
          rank({ criticality, scopeBand }),
          fromLowToUrgent.indexOf(priority),
          `${criticality} ${scopeBand}`,
        );
      }
  });
});

describe('computeScopeBand', () => {
  it('divides exactly at 10% and 50%, whatever the size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: BigInt(Number.MAX_SAFE_INTEGER) / 10n }), (affected) => {
        const band = (total: bigint): ScopeBand | undefined => computeScopeBand(Number(affected), Number(total));
        assert.equal(band(affected * 2n), 'from50');
        assert.equal(band(affected * 2n + 1n), 'from10to50');
        assert.equal(band(affected * 10n), 'from10to50');
        if (affected * 10n < BigInt(Number.MAX_SAFE_INTEGER)) assert.equal(band(affected * 10n + 1n), 'under10');
      }),
    );
  });

  it('never rounds: 499,999 of 1,000,000 is under half, 99,999 is under a tenth', () => {
    assert.equal(computeScopeBand(499_999, 1_000_000), 'from10to50');
    assert.equal(computeScopeBand(99_999, 1_000_000), 'under10');
  });

  it('keeps one user as one user', () => {
    for (const total of [1, 2, 10, Number.MAX_SAFE_INTEGER]) assert.equal(computeScopeBand(1, total), 'oneUser');
  });

  it('has no band for counts that cannot be', () => {
    const problems: readonly [number, number, string][] = [
      [1, 0, 'totalBelowOne'],
      [0, 10, 'affectedBelowOne'],
      [-1, 10, 'affectedBelowOne'],
      [11, 10, 'affectedAboveTotal'],
      [1.5, 10, 'notWhole'],
      [1, 10.5, 'notWhole'],
      [Number.NaN, 10, 'notWhole'],
      [1, Infinity, 'notWhole'],
      [1, 2 ** 53, 'tooLarge'],
    ];
    for (const [affected, total, problem] of problems) {
      assert.equal(countProblem(affected, total), problem, `${affected}/${total}`);
      assert.equal(computeScopeBand(affected, total), undefined);
    }
  });
});

describe('suggestByUrgency', () => {
  it('suggests one step up or down, a fault never below medium', () => {
    const suggestions = fromLowToUrgent.map((priority) => [
      suggestByUrgency(priority, 'high', 'fault'),
      suggestByUrgency(priority, 'medium', 'fault'),
      suggestByUrgency(priority, 'low', 'fault'),
      suggestByUrgency(priority, 'low', 'question'),
    ]);
    assert.deepEqual(suggestions, [
      [undefined, undefined, undefined, undefined],
      ['high', undefined, undefined, 'low'],
      ['urgent', undefined, 'medium', 'medium'],
      [undefined, undefined, 'high', 'high'],
    ]);
  });

  it('suggests nothing while the urgency is not known', () => {
    assert.equal(suggestByUrgency('high', undefined, 'fault'), undefined);
  });
});
