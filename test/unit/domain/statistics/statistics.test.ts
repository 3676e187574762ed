import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newCase, type Case } from '../../../../src/domain/case.ts';
import { toMoment } from '../../../../src/domain/moment.ts';
import type { CaseFacts } from '../../../../src/domain/statistics/caseFacts.ts';
import { countedCharts, isSelected, type StatisticsView } from '../../../../src/domain/statistics/classify.ts';
import { periodKinds, steps } from '../../../../src/domain/statistics/period.ts';
import type { Bar, Statistics } from '../../../../src/domain/statistics/statistics.ts';
import type { TimelineEvent } from '../../../../src/domain/timeline.ts';
import { statuses } from '../../../../src/domain/workflow.ts';
import { makeCase, seeded } from '../../../../scripts/makeCases.ts';
import { factsOfCase, now, rulesIn, statisticsOf, viewOf } from './someFacts.ts';

const day = 86_400_000;
const event = (at: string, type: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: `${type}${at}`,
  type,
  at,
  by: 'A',
  ...more,
});
const change = (at: string, from: string, to: string): TimelineEvent => event(at, 'statusChanged', { from, to });

/** A case received on Monday at 10, triaged five minutes later; one of the desk's working mornings. */
function monday(priority: string, own: Partial<Case>, timeline: readonly TimelineEvent[] = []): CaseFacts {
  const receivedAt = '2026-11-16T10:00:00+08:00';
  const made = newCase({ title: 'A case', author: 'A', now: Date.parse(receivedAt), offsetMinutes: 480 });
  return factsOfCase({
    ...made,
    status: 'diagnosing',
    triage: { finalPriority: priority, category: 'network', assignee: 'Li Na' },
    ...own,
    timeline: [event(receivedAt, 'created'), change('2026-11-16T10:05:00+08:00', 'accepted', 'triaged'), ...timeline],
  });
}

const at = (bars: readonly Bar[], key: string): number | undefined => bars.find((bar) => bar.key === key)?.count;

/** Cases of all kinds, with codes and moments as a file from anywhere may have them. */
const someFacts = fc.array(
  fc
    .record(
      {
        status: fc.constantFrom(...statuses.map(({ code }) => code), 'fromTheFuture'),
        priority: fc.constantFrom('urgent', 'high', 'medium', 'low', 'extreme'),
        category: fc.constantFrom('hardware', 'software', 'network', 'access', 'thirdParty', 'weather'),
        assignee: fc.constantFrom('Li Na', 'li na', '张伟', '<b>', ''),
        received: fc.integer({ min: now - 500 * day, max: now + day }),
        took: fc.integer({ min: 0, max: 40 * day }),
        answered: fc.integer({ min: 0, max: 2 * day }),
      },
      { requiredKeys: ['status', 'received'] },
    )
    .map(({ status, priority, category, assignee, received, took = day, answered }) => {
      const after = (ms: number): string => toMoment(received + ms, 480);
      const made = newCase({ title: '', author: '', now: received, offsetMinutes: 480 });
      return factsOfCase({
        ...made,
        status,
        triage: {
          ...(priority !== undefined && { finalPriority: priority }),
          ...(category !== undefined && { category }),
          ...(assignee !== undefined && { assignee }),
        },
        timeline: [
          change(after(60_000), 'accepted', 'triaged'),
          ...(answered === undefined ? [] : [event(after(answered), 'firstResponse')]),
          change(after(took), 'verifying', 'resolved'),
        ],
      });
    }),
  { maxLength: 40 },
);
const someView: fc.Arbitrary<StatisticsView> = fc
  .record({
    kind: fc.constantFrom(...periodKinds),
    assignee: fc.constantFrom<StatisticsView['assignee']>(
      { kind: 'everyone' },
      { kind: 'nobody' },
      { kind: 'person', key: 'li na' },
    ),
    step: fc.constantFrom('auto' as const, ...steps),
  })
  .map(({ kind, ...own }) => viewOf({ ...own, period: { kind, from: '2026-05-01', to: '2026-11-10' } }));

const barsOf = (statistics: Statistics, chart: (typeof countedCharts)[number]): readonly Bar[] =>
  chart === 'received' || chart === 'resolved'
    ? statistics.volume.columns.map((column) => ({ key: column.key, count: column[chart] }))
    : statistics[chart];

