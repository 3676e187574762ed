import { formatVersion, type Case } from '../domain/case.ts';
import { clockEventsOf } from '../domain/caseClock.ts';
import { priorities } from '../domain/records/codes.ts';
import { knownCode } from '../domain/records/triageDecision.ts';
import type { ClockEvent } from '../domain/sla/clockEvent.ts';
import type { CaseSummary } from '../domain/summary.ts';
import { isOpen } from '../domain/workflow.ts';

/** The events of a clock, and whether its priority is chosen but triage not finished. */
export interface ClockSource {
  readonly events: readonly ClockEvent[];
  readonly isPreview: boolean;
}

/**
 * What the clock of a case counts by. A priority that is chosen counts before triage is finished: the target runs from the
 * receipt either way, so the deadline is the one that finishing triage will give.
 */
export function clockSourceOf(current: Case): ClockSource {
  const events = clockEventsOf(current);
  const [received] = events;
  const priority = knownCode(priorities, current.triage?.finalPriority);
  const isDecided = events.some(({ kind }) => kind === 'triaged' || kind === 'retriaged');
  if (!received || !priority || isDecided || !isOpen(current.status)) return { events, isPreview: false };
  return { events: [received, { kind: 'triaged', at: received.at, priority }, ...events.slice(1)], isPreview: true };
}

/** The same from what the index keeps of a case, so that the case need not be opened. */
export const clockSourceOfSummary = (summary: CaseSummary): ClockSource => {
  const { number, title, status, receivedAt, priority, clockEvents } = summary;
  return clockSourceOf({
    formatVersion,
    number,
    title,
    status,
    ...(receivedAt !== undefined && { intake: { receivedAt } }),
    ...(priority !== undefined && { triage: { finalPriority: priority } }),
    ...(clockEvents && { timeline: [...clockEvents] }),
  });
};
