import type { Priority } from '../records/codes.ts';
import type { ClockMode, ResponsePolicy } from './responsePolicy.ts';
import type { WorkingTime } from './workingTime.ts';

/** A stretch of time in which a clock runs, in milliseconds; open when it has no end yet. */
export interface ActiveSpan {
  readonly from: number;
  readonly to: number | undefined;
}

/** So much counted time from a moment on, in milliseconds. */
export interface ClockTarget {
  readonly mode: ClockMode;
  readonly from: number;
  readonly length: number;
}

/** Counts time in milliseconds, all of it or the working time alone. */
export type TimeCounter = Pick<WorkingTime, 'between' | 'add' | 'uncoveredFrom'>;

const everyMinute: TimeCounter = {
  between: (from, to) => Math.max(0, to - from),
  add: (from, length) => from + length,
  uncoveredFrom: () => Infinity,
};

export const counterOf = (mode: ClockMode, time: WorkingTime): TimeCounter =>
  mode === 'business' ? time : everyMinute;

/** The target of a first response to something received (or given a higher priority) at a moment. */
export function responseTarget(
  priority: Priority,
  from: number,
  time: WorkingTime,
  policy: ResponsePolicy,
): ClockTarget {
  if (priority !== 'low') {
    return { mode: policy.clock[priority], from, length: policy.targetMinutes[priority] * 60_000 };
  }
  // The working time up to that evening: a hold moves the due time on by what it takes away, as for any other target.
  if (policy.low === 'endOfNextWorkday') {
    return { mode: 'business', from, length: time.between(from, time.endOfNextWorkday(from)) };
  }
  return { mode: policy.clock.low, from, length: time.plan.nominalMinutes * 60_000 };
}

export interface DueTime {
  readonly due: number;
  /** The first moment of the count that lies in a year without holiday data; `Infinity` when there is none. */
  readonly uncoveredFrom: number;
}

/**
 * When the target is used up by the time that the clock runs. While the clock stands still: when it would be used up if the
 * clock went on at `at`. Time used up at the very moment of a hold is due when the hold ends, not while it lasts.
 */
export function dueTime(target: ClockTarget, spans: readonly ActiveSpan[], at: number, counter: TimeCounter): DueTime {
  let rest = target.length;
  let uncoveredFrom = Infinity;
  for (const span of [...spans, { from: at, to: undefined }]) {
    if (span.to !== undefined && span.to <= target.from) continue;
    const from = Math.max(span.from, target.from);
    const due = counter.add(from, rest);
    const reached = span.to === undefined || due < span.to;
    const counted = reached ? due : span.to;
    uncoveredFrom = Math.min(uncoveredFrom, counter.uncoveredFrom(from, counted));
    if (reached) return { due, uncoveredFrom };
    rest -= counter.between(from, counted);
  }
  return { due: at, uncoveredFrom };
}

/** The time counted within the active spans between two moments. */
export const countedTime = (spans: readonly ActiveSpan[], from: number, to: number, counter: TimeCounter): number =>
  spans.reduce((sum, span) => sum + counter.between(Math.max(span.from, from), Math.min(span.to ?? Infinity, to)), 0);
