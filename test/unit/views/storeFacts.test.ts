import assert from 'node:assert/strict';
import { newCase } from '../../../src/domain/case.ts';
import { summaryOf } from '../../../src/domain/summary.ts';
import type { CaseEntry } from '../../../src/store/caseEntry.ts';
import { StoreFacts } from '../../../src/views/dashboard/storeFacts.ts';
import { makeCase, seeded } from '../../../scripts/makeCases.ts';
import { factsOfCase, now, shanghai, statisticsOf, viewOf } from '../domain/statistics/someFacts.ts';

const root = { uri: 'file:///work/casebook', name: 'work' };
const entryOf = (current: ReturnType<typeof makeCase>): CaseEntry => ({
  kind: 'case',
  folder: `${root.uri}/${current.number}`,
  root,
  summary: summaryOf(current),
  warnings: [],
});
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('The facts of a store', () => {
  it('count what the cases themselves say, and let others have their turn', async () => {
    const random = seeded(2);
    const cases = Array.from({ length: 1_500 }, (_, index) => makeCase(index, random));
    let pauses = 0;
    const facts = new StoreFacts({
      entries: () => cases.map(entryOf),
      rules: () => shanghai,
      pause: () => Promise.resolve(void (pauses += 1)),
      log,
    });
    const counted = await facts.statistics(viewOf());
    assert.deepEqual(counted, statisticsOf(cases.map((current) => factsOfCase(current))));
    assert.ok(pauses > 0);
    const urgent = await facts.casesOf({ chart: 'priority', key: 'urgent' }, viewOf());
    assert.equal(urgent.size, counted.priority[0]?.count);
  });

  it('follow a case that changes, and a target that time uses up', async () => {
    const made = newCase({ title: '', author: '', now: now - 5 * 60_000, offsetMinutes: 480 });
    const current = { ...made, status: 'triaged', triage: { finalPriority: 'high' } };
    let entries = [entryOf(current)];
    const facts = new StoreFacts({
      entries: () => entries,
      rules: () => shanghai,
      pause: () => Promise.resolve(),
      log,
    });
    const response = async (at: number): Promise<string | undefined> =>
      (await facts.statistics(viewOf({ now: at }))).response.find(({ count }) => count === 1)?.key;
    assert.equal(await response(now), 'waiting');
    assert.equal(await response(now + 60 * 60_000), 'missed');
    const at = current.intake?.receivedAt ?? '';
    entries = [entryOf({ ...current, timeline: [{ id: 'r', type: 'firstResponse', at, by: '' }] })];
    assert.equal(await response(now + 60 * 60_000), 'met');
  });
});
