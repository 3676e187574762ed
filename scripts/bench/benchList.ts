import type { CaseFilter } from '../../src/domain/caseFilter.ts';
import { caseOrders } from '../../src/domain/caseSorting.ts';
import { groupings } from '../../src/domain/caseGrouping.ts';
import type { CaseStore } from '../../src/store/caseStore.ts';
import { CaseList } from '../../src/views/caseList.ts';

/** So many rows of a group the tree asks for at once. */
const page = 200;
const rounds = 15;

/** What the list of cases takes to be shown in another way, ms: the median of several times, and what nineteen of twenty stay below. */
export interface ListTimes {
  readonly regroup: number;
  readonly filterByText: number;
  readonly filterByFacets: number;
  readonly p95: number;
  /** All of it in order, as a report of the list asks for it. */
  readonly everythingSorted: number;
}

/** Groups, sorts and filters what the store holds, as the tree does when it draws all groups unfolded. */
export function benchList(store: CaseStore): ListTimes {
  const memory = { get: () => undefined, update: () => undefined };
  const list = new CaseList({ store, clocks: { get: () => undefined }, me: () => 'Li Lei', memory });
  const drawn = (): void => {
    for (const key of list.groups(undefined)) list.entriesOf(undefined, key, page);
  };
  const filterBy = (filter: CaseFilter) => (): void => list.showOnly(filter);
  const regroup = groupings.flatMap(({ code: grouping }) =>
    caseOrders.map(
      ({ code: order }) =>
        () =>
          list.set({ grouping, order, filter: {} }),
    ),
  );
  const timed = (ways: readonly (() => void)[], draw: () => unknown): number[] => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const way of ways) {
        const start = performance.now();
        way();
        draw();
        times.push(performance.now() - start);
      }
    return times.sort((one, other) => one - other);
  };
  const median = (times: readonly number[]): number => tidy(times[Math.floor(times.length / 2)] ?? NaN);
  const p95 = (times: readonly number[]): number =>
    tidy(times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? NaN);
  const regrouped = timed(regroup, drawn);
  list.set({ grouping: 'priority', order: 'due' });
  const byText = timed(
    [filterBy({ text: 'vpn' }), filterBy({ text: '打印 li' }), filterBy({ text: 'none such' })],
    drawn,
  );
  const byFacets = timed(
    [filterBy({ priority: ['urgent', 'high'], state: 'open' }), filterBy({ mine: true }), filterBy({ due: 'today' })],
    drawn,
  );
  const sorted = timed([() => list.set({ filter: {}, grouping: 'none', order: 'title' })], () => list.shown());
  return {
    regroup: median(regrouped),
    filterByText: median(byText),
    filterByFacets: median(byFacets),
    p95: p95([...regrouped, ...byText, ...byFacets]),
    everythingSorted: median(sorted),
  };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
