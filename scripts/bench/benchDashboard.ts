import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readClockRules } from '../../src/clock/clockSettings.ts';
import { systemTime } from '../../src/clock/wakeUp.ts';
import { workingTimeOf } from '../../src/domain/sla/workingTime.ts';
import type { StatisticsView } from '../../src/domain/statistics/classify.ts';
import { summaryOf } from '../../src/domain/summary.ts';
import type { CaseEntry } from '../../src/store/caseEntry.ts';
import { StoreFacts } from '../../src/views/dashboard/storeFacts.ts';
import { makeCase, seeded } from '../makeCases.ts';

/** The dashboard's target, ms: ten thousand cases within this, and nothing else held up for longer than that. */
const targets = { first: 1_000, block: 50 };

/**
 * Counts cases for the dashboard as the extension does, the first time and again after a change, and prints one JSON line.
 * `firstCpu` is the processor's time: it tells the truth on a machine that is busy otherwise.
 * @returns whether the targets are met
 */
export async function benchDashboard(cases: number): Promise<boolean> {
  const random = seeded(1);
  const root = { uri: 'file:///bench/casebook', name: 'bench' };
  const entries = Array.from({ length: cases }, (_, index): CaseEntry => {
    const summary = summaryOf(makeCase(index, random));
    return { kind: 'case', folder: `${root.uri}/${summary.number}`, root, summary, warnings: [] };
  });
  const { rules } = readClockRules({
    get: () => undefined,
    localTimeZone: 'Asia/Shanghai',
    chinaHolidays: () => ({ holidays: [], makeUpWorkdays: [], years: [] }),
  });
  const facts = new StoreFacts({
    entries: () => entries,
    rules: () => rules,
    pause: () => systemTime.pause(),
    log: { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error },
  });
  const now = Date.now();
  const today = workingTimeOf(rules.calendar).localDay(now);
  const view: StatisticsView = { now, today, period: { kind: 'all' }, assignee: { kind: 'everyone' }, step: 'auto' };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return Math.round((performance.now() - start) * 10) / 10;
  };
  delay.enable();
  const before = process.cpuUsage();
  const first = await timed(() => facts.statistics(view));
  const { user, system } = process.cpuUsage(before);
  const firstCpu = Math.round((user + system) / 100) / 10;
  const again = await timed(() => facts.statistics({ ...view, period: { kind: 'year' } }));
  const behindBar = await timed(() => facts.casesOf({ chart: 'response', key: 'missed' }, view));
  delay.disable();
  const longestBlock = Math.round(delay.max / 1e5) / 10;
  console.log(JSON.stringify({ cases, dashboard: { first, firstCpu, again, behindBar, longestBlock } }));
  return first < targets.first && longestBlock < targets.block;
}
