import type { Case } from './case.ts';
import { isReopening, knownEvents } from './caseHistory.ts';
import type { Promised } from './commitment.ts';
import { momentMs } from './moment.ts';
import { priorities, type Priority } from './records/codes.ts';
import { knownCode } from './records/triageDecision.ts';
import type { BusinessCalendar } from './sla/calendar.ts';
import { earliestCountedMs, type ClockEvent } from './sla/clockEvent.ts';
import type { ClockState, ClockStep } from './sla/clockState.ts';
import { explainClock, replayClock, type ResponseClock } from './sla/responseClock.ts';
import type { ResponsePolicy } from './sla/responsePolicy.ts';
import type { Language } from './text.ts';
import type { KnownEvent } from './timeline.ts';
import { isOpen, procedurePath } from './workflow.ts';

/** The response clock of one case, with what happened to it. */
export interface CaseClock extends ResponseClock {
  /** "Why this deadline": what happened to the clock, in order. */
  readonly steps: readonly ClockStep[];
}

/**
 * The response clock of a case, from its receipt (record 1) and its timeline.
 * @param now milliseconds since the epoch
 * @throws RangeError for an unknown time zone or a calendar without working time in ten years
 */
export function caseClock(current: Case, calendar: BusinessCalendar, policy: ResponsePolicy, now: number): CaseClock {
  const events = clockEventsOf(current);
  return { ...replayClock(events, calendar, policy, now), steps: explainClock(events, calendar, policy, now) };
}

/**
 * What of a case matters to its clock; small enough to be kept for cases that are not open. Events whose time is no moment
 * are left out (case lint names them), and so are those before 1990: no clock runs for decades.
 */
export function clockEventsOf(current: Case): readonly ClockEvent[] {
  const receivedAt = current.intake?.receivedAt;
  if (receivedAt === undefined || !isCounted(receivedAt)) return [];
  const known = knownEvents(current).filter(({ at }) => isCounted(at));
  const events = known.flatMap((event) => clockEvents(event, firstPriority(current, known)));
  const isDecided = events.some(({ kind }) => kind === 'triaged' || kind === 'retriaged');
  const priority = knownCode(priorities, current.triage?.finalPriority);
  // A file written by hand, or by another tool, may tell of the status alone.
  const untold: readonly ClockEvent[] =
    !isDecided && priority && isPastTriage(current) ? [{ kind: 'triaged', at: receivedAt, priority }] : [];
  return [{ kind: 'received', at: receivedAt }, ...untold, ...events];
}

const isCounted = (at: string): boolean => (momentMs(at) ?? -Infinity) >= earliestCountedMs;

function clockEvents(event: KnownEvent, first: Priority | undefined): readonly ClockEvent[] {
  const { at } = event;
  if (isReopening(event)) return [{ kind: 'reopened', at }];
  switch (event.type) {
    case 'statusChanged': {
      // Tools other than this one may write a hold and its end as plain changes of status.
      const resumed: readonly ClockEvent[] = event.from === 'onHold' ? [{ kind: 'resumed', at }] : [];
      if (event.to === 'onHold') return [{ kind: 'held', at, reason: event.reason ?? 'other' }];
      const priority = knownCode(priorities, event.priority) ?? first;
      if (event.to === 'triaged' && event.from === 'accepted' && priority)
        return [...resumed, { kind: 'triaged', at, priority }];
      return isOpen(event.to) ? resumed : [...resumed, { kind: 'ended', at }];
    }
    case 'retriaged': {
      const priority = knownCode(priorities, event.to);
      return priority ? [{ kind: 'retriaged', at, priority }] : [];
    }
    case 'held':
      return [{ kind: 'held', at, reason: event.reason }];
    case 'resumed':
    case 'firstResponse':
      return [{ kind: event.type, at }];
    case 'created':
    case 'replied':
    case 'escalated':
    case 'reopened':
    case 'linked':
    case 'evidenceAttached':
    case 'evidenceRemoved':
    case 'evidenceMasked':
    case 'articleDrafted':
      return [];
  }
}

/** The priority decided at triage where its event does not say: what the first re-triage changed, else what holds now. */
const firstPriority = ({ triage }: Case, events: readonly KnownEvent[]): Priority | undefined => {
  const change = events.find((event) => event.type === 'retriaged');
  return (
    (change?.type === 'retriaged' ? knownCode(priorities, change.from) : undefined) ??
    knownCode(priorities, triage?.finalPriority)
  );
};

const isPastTriage = ({ status }: Case): boolean =>
  (procedurePath as readonly string[]).indexOf(status) >= procedurePath.indexOf('triaged');

/** Due times of a re-triage, ISO 8601; absent when the clock has none any more: answered, ended, or not triaged. */
export interface RetriageDue {
  readonly dueBefore?: string;
  readonly dueAfter?: string;
}

/**
 * What a re-triage at a moment does to the due time.
 * @param at ISO 8601 with an offset
 * @throws RangeError as `caseClock`, and when `at` is no moment
 */
export function retriageDue(
  current: Case,
  change: { readonly finalPriority: Priority; readonly at: string },
  calendar: BusinessCalendar,
  policy: ResponsePolicy,
): RetriageDue {
  const events = clockEventsOf(current);
  const now = momentMs(change.at) ?? NaN;
  const after: ClockEvent = { kind: 'retriaged', at: change.at, priority: change.finalPriority };
  const dueBefore = openDue(replayClock(events, calendar, policy, now).state);
  const dueAfter = openDue(replayClock([...events, after], calendar, policy, now).state);
  return { ...(dueBefore !== undefined && { dueBefore }), ...(dueAfter !== undefined && { dueAfter }) };
}

/**
 * The response time to promise when a case is triaged with its final priority.
 * @param at ISO 8601 with an offset: the moment of triage
 * @returns `undefined` without a moment of receipt or a final priority
 * @throws RangeError as `caseClock`, and when `at` is no moment
 */
export function promiseAtTriage(
  current: Case,
  { at, language }: { readonly at: string; readonly language: Language },
  calendar: BusinessCalendar,
  policy: ResponsePolicy,
): Promised | undefined {
  const priority = knownCode(priorities, current.triage?.finalPriority);
  if (!priority) return undefined;
  const events: readonly ClockEvent[] = [...clockEventsOf(current), { kind: 'triaged', at, priority }];
  const { state } = replayClock(events, calendar, policy, momentMs(at) ?? NaN);
  return 'dueAt' in state ? { dueAt: state.dueAt, language, timeZone: calendar.timeZone } : undefined;
}

const openDue = (state: ClockState): string | undefined =>
  state.kind === 'running' || state.kind === 'paused' || state.kind === 'breached' ? state.dueAt : undefined;
