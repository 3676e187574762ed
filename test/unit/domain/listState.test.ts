import assert from 'node:assert/strict';
import { dueAt } from '../../../src/domain/dueAt.ts';
import { defaultListState, describeListState, readListState } from '../../../src/domain/listState.ts';
import { monday } from './listedCases.ts';

const said = (...state: Parameters<typeof describeListState>): { en: string; zh: string } => {
  const pieces = describeListState(...state);
  return { en: pieces.map(({ en }) => en).join(' · '), zh: pieces.map(({ zh }) => zh).join(' · ') };
};

describe('The state of the list of cases', () => {
  it('is said in both languages, and not at all by default', () => {
    assert.deepEqual(describeListState(defaultListState), []);
    assert.deepEqual(
      said({
        grouping: 'assignee',
        order: 'title',
        filter: { text: ' VPN  drops ', priority: ['urgent', ''], mine: true, due: 'today', label: ['vip'] },
      }),
      {
        en: '“vpn drops” · Urgent, Not yet triaged · vip · Mine · Due today · by assignee · sorted: Title',
        zh: '“vpn drops” · 紧急、未分级 · vip · 我的 · 今天到期 · 按处理人 · 排序：标题',
      },
    );
  });

  it('names three values of a facet and counts the others', () => {
    const filter = { status: ['draft', 'accepted', 'triaged', 'ready', 'executing'] };
    assert.deepEqual(said({ ...defaultListState, filter }), {
      en: 'Draft, Accepted, Triaged and 2 more',
      zh: '草稿、已受理、已分级等 2 项',
    });
  });

  it('names the span of receipt by its days', () => {
    const day = (date: number): number => new Date(2026, 10, date).getTime();
    const span = (from?: number, before?: number): string =>
      said({
        ...defaultListState,
        filter: { received: { ...(from !== undefined && { from }), ...(before !== undefined && { before }) } },
      }).en;
    assert.equal(span(day(1), day(2)), 'received on 2026-11-01');
    assert.equal(span(day(1), day(8)), 'received 2026-11-01 to 2026-11-07');
    assert.equal(span(day(1)), 'received since 2026-11-01');
    assert.equal(span(undefined, day(2)), 'received until 2026-11-01');
  });

  it('is read as it was kept, and what cannot be read is as by default', () => {
    const kept = { grouping: 'status', order: 'number', filter: { mine: true } } as const;
    assert.deepEqual(readListState(JSON.parse(JSON.stringify(kept))), kept);
    assert.deepEqual(readListState(undefined), defaultListState);
    assert.deepEqual(readListState({ grouping: 'moon', order: 3, filter: { due: 'never' } }), defaultListState);
    assert.deepEqual(readListState({ ...kept, filter: 'x' }), { ...kept, filter: {} });
  });
});

describe('When a case is due', () => {
  const held = (nextReviewAt: string) => ({ id: 'a', type: 'held', at: '2026-11-20T09:00:00Z', by: 'A', nextReviewAt });

  it('is its response, and on hold its next review, whichever comes first', () => {
    assert.equal(dueAt({ status: 'triaged' }, monday), monday);
    assert.equal(dueAt({ status: 'triaged' }, undefined), undefined);
    const clockEvents = [held('2026-11-21T09:00:00Z'), held('2026-11-25T09:00:00Z')];
    const review = Date.parse('2026-11-25T09:00:00Z');
    assert.equal(dueAt({ status: 'onHold', clockEvents }, undefined), review);
    assert.equal(dueAt({ status: 'onHold', clockEvents }, review - 1), review - 1);
    assert.equal(dueAt({ status: 'triaged', clockEvents }, undefined), undefined);
    assert.equal(dueAt({ status: 'onHold', clockEvents: [held('soon')] }, undefined), undefined);
  });
});
