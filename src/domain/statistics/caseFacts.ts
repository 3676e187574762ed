import { nameKey } from '../nameKey.ts';
import { momentMs } from '../moment.ts';
import { priorities } from '../records/codes.ts';
import { knownCode } from '../records/triageDecision.ts';
import type { BusinessCalendar } from '../sla/calendar.ts';
import { earliestCountedMs, inOrder, type ClockEvent, type TimedEvent } from '../sla/clockEvent.ts';
import type { ClockState } from '../sla/clockState.ts';
import { replayClock } from '../sla/responseClock.ts';
import type { ResponsePolicy } from '../sla/responsePolicy.ts';
import { workingTimeOf } from '../sla/workingTime.ts';
import type { CaseSummary } from '../summary.ts';
import { isOpen } from '../workflow.ts';
import { timeTaken, type TimeTaken } from './timeTaken.ts';

/**
 * Whether the first response came in time (SLA compliance): `met`, `missed` (late, or overdue and still missing), `waiting`
 * (the target is not used up yet), `none` (no priority and so no target, or ended before the target was used up).
 */
export type ResponseResult = 'met' | 'missed' | 'waiting' | 'none';

/** What the statistics count of one case. Plain data. */
export interface CaseFacts {
  /** The URI of the case's folder. */
  readonly id: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly priority?: string;
  readonly category?: string;
  /** Without blanks around it; absent when nobody is. */
  readonly assignee?: string;
  /** The same for one person written in two ways (`nameKey`). */
  readonly assigneeKey?: string;
  readonly causes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly receivedAt?: number;
  /** The date of receipt by the calendar's time zone, as days since 1 January 1970. */
  readonly receivedDay?: number;
  /** The date of the last resolution, likewise. */
  readonly resolvedDay?: number;
  /** The result of the first response clock: a reopening starts another, but never alters this one. */
  readonly response: ResponseResult;
  /** Time to first response: from receipt to the first human contact. */
  readonly firstResponse?: TimeTaken;
  /**
   * Time to resolution: from receipt to the last resolution. The time for which a case passed as solved until it was reopened
   * counts: its user had no solution then.
   */
  readonly resolution?: TimeTaken;
}

/** What a case is counted by: its summary, and the events of its clock. */
export interface FactSource {
  readonly id: string;
  readonly summary: CaseSummary;
  readonly events: readonly ClockEvent[];
}

export interface FactRules {
  readonly calendar: BusinessCalendar;
  readonly policy: ResponsePolicy;
}

/** How far in the future a moment may be, by a clock that runs fast or a time zone mistaken: a year. */
const furthestAhead = 366 * 86_400_000;

/**
 * The facts of a case. A moment before 1990, or more than a year ahead, counts as if it were not there.
 * @param now milliseconds since the epoch
 * @throws RangeError for an unknown time zone, or a calendar without working time in ten years
 */
export function factsOf({ id, summary, events }: FactSource, rules: FactRules, now: number): CaseFacts {
  const isPlausible = (ms: number | undefined): ms is number =>
    ms !== undefined && ms >= earliestCountedMs && ms <= now + furthestAhead;
  const time = workingTimeOf(rules.calendar);
  const ordered = inOrder(events);
  const isSound = ordered.length > 0 && ordered.every(({ ms }) => isPlausible(ms));
  const received = momentMs(summary.receivedAt);
  const resolved = momentMs(summary.resolvedAt);
  const assignee = summary.assignee?.trim();
  const { status, priority, category } = summary;
  return {
    id,
    status,
    isOpen: isOpen(status),
    causes: summary.causes ?? [],
    ...(priority !== undefined && priority !== '' && { priority }),
    ...(category !== undefined && category !== '' && { category }),
    ...(assignee !== undefined && assignee !== '' && { assignee, assigneeKey: nameKey(assignee) }),
    ...(isPlausible(received) && { receivedAt: received, receivedDay: time.localDay(received) }),
    ...(isPlausible(resolved) && { resolvedDay: time.localDay(resolved) }),
    ...(isSound
      ? clockFacts(ordered, { events, priority, resolved: isPlausible(resolved) ? resolved : undefined }, rules, now)
      : { response: 'none' }),
  };
}

function clockFacts(
  ordered: readonly TimedEvent[],
  own: { events: readonly ClockEvent[]; priority: string | undefined; resolved: number | undefined },
  { calendar, policy }: FactRules,
  now: number,
): Pick<CaseFacts, 'response' | 'firstResponse' | 'resolution'> {
  const { state, earlier } = replayClock(own.events, calendar, policy, now);
  const first = earlier[0] ?? state;
  const from = ordered[0]?.ms ?? now;
  const reopened = ordered.findIndex(({ kind }) => kind === 'reopened');
  const firstRound = reopened < 0 ? ordered : ordered.slice(0, reopened);
  const answered = firstRound.find(({ kind }) => kind === 'firstResponse')?.ms;
  const mode = 'mode' in first ? first.mode : 'roundTheClock';
  const known = knownCode(priorities, own.priority);
  const resolvedIn = known ? policy.clock[known] : 'roundTheClock';
  const taken = (to: number, by: typeof mode): TimeTaken =>
    timeTaken(ordered, { from, to, mode: by }, calendar, policy);
  return {
    response: resultOf(first),
    ...(answered !== undefined && { firstResponse: taken(answered, mode) }),
    ...(own.resolved !== undefined && own.resolved >= from && { resolution: taken(own.resolved, resolvedIn) }),
  };
}

function resultOf(state: ClockState): ResponseResult {
  switch (state.kind) {
    case 'met':
      return 'met';
    case 'answeredLate':
    case 'breached':
      return 'missed';
    case 'running':
    case 'paused':
      return 'waiting';
    case 'ended':
      return state.breached ? 'missed' : 'none';
    case 'notStarted':
    case 'awaitingTriage':
    case 'answeredUntriaged':
      return 'none';
  }
}
