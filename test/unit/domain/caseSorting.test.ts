import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseOrders, sortCases, type CaseOrder } from '../../../src/domain/caseSorting.ts';
import { anyListed, listed, monday } from './listedCases.ts';

const cases = [
  listed({ title: 'b', receivedAt: '2026-11-20T09:00:00Z', updatedAt: '2026-11-22T09:00:00Z', priority: 'low' }),
  listed({ title: 'a', receivedAt: '2026-11-21T09:00:00Z', updatedAt: '2026-11-21T09:00:00Z', dueAt: monday }),
  listed({ title: 'c', receivedAt: '2026-11-19T09:00:00Z', priority: 'urgent', dueAt: monday - 1 }),
];
const inOrder = (order: CaseOrder): string =>
  sortCases(cases, order)
    .map(({ summary }) => summary.title)
    .join('');

describe('Sorting cases', () => {
  it('knows due time, receipt, change, priority, title and number', () => {
    assert.deepEqual(Object.fromEntries(caseOrders.map(({ code }) => [code, inOrder(code)])), {
      due: 'cab',
      received: 'abc',
      oldest: 'cba',
      updated: 'bac',
      priority: 'cba',
      title: 'abc',
      number: 'bac',
    });
  });

  it('sorts titles as people do: numbers by value, Chinese by sound', () => {
    const titled = ['案卷 10', '案卷 9', '北京', '安全'].map((title) => listed({ title }));
    assert.deepEqual(
      sortCases(titled, 'title').map(({ summary }) => summary.title),
      ['安全', '案卷 9', '案卷 10', '北京'],
    );
  });

  it('is the same for any order of arrival, and the first ones are those of the whole', () => {
    const distinct = fc.uniqueArray(anyListed, { selector: ({ summary }) => summary.number, maxLength: 60 });
    fc.assert(
      fc.property(
        distinct,
        fc.constantFrom(...caseOrders.map(({ code }) => code)),
        fc.integer({ min: 1, max: 8 }),
        (some, order, count) => {
          const sorted = sortCases(some, order);
          assert.deepEqual(sortCases(some.toReversed(), order), sorted);
          assert.deepEqual(sortCases(some, order, count), sorted.slice(0, count));
          assert.equal(sorted.length, some.length);
        },
      ),
    );
  });
});
