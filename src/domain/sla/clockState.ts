import type { Priority } from '../records/codes.ts';
import type { ClockMode } from './responsePolicy.ts';

/** How far a clock with a target has come. Moments are ISO 8601 with the offset of the calendar's time zone. */
export interface ClockProgress {
  readonly startedAt: string;
  readonly priority: Priority;
  /** While paused: the due time if the hold ended now. */
  readonly dueAt: string;
  /** The count touches a year whose holidays the calendar does not know. */
  readonly provisional: boolean;
  /** What the minutes count. After a rise in priority these are the minutes of the target that decides the due time. */
  readonly mode: ClockMode;
  readonly targetMinutes: number;
  /** Whole minutes counted so far, rounded down. */
  readonly elapsedMinutes: number;
  /** Whole minutes left, rounded up: not 0 while there is time left. */
  readonly remainingMinutes: number;
  /** Share of the target that is used up, rounded down; 100 once it is used up and no more. */
  readonly percent: number;
}

/** A clock whose due time passed without a response. */
export interface Overdue extends ClockProgress {
  /** Whole minutes since the due time, in the same mode, rounded down. */
  readonly overdueMinutes: number;
}

export type ClockState =
  /** Nothing has been received. */
  | { readonly kind: 'notStarted' }
  /** Received, no priority yet, so no target. */
  | { readonly kind: 'awaitingTriage'; readonly startedAt: string }
  /** Answered before there was a priority; judged when it is decided. */
  | { readonly kind: 'answeredUntriaged'; readonly startedAt: string; readonly respondedAt: string }
  | ({
      readonly kind: 'running';
      /** The policy's share of the target is used up. */
      readonly warning: boolean;
      /** When that share is or was used up. */
      readonly warnAt: string;
    } & ClockProgress)
  | ({ readonly kind: 'paused'; readonly reason: string; readonly since: string } & ClockProgress)
  | ({ readonly kind: 'breached' } & Overdue)
  /** Frozen: answered in time. */
  | ({ readonly kind: 'met'; readonly respondedAt: string } & ClockProgress)
  /** Frozen: answered after the due time. */
  | ({ readonly kind: 'answeredLate'; readonly respondedAt: string } & Overdue)
  /** Frozen: ended without a response. `progress` is absent when there was no priority. */
  | { readonly kind: 'ended'; readonly endedAt: string; readonly breached: boolean; readonly progress?: ClockProgress };

/** One thing that happened to the clock, for "why this deadline". Holds no text: the reader's language is not known here. */
export interface ClockStep {
  /** 0 is the first response clock, 1 the one after the first reopening, and so on. */
  readonly clock: number;
  readonly at: string;
  readonly kind:
    | 'received'
    | 'triaged'
    /** The earlier of the old due time and (change + new target) holds. */
    | 'raised'
    /** Received + new target holds. */
    | 'lowered'
    /** Decided again with the same result. */
    | 'confirmed'
    | 'paused'
    /** On hold for a reason that does not stop the clock. */
    | 'heldRunning'
    | 'resumed'
    | 'breached'
    | 'answered'
    | 'reopened'
    | 'ended';
  readonly priority?: Priority;
  /** Why it was put on hold. */
  readonly reason?: string;
  /** Whole minutes counted since the step before, in the mode of that time. Absent before the first priority. */
  readonly countedMinutes?: number;
  readonly dueBefore?: string;
  readonly dueAfter?: string;
}
