import type { ClockRules } from '../clock/clockSettings.ts';
import type { Case } from '../domain/case.ts';
import { clockEventsOf } from '../domain/caseClock.ts';
import type { LintContext } from '../domain/caseLint.ts';
import { replayClock } from '../domain/sla/responseClock.ts';

/**
 * Whether a deadline that is still open depends on holidays that nobody knows yet.
 * @param now milliseconds since the epoch
 */
export function clockContext(current: Case, { calendar, policy }: ClockRules, now: number): LintContext {
  try {
    const { state } = replayClock(clockEventsOf(current), calendar, policy, now);
    return { provisional: (state.kind === 'running' || state.kind === 'paused') && state.provisional };
  } catch {
    // The calendar has no working time at all: the settings say so themselves.
    return {};
  }
}
