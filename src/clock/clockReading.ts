import { momentMs } from '../domain/moment.ts';
import type { ClockEvent } from '../domain/sla/clockEvent.ts';
import type { ClockMode } from '../domain/sla/responsePolicy.ts';
import type { ClockState } from '../domain/sla/clockState.ts';
import { counterOf } from '../domain/sla/clockTarget.ts';
import { replayClock } from '../domain/sla/responseClock.ts';
import { workingTimeOf } from '../domain/sla/workingTime.ts';
import type { ClockRules } from './clockSettings.ts';
import { shownStep } from './duration.ts';

/** A case's response clock as it stood at a moment. Nothing of it is kept in a file. */
export interface ClockReading {
  readonly state: ClockState;
  readonly rules: ClockRules;
  /** 0 is the first response clock, 1 the one after the first reopening, and so on. */
  readonly round: number;
  /** When something that is shown, or warned of, is next different, milliseconds since the epoch; absent when time changes nothing. */
  readonly nextChange?: number;
}

/**
 * Reads a case's clock.
 * @param now milliseconds since the epoch
 * @throws RangeError as `replayClock` does
 */
export function readClock(events: readonly ClockEvent[], rules: ClockRules, now: number): ClockReading {
  const { state, earlier } = replayClock(events, rules.calendar, rules.policy, now);
  const nextChange = nextChangeOf(state, rules, now);
  return { state, rules, round: earlier.length, ...(nextChange !== undefined && { nextChange }) };
}

/** How pressing a case is; what is drawn, counted and told of follows from it. */
export type ClockTone = 'none' | 'running' | 'warning' | 'overdue' | 'paused' | 'done';

export function toneOf(state: ClockState): ClockTone {
  switch (state.kind) {
    case 'notStarted':
    case 'awaitingTriage':
      return 'none';
    case 'running':
      return state.warning ? 'warning' : 'running';
    case 'breached':
      return 'overdue';
    case 'paused':
      return 'paused';
    case 'met':
    case 'answeredLate':
    case 'answeredUntriaged':
    case 'ended':
      return 'done';
  }
}

/**
 * Where a case stands among those of its priority: by its due time. A clock that stands still comes after all that run,
 * then those that have none or are over.
 */
export function urgencyOf(reading: ClockReading | undefined): number {
  switch (reading?.state.kind) {
    case 'running':
    case 'breached':
      return momentMs(reading.state.dueAt) ?? Infinity;
    case 'paused':
      return Number.MAX_SAFE_INTEGER;
    default:
      return Infinity;
  }
}

/** What a reading shows of itself, so that one that shows the same need not be drawn again. */
export function faceOf({ state }: ClockReading): string {
  switch (state.kind) {
    case 'running':
    case 'paused':
    case 'breached': {
      const { kind, priority, provisional, mode, remainingMinutes } = state;
      const passed = state.kind === 'breached' ? state.overdueMinutes : 0;
      // While paused the due time moves on by itself and is not shown.
      const due = state.kind === 'paused' ? '' : state.dueAt;
      const shown = [stepsOf(remainingMinutes, mode, Math.ceil), stepsOf(passed, mode, Math.floor)];
      return [kind, toneOf(state), priority, provisional, due, ...shown].join(' ');
    }
    default:
      return JSON.stringify(state);
  }
}

const stepsOf = (minutes: number, mode: ClockMode, round: (value: number) => number): number => {
  const step = shownStep(minutes, mode);
  return round(minutes / step) * step;
};

const minuteMs = 60_000;

/** When the shown time, the warning or the breach comes next. */
function nextChangeOf(state: ClockState, { calendar }: ClockRules, now: number): number | undefined {
  if (state.kind !== 'running' && state.kind !== 'breached') return undefined;
  const due = momentMs(state.dueAt);
  if (due === undefined) return undefined;
  const counter = counterOf(state.mode, workingTimeOf(calendar));
  if (state.kind === 'breached') {
    const step = shownStep(state.overdueMinutes, state.mode);
    return counter.add(due, (Math.floor(state.overdueMinutes / step) + 1) * step * minuteMs);
  }
  const left = counter.between(now, due);
  const step = shownStep(Math.max(0, state.remainingMinutes - 1), state.mode);
  const shownNext = Math.floor((state.remainingMinutes - 1) / step) * step * minuteMs;
  const changes = left > shownNext ? counter.add(now, left - shownNext) : due;
  // A response at the due time itself is in time: only after it is it too late.
  const ends = Math.min(changes > now ? changes : due + 1, due + 1);
  const warns = state.warning ? undefined : momentMs(state.warnAt);
  return warns !== undefined && warns > now ? Math.min(ends, warns) : ends;
}
