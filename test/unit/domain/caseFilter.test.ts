import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  caseFilterSchema,
  endOfDay,
  facetCounts,
  facetValues,
  filterCases,
  isFiltering,
  type CaseFilter,
  type Facet,
} from '../../../src/domain/caseFilter.ts';
import { anyListed, context, listed, monday } from './listedCases.ts';

const titles = (cases: Parameters<typeof filterCases>[0], filter: CaseFilter): string[] =>
  filterCases(cases, filter, context).map(({ summary }) => summary.title);

describe('Filtering cases', () => {
  it('looks for all words, in any order and case, in number, title, assignee and labels', () => {
    const cases = [
      listed({ title: 'VPN drops every few minutes', assignee: 'Li Lei', labels: ['warehouse'] }),
      listed({ title: 'VPN of the branch', assignee: 'Han Meimei' }),
    ];
    assert.deepEqual(titles(cases, { text: 'drops vpn' }), ['VPN drops every few minutes']);
    assert.deepEqual(titles(cases, { text: '  WAREHOUSE lei ' }), ['VPN drops every few minutes']);
    assert.deepEqual(titles(cases, { text: cases[1]?.summary.number ?? '' }), ['VPN of the branch']);
    assert.equal(titles(cases, { text: 'vpn' }).length, 2);
    // No word reaches from one field into the next.
    assert.deepEqual(titles([listed({ title: 'ab', assignee: 'cd' })], { text: 'abcd' }), []);
  });

  it('finds Chinese inside a sentence, and full-width letters by plain ones', () => {
    const cases = [listed({ title: '财务部打印机卡纸' }), listed({ title: 'ＶＰＮ 断线' })];
    assert.deepEqual(titles(cases, { text: '打印机' }), ['财务部打印机卡纸']);
    assert.deepEqual(titles(cases, { text: 'vpn' }), ['ＶＰＮ 断线']);
  });

  it('asks for one of the values of a facet, and for every facet that is given', () => {
    const cases = [
      listed({ title: 'a', priority: 'urgent', category: 'network' }),
      listed({ title: 'b', priority: 'high', category: 'network' }),
      listed({ title: 'c', priority: 'high', category: 'hardware' }),
      listed({ title: 'd' }),
    ];
    assert.deepEqual(titles(cases, { priority: ['urgent', 'high'] }), ['a', 'b', 'c']);
    assert.deepEqual(titles(cases, { priority: ['high'], category: ['network'] }), ['b']);
    assert.deepEqual(titles(cases, { priority: [''] }), ['d']);
    assert.deepEqual(titles(cases, { category: [''], priority: ['high'] }), []);
  });

  it('finds by label and by nobody and no label, however a name is written', () => {
    const cases = [
      listed({ title: 'a', labels: ['VIP', 'vpn'], assignee: 'Li Lei' }),
      listed({ title: 'b', labels: [], assignee: ' ' }),
      listed({ title: 'c', labels: ['vip'], assignee: 'li lei' }),
    ];
    assert.deepEqual(titles(cases, { label: ['vip'] }), ['a', 'c']);
    assert.deepEqual(titles(cases, { label: ['vpn', ''] }), ['a', 'b']);
    assert.deepEqual(titles(cases, { assignee: ['LI LEI'] }), ['a', 'c']);
    assert.deepEqual(titles(cases, { assignee: [''] }), ['b']);
  });

  it('knows what is mine; nothing is when nobody is known', () => {
    const cases = [listed({ title: 'a', assignee: 'li lei ' }), listed({ title: 'b', assignee: 'Han' }), listed()];
    assert.deepEqual(titles(cases, { mine: true }), ['a']);
    assert.deepEqual(filterCases(cases, { mine: true }, { ...context, me: ' ' }), []);
  });

  it('counts what is overdue as due today, and midnight as tomorrow', () => {
    const cases = [
      listed({ title: 'overdue', dueAt: monday - 1 }),
      listed({ title: 'today', dueAt: context.endOfToday - 1 }),
      listed({ title: 'tomorrow', dueAt: context.endOfToday }),
      listed({ title: 'never' }),
    ];
    assert.deepEqual(titles(cases, { due: 'today' }), ['overdue', 'today']);
    assert.deepEqual(titles(cases, { due: 'overdue' }), ['overdue']);
  });

  it('knows what is open, what was received in a span, and certain cases', () => {
    const cases = [
      listed({ title: 'a', status: 'closed', receivedAt: '2026-11-01T00:00:00Z' }),
      listed({ title: 'b', status: 'ofTheFuture', receivedAt: '2026-11-02T00:00:00Z' }),
      listed({ title: 'c', receivedAt: 'soon' }),
    ];
    assert.deepEqual(titles(cases, { state: 'ended' }), ['a']);
    assert.deepEqual(titles(cases, { state: 'open' }), ['b', 'c']);
    const [from, before] = [Date.parse('2026-11-01T00:00:00Z'), Date.parse('2026-11-02T00:00:00Z')];
    assert.deepEqual(titles(cases, { received: { from, before } }), ['a']);
    assert.deepEqual(titles(cases, { received: { from: before } }), ['b']);
    assert.equal(titles(cases, { received: {} }).length, 3);
    assert.deepEqual(titles(cases, { among: { name: 'Chart', numbers: [cases[2]?.summary.number ?? ''] } }), ['c']);
  });

  it('lets everything through that it does not ask about', () => {
    for (const filter of [{}, { text: '  ' }, { priority: [] }, { received: {} }] satisfies CaseFilter[]) {
      assert.equal(isFiltering(filter), false);
      fc.assert(
        fc.property(fc.array(anyListed), (cases) => filterCases(cases, filter, context).length === cases.length),
      );
    }
  });

  const facets: readonly Facet[] = ['priority', 'status', 'category', 'assignee', 'label'];
  const anyFilter: fc.Arbitrary<CaseFilter> = fc
    .record(
      {
        text: fc.constantFrom('vpn', '打印', 'li vpn', ''),
        priority: fc.subarray(['urgent', 'high', '']),
        status: fc.subarray(['triaged', 'closed', 'ofTheFuture']),
        assignee: fc.subarray(['Li Lei', '']),
        label: fc.subarray(['vpn', 'vip', '']),
        mine: fc.constant(true as const),
        due: fc.constantFrom('overdue' as const, 'today' as const),
        state: fc.constantFrom('open' as const, 'ended' as const),
      },
      { requiredKeys: [] },
    )
    .map((filter) => caseFilterSchema.parse(filter));

  it('is all of its conditions together: each by itself leaves in what the whole leaves in', () => {
    fc.assert(
      fc.property(fc.array(anyListed, { maxLength: 30 }), anyFilter, (cases, filter) => {
        const whole = filterCases(cases, filter, context);
        const inTurn = Object.entries(filter).reduce(
          (left, [key, value]) => filterCases(left, caseFilterSchema.parse({ [key]: value }), context),
          cases,
        );
        assert.deepEqual(whole, inTurn);
      }),
    );
  });

  it('finds every case by each of its own values, and counts as many as it then finds', () => {
    fc.assert(
      fc.property(fc.array(anyListed, { maxLength: 20 }), fc.constantFrom(...facets), (cases, facet) => {
        for (const one of cases)
          for (const value of facetValues(one, facet))
            assert.ok(filterCases(cases, { [facet]: [value] }, context).includes(one));
        for (const [value, { count, name }] of facetCounts(cases, facet)) {
          assert.equal(filterCases(cases, { [facet]: [value] }, context).length, count);
          assert.equal(filterCases(cases, { [facet]: [name] }, context).length, count);
        }
      }),
    );
  });

  it('refuses what is no filter, so that a link or another extension cannot pass something else', () => {
    for (const wrong of [{ text: 'x'.repeat(1000) }, { due: 'soon' }, { priority: 'high' }, { mine: false }, 3])
      assert.equal(caseFilterSchema.safeParse(wrong).success, false);
  });

  it('ends a day at the next midnight', () => {
    assert.equal(endOfDay(monday), context.endOfToday);
    assert.equal(endOfDay(context.endOfToday - 1), context.endOfToday);
  });
});
