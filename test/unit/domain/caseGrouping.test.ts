import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupings, groupKeyOf, groupLabel, sortGroups, type Grouping } from '../../../src/domain/caseGrouping.ts';
import type { CaseSummary } from '../../../src/domain/summary.ts';
import { anyListed, context, listed, monday } from './listedCases.ts';

const labels = (cases: readonly Parameters<typeof listed>[0][], grouping: Grouping): string[] => {
  const keys = new Set(cases.map((own) => groupKeyOf(listed(own), grouping, context)));
  return sortGroups(keys, grouping, (key) => key).map((key) => groupLabel(key, grouping, key.slice(1)).en);
};

describe('Grouping cases', () => {
  const mixed: Partial<CaseSummary>[] = [
    { priority: 'low', category: 'network', assignee: 'Wang' },
    { priority: 'urgent', category: 'hardware', assignee: 'an' },
    { priority: 'ofTheFuture', category: 'ofTheFuture', status: 'ofTheFuture' },
    { status: 'draft' },
    { status: 'closed', priority: 'high' },
  ];

  it('is by priority, with what is not triaged first and what is over last', () => {
    assert.deepEqual(labels(mixed, 'priority'), ['Not yet triaged', 'Urgent', 'Low', 'Closed']);
  });

  it('is by status in the order of the procedure; one of a newer version stands behind them', () => {
    assert.deepEqual(labels(mixed, 'status'), ['Draft', 'Triaged', 'Closed', 'ofTheFuture']);
  });

  it('is by category and by assignee, with those that have none behind the others', () => {
    assert.deepEqual(labels(mixed, 'category'), ['Hardware', 'Network', 'ofTheFuture', 'No category', 'Closed']);
    assert.deepEqual(labels(mixed, 'assignee'), ['an', 'wang', 'Nobody assigned', 'Closed']);
  });

  it('is by due time, by the days of the calendar', () => {
    const hours = (count: number): number => monday + count * 3_600_000;
    const dues = [-1, 1, 24, 6 * 24, 8 * 24].map((count) => ({ dueAt: hours(count) }));
    assert.deepEqual(labels([{}, ...dues], 'due'), [
      'Overdue',
      'Today',
      'Tomorrow',
      'Within a week',
      'Later',
      'No due time',
    ]);
  });

  it('is one list when it is by nothing', () => {
    assert.equal(new Set(mixed.map((own) => groupKeyOf(listed(own), 'none', context))).size, 1);
  });

  it('puts a person whose name is that of a group into a group of their own', () => {
    const keys = ['ended', 'none', 'invalid', 'all'].map((assignee) =>
      groupKeyOf(listed({ assignee }), 'assignee', context),
    );
    assert.equal(new Set([...keys, 'ended', 'none', 'invalid', 'all']).size, 8);
  });

  it('puts every case into one group, and sorts all groups whatever order they come in', () => {
    fc.assert(
      fc.property(
        fc.array(anyListed, { maxLength: 20 }),
        fc.constantFrom(...groupings.map(({ code }) => code)),
        (cases, grouping) => {
          const keys = [...new Set(cases.map((one) => groupKeyOf(one, grouping, context)))];
          const sorted = sortGroups(keys, grouping, (key) => key);
          assert.deepEqual(
            sortGroups(keys.toReversed(), grouping, (key) => key),
            sorted,
          );
          assert.deepEqual([...sorted].sort(), [...keys].sort());
        },
      ),
    );
  });
});
