import assert from 'node:assert/strict';
import { caseFilterSchema, endOfDay, filterTest } from '../../../../src/domain/caseFilter.ts';
import { countedCharts, isSelected, type Selection } from '../../../../src/domain/statistics/classify.ts';
import { selectionFilter } from '../../../../src/domain/statistics/selectionFilter.ts';
import { summaryOf } from '../../../../src/domain/summary.ts';
import { makeCase, seeded } from '../../../../scripts/makeCases.ts';
import { factsOfCase, now, statisticsOf, viewOf } from './someFacts.ts';

describe('The filter of a bar', () => {
  it('shows in a list exactly the cases that were counted, whatever the chart and the assignee', () => {
    const random = seeded(5);
    const cases = Array.from({ length: 120 }, (_, index) => makeCase(index, random));
    const listed = cases.map((current) => ({ summary: summaryOf(current), facts: factsOfCase(current) }));
    for (const assignee of [{ kind: 'everyone' }, { kind: 'nobody' }, { kind: 'person', key: 'alex kim' }] as const) {
      const view = viewOf({ assignee });
      const statistics = statisticsOf(
        listed.map(({ facts }) => facts),
        view,
      );
      const selections = countedCharts.flatMap((chart): Selection[] =>
        chart === 'received' || chart === 'resolved'
          ? statistics.volume.columns.map(({ key }) => ({ chart, key }))
          : statistics[chart].map(({ key }) => ({ chart, key })),
      );
      for (const selection of selections) {
        const numbers = listed
          .filter(({ facts }) => isSelected(selection, facts, view))
          .map(({ summary }) => summary.number);
        const filter = caseFilterSchema.parse(selectionFilter(selection, assignee, { name: 'Bar', numbers }));
        const passes = filterTest(filter, { me: '', now, endOfToday: endOfDay(now) });
        // A list of no cases at all is no filter; a bar without any opens nothing.
        if (numbers.length > 0)
          assert.deepEqual(
            listed.filter(passes).map(({ summary }) => summary.number),
            numbers,
            JSON.stringify(selection),
          );
      }
    }
  });

  it('follows the cases by priority and status, and names them where nothing else says which they are', () => {
    const own = { name: 'Missed', numbers: ['TS-1'] };
    const everyone = { kind: 'everyone' } as const;
    assert.deepEqual(selectionFilter({ chart: 'priority', key: 'high' }, everyone, own), {
      state: 'open',
      priority: ['high'],
    });
    assert.deepEqual(selectionFilter({ chart: 'status', key: 'onHold' }, { kind: 'nobody' }, own), {
      status: ['onHold'],
      assignee: [''],
    });
    assert.deepEqual(selectionFilter({ chart: 'response', key: 'missed' }, everyone, own), { among: own });
    const many = { name: '', numbers: Array.from({ length: 20_001 }, String) };
    assert.equal(selectionFilter({ chart: 'response', key: 'missed' }, everyone, many), undefined);
  });
});
