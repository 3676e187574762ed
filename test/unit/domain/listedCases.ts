import fc from 'fast-check';
import type { ListContext, ListedCase } from '../../../src/domain/caseFilter.ts';
import type { CaseSummary } from '../../../src/domain/summary.ts';

/** A Monday morning; the machine's own zone, as the list of a person goes by it. */
export const monday = new Date(2026, 10, 23, 9, 0).getTime();
export const context: ListContext = { me: 'Li Lei', now: monday, endOfToday: new Date(2026, 10, 24).getTime() };

let count = 0;

/** A case as a list knows it. */
export const listed = (own: Partial<CaseSummary> & { readonly dueAt?: number } = {}): ListedCase => {
  const { dueAt, ...summary } = own;
  count += 1;
  return {
    summary: {
      number: `TS-20261123-${String(count).padStart(5, '0')}`,
      title: 'A case',
      status: 'triaged',
      labels: [],
      evidenceCount: 0,
      ...summary,
    },
    ...(dueAt !== undefined && { dueAt }),
  };
};

const optional = <T>(...values: readonly T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

/** Cases with few values, so that filters hit. */
export const anyListed = fc
  .record({
    number: fc.integer({ min: 0, max: 99_999 }).map((value) => `TS-20261123-${String(value).padStart(5, '0')}`),
    title: fc.constantFrom('VPN drops', 'Drucker klemmt', '打印机卡纸', 'ＶＰＮ 断线', ''),
    status: fc.constantFrom('draft', 'triaged', 'onHold', 'resolved', 'closed', 'cancelled', 'ofTheFuture'),
    priority: optional('urgent', 'high', 'medium', 'low', 'ofTheFuture'),
    category: optional('network', 'hardware', 'ofTheFuture'),
    assignee: optional('Li Lei', 'li lei ', '韩梅梅', ''),
    receivedAt: optional('2026-11-20T09:00:00+08:00', '2026-11-23T01:00:00Z', 'soon'),
    updatedAt: optional('2026-11-22T09:00:00+08:00', '2026-11-23T01:00:00Z'),
    labels: fc.subarray(['vpn', 'VIP', '财务']),
    dueAt: optional(monday - 1, monday, monday + 3_600_000, monday + 30 * 3_600_000, monday + 900 * 3_600_000),
  })
  .map(({ dueAt, ...summary }): ListedCase => {
    const { title, status, number, labels, ...others } = summary;
    return {
      summary: { title, status, number, labels, evidenceCount: 0, ...(defined(others) as Partial<CaseSummary>) },
      ...(dueAt !== undefined && { dueAt }),
    };
  });