describe('Statistics', () => {
  it('count for each bar exactly the cases that it shows', () => {
    fc.assert(
      fc.property(someFacts, someView, (facts, view) => {
        const statistics = statisticsOf(facts, view);
        for (const chart of countedCharts)
          for (const { key, count } of barsOf(statistics, chart))
            assert.equal(
              facts.filter((each) => isSelected({ chart, key }, each, view)).length,
              count,
              `${chart} ${key}`,
            );
      }),
    );
  });

  it('add up: no case is lost between the bars of a chart', () => {
    fc.assert(
      fc.property(someFacts, someView, (facts, view) => {
        const statistics = statisticsOf(facts, view);
        const sum = (chart: (typeof countedCharts)[number]): number =>
          barsOf(statistics, chart).reduce((total, { count }) => total + count, 0);
        const { open, received, resolved } = statistics.totals;
        assert.deepEqual([sum('priority'), sum('status'), sum('age')], [open, open, open]);
        assert.deepEqual([sum('response'), sum('category'), sum('received')], [received, received, received]);
        assert.equal(sum('resolved'), resolved);
        if (statistics.category.length > 0) assert.equal(statistics.category.at(-1)?.cumulative, 1);
      }),
    );
  });

  it('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        someView,
        ([facts, shuffled], view) => assert.deepEqual(statisticsOf(shuffled, view), statisticsOf(facts, view)),
      ),
    );
  });

  it('keep median, mean and 90th percentile within the shortest and the longest time', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const chart of ['firstResponse', 'resolution'] as const)
          for (const row of statisticsOf(facts)[chart].filter(({ count }) => count > 0)) {
            const times = facts
              .filter((each) => isSelected({ chart, key: row.key }, each, viewOf()))
              .map((each) => each[chart]?.minutes ?? NaN);
            const [least, most] = [Math.min(...times), Math.max(...times)];
            const { median = NaN, p90 = NaN, mean = NaN } = row;
            assert.ok(least <= median && median <= p90 && p90 <= most, JSON.stringify(row));
            assert.ok(least - 1e-6 <= mean && mean <= most + 1e-6, JSON.stringify(row));
          }
      }),
    );
  });

  it('say that there is no data rather than zero', () => {
    const { compliance, firstResponse, resolution, category, totals } = statisticsOf([]);
    assert.equal(compliance, undefined);
    assert.deepEqual(category, []);
    assert.deepEqual(totals, { all: 0, open: 0, received: 0, resolved: 0 });
    for (const rows of [firstResponse, resolution])
      assert.deepEqual(
        rows.map((row) => [row.priority, row.count, row.median, row.p90, row.mean]),
        ['urgent', 'high', 'medium', 'low'].map((priority) => [priority, 0, undefined, undefined, undefined]),
      );
  });

  it('count times as the clock does: working time without holds for high, every minute for urgent', () => {
    const answered = [event('2026-11-16T10:20:00+08:00', 'firstResponse')];
    const overnight = [
      ...answered,
      event('2026-11-16T17:00:00+08:00', 'held', { from: 'diagnosing', to: 'onHold', reason: 'waitingForUser' }),
      event('2026-11-17T10:00:00+08:00', 'resumed', { from: 'onHold', to: 'diagnosing' }),
      change('2026-11-17T11:00:00+08:00', 'verifying', 'resolved'),
    ];
    const high = monday('high', { status: 'resolved' }, overnight);
    assert.deepEqual(high.firstResponse, { minutes: 20, mode: 'business' });
    // Monday 10 to 12 and 13 to 17, Tuesday 10 to 11: the hold from Monday 17 to Tuesday 10 does not count.
    assert.deepEqual(high.resolution, { minutes: 7 * 60, mode: 'business' });
    const urgent = monday('urgent', { status: 'resolved' }, overnight);
    assert.deepEqual(urgent.resolution, { minutes: 8 * 60, mode: 'roundTheClock' });
    assert.deepEqual([high.response, urgent.response], ['met', 'missed']);
  });

  it('judge the first response by the procedure, and leave open what is not decided', () => {
    const results = [
      monday('high', {}, [event('2026-11-16T10:20:00+08:00', 'firstResponse')]),
      monday('high', {}, [event('2026-11-16T10:40:00+08:00', 'firstResponse')]),
      monday('high', {}),
      monday('low', { triage: { finalPriority: 'low' } }, [
        event('2026-11-16T10:10:00+08:00', 'held', { from: 'triaged', to: 'onHold', reason: 'waitingForUser' }),
      ]),
      monday('high', { status: 'cancelled' }, [change('2026-11-16T10:10:00+08:00', 'triaged', 'cancelled')]),
    ];
    assert.deepEqual(
      results.map(({ response }) => response),
      ['met', 'missed', 'missed', 'waiting', 'none'],
    );
    const statistics = statisticsOf(results);
    assert.equal(statistics.compliance, 1 / 3);
    assert.equal(at(statistics.response, 'waiting'), 1);
  });

  it('keep the result of the first response when a case is reopened, and count the time until it is solved again', () => {
    const reopened = monday('high', { status: 'resolved' }, [
      event('2026-11-16T10:20:00+08:00', 'firstResponse'),
      change('2026-11-16T11:00:00+08:00', 'verifying', 'resolved'),
      event('2026-11-16T14:00:00+08:00', 'reopened', { from: 'resolved', to: 'diagnosing' }),
      change('2026-11-16T16:00:00+08:00', 'verifying', 'resolved'),
    ]);
    assert.equal(reopened.response, 'met');
    assert.equal(reopened.firstResponse?.minutes, 20);
    assert.equal(reopened.resolution?.minutes, 5 * 60);
  });

  it('take the dates of the calendar’s time zone', () => {
    const made = newCase({ title: '', author: '', now: Date.parse('2026-11-15T17:00:00Z'), offsetMinutes: 0 });
    const thisWeek = { period: { kind: 'thisWeek' } } as const;
    const received = (zone: string): number => {
      const rules = rulesIn(zone);
      return statisticsOf([factsOfCase(made, rules)], viewOf(thisWeek, rules)).totals.received;
    };
    // Monday 1 o'clock in Shanghai was still Sunday in London.
    assert.deepEqual([received('Asia/Shanghai'), received('Europe/London')], [1, 0]);
  });

  it('take a person written in two ways for one, and nobody for nobody', () => {
    const facts = [' Li Na', 'LI NA', '李娜', '  '].map((assignee) => monday('high', { triage: { assignee } }));
    assert.deepEqual(
      statisticsOf(facts).assignees.map(({ name, count }) => [name, count]),
      [
        ['LI NA', 2],
        ['李娜', 1],
      ],
    );
    const seen = (assignee: StatisticsView['assignee']): number => statisticsOf(facts, viewOf({ assignee })).totals.all;
    assert.deepEqual([seen({ kind: 'nobody' }), seen({ kind: 'person', key: 'li na' })], [1, 2]);
  });

  it('take no moment of a hostile file seriously', () => {
    for (const receivedAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'soon']) {
      const made = newCase({ title: '', author: '', now });
      const facts = factsOfCase({
        ...made,
        status: 'closed',
        intake: { receivedAt },
        triage: { finalPriority: 'high' },
        timeline: [change('9999-01-01T00:00:00Z', 'verifying', 'resolved')],
      });
      assert.deepEqual(
        [facts.receivedDay, facts.resolvedDay, facts.resolution, facts.response],
        [undefined, undefined, undefined, 'none'],
      );
      assert.equal(
        statisticsOf([facts], viewOf({ period: { kind: 'custom', from: '0001-01-01', to: '9999-12-31' }, step: 'day' }))
          .volume.columns.length,
        1,
      );
    }
  });

  it('draw a bounded number of columns however long the time is', () => {
    const random = seeded(1);
    const facts = Array.from({ length: 300 }, (_, index) => factsOfCase(makeCase(index * 50, random)));
    for (const step of steps) {
      const { columns } = statisticsOf(facts, viewOf({ step })).volume;
      assert.ok(columns.length <= 121, `${columns.length} columns by ${step}`);
      assert.equal(
        columns.reduce((sum, { received }) => sum + received, 0),
        300,
      );
    }
  });
});
