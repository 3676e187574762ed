import type { Priority } from '../records/codes.ts';
import type { BusinessCalendar } from './calendar.ts';
import { inOrder, type ClockEvent } from './clockEvent.ts';
import { ClockRun, type ClockPosition, type TimedStep } from './clockRun.ts';
import type { ClockProgress, ClockState, ClockStep } from './clockState.ts';
import type { ResponsePolicy } from './responsePolicy.ts';
import { workingTimeOf, type WorkingTime } from './workingTime.ts';

/** What a case's timeline says about its response at a moment. Plain data: it can be posted to a webview. */
export interface ResponseClock {
  /** The clock that matters now: the last one started. */
  readonly state: ClockState;
  /** The frozen results of the clocks before each reopening, oldest first. */
  readonly earlier: readonly ClockState[];
}

/**
 * Computes the response clock of a case from its timeline. Nothing is stored, so a corrected timeline or calendar corrects it.
 * @param events in any order; without a `received` event no clock has started
 * @param now milliseconds since the epoch. An event later than this (a colleague's clock runs fast) still counts, as if it were now.
 * @throws RangeError for a moment without an offset, an unknown time zone, or a calendar without working time in ten years
 */
export function replayClock(
  events: readonly ClockEvent[],
  calendar: BusinessCalendar,
  policy: ResponsePolicy,
  now: number,
): ResponseClock {
  const time = workingTimeOf(calendar);
  const { runs, moment } = play(events, time, policy, now);
  const states = runs.map((run) => stateOf(run, time, policy, moment));
  return { state: states.at(-1) ?? { kind: 'notStarted' }, earlier: states.slice(0, -1) };
}

/** Why the deadline is what it is: what happened to the clock, in order. Takes and throws what `replayClock` does. */
export function explainClock(
  events: readonly ClockEvent[],
  calendar: BusinessCalendar,
  policy: ResponsePolicy,
  now: number,
): readonly ClockStep[] {
  const time = workingTimeOf(calendar);
  const { runs } = play(events, time, policy, now);
  return runs.flatMap((run, clock) => run.steps.map((step) => stepOf(step, clock, time)));
}

function play(
  events: readonly ClockEvent[],
  time: WorkingTime,
  policy: ResponsePolicy,
  now: number,
): { readonly runs: readonly ClockRun[]; readonly moment: number } {
  const ordered = inOrder(events);
  const runs: ClockRun[] = [];
  let priority: Priority | undefined;
  for (const event of ordered) {
    let run = runs.at(-1);
    if (!run || event.kind === 'reopened') {
      // A case that is reopened without ever having been answered leaves its old clock behind without a result.
      if (run?.answeredAt === undefined) run?.apply({ kind: 'ended', ms: event.ms });
      run = new ClockRun(event.ms, time, policy);
      runs.push(run);
      run.start(event.kind === 'reopened' ? 'reopened' : 'received', priority);
    } else {
      run.apply(event);
    }
    // A change of priority after the answer leaves that clock alone but sets the target of the next.
    if (event.kind === 'triaged' || event.kind === 'retriaged') priority = event.priority;
  }
  const moment = Math.max(now, ordered.at(-1)?.ms ?? now);
  for (const run of runs) run.advance(moment);
  return { runs, moment };
}

function stateOf(run: ClockRun, time: WorkingTime, policy: ResponsePolicy, now: number): ClockState {
  const position = run.positionAt(now);
  const startedAt = time.toIso(run.startedAt);
  const respondedAt = run.answeredAt === undefined ? undefined : time.toIso(run.answeredAt);
  if (!position || run.priority === undefined) {
    if (respondedAt !== undefined) return { kind: 'answeredUntriaged', startedAt, respondedAt };
    if (run.endedAt !== undefined) return { kind: 'ended', endedAt: time.toIso(run.endedAt), breached: false };
    return { kind: 'awaitingTriage', startedAt };
  }
  const moment = run.answeredAt ?? run.endedAt ?? now;
  const elapsed = run.elapsed(position, moment);
  const { due, target, counter } = position;
  const progress: ClockProgress = {
    startedAt,
    priority: run.priority,
    dueAt: time.toIso(due),
    provisional: position.uncoveredFrom < due,
    mode: target.mode,
    targetMinutes: target.length / 60_000,
    elapsedMinutes: Math.floor(elapsed / 60_000),
    remainingMinutes: Math.ceil((target.length - elapsed) / 60_000),
    percent: Math.floor((elapsed * 100) / target.length),
  };
  const overdueMinutes = Math.floor(counter.between(due, moment) / 60_000);
  if (respondedAt !== undefined) {
    if (run.breached) return { kind: 'answeredLate', respondedAt, overdueMinutes, ...progress };
    return { kind: 'met', respondedAt, ...progress };
  }
  if (run.endedAt !== undefined) {
    return { kind: 'ended', endedAt: time.toIso(run.endedAt), breached: run.breached, progress };
  }
  if (run.breached) return { kind: 'breached', overdueMinutes, ...progress };
  if (run.pause) return { kind: 'paused', reason: run.pause.reason, since: time.toIso(run.pause.since), ...progress };
  return { kind: 'running', ...warningOf(run, position, time, policy, moment), ...progress };
}

function warningOf(
  run: ClockRun,
  position: ClockPosition,
  time: WorkingTime,
  policy: ResponsePolicy,
  now: number,
): { readonly warning: boolean; readonly warnAt: string } {
  const part = Math.ceil((position.target.length * policy.warnPercent) / 100);
  const warnAt = run.momentOf(position, part, now);
  return { warning: warnAt <= now, warnAt: time.toIso(warnAt) };
}

function stepOf({ counted, dueBefore, dueAfter, ...step }: TimedStep, clock: number, time: WorkingTime): ClockStep {
  return {
    ...step,
    clock,
    at: time.toIso(step.at),
    ...(counted !== undefined && { countedMinutes: Math.floor(counted / 60_000) }),
    ...(dueBefore !== undefined && { dueBefore: time.toIso(dueBefore) }),
    ...(dueAfter !== undefined && { dueAfter: time.toIso(dueAfter) }),
  };
}
