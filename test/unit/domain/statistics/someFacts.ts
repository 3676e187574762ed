import { clockSourceOfSummary } from '../../../../src/clock/caseClockEvents.ts';
import { readClockRules } from '../../../../src/clock/clockSettings.ts';
import type { Case } from '../../../../src/domain/case.ts';
import type { ClockRules } from '../../../../src/clock/clockSettings.ts';
import { workingTimeOf } from '../../../../src/domain/sla/workingTime.ts';
import { factsOf, type CaseFacts } from '../../../../src/domain/statistics/caseFacts.ts';
import type { StatisticsView } from '../../../../src/domain/statistics/classify.ts';
import { StatisticsTally, type Statistics } from '../../../../src/domain/statistics/statistics.ts';
import { summaryOf } from '../../../../src/domain/summary.ts';

/** The rules of the default settings in a time zone: Monday to Friday, 9 to 12 and 13 to 18. */
export const rulesIn = (timeZone: string): ClockRules =>
  readClockRules({
    get: (name) => (name === 'calendar.timeZone' ? timeZone : name === 'calendar.publicHolidays' ? 'none' : undefined),
    localTimeZone: timeZone,
    chinaHolidays: () => ({ holidays: [], makeUpWorkdays: [], years: [] }),
  }).rules;

export const shanghai = rulesIn('Asia/Shanghai');

/** A Wednesday afternoon. */
export const now = Date.parse('2026-11-18T15:00:00+08:00');

export const viewOf = (change: Partial<StatisticsView> = {}, rules = shanghai): StatisticsView => ({
  now,
  today: workingTimeOf(rules.calendar).localDay(now),
  period: { kind: 'all' },
  assignee: { kind: 'everyone' },
  step: 'auto',
  ...change,
});

export function factsOfCase(current: Case, rules = shanghai, at = now): CaseFacts {
  const summary = summaryOf(current);
  return factsOf({ id: current.number, summary, events: clockSourceOfSummary(summary).events }, rules, at);
}

export function statisticsOf(facts: readonly CaseFacts[], view = viewOf()): Statistics {
  const tally = new StatisticsTally(view);
  for (const each of facts) tally.add(each);
  return tally.result();
}
