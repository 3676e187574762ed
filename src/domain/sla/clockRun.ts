import { priorities, type Priority } from '../records/codes.ts';
import type { TimedEvent } from './clockEvent.ts';
import type { ClockStep } from './clockState.ts';
import { countedTime, counterOf, dueTime, responseTarget } from './clockTarget.ts';
import type { ActiveSpan, ClockTarget, DueTime, TimeCounter } from './clockTarget.ts';
import type { ResponsePolicy } from './responsePolicy.ts';
import type { WorkingTime } from './workingTime.ts';

/** Where a clock stands: the target that decides, and what follows from it. */
export interface ClockPosition extends DueTime {
  readonly target: ClockTarget;
  readonly counter: TimeCounter;
}

/** A step with its moments in milliseconds. */
export interface TimedStep extends Omit<ClockStep, 'clock' | 'at' | 'dueBefore' | 'dueAfter' | 'countedMinutes'> {
  readonly at: number;
  readonly counted?: number | undefined;
  readonly dueBefore?: number | undefined;
  readonly dueAfter?: number | undefined;
}

type StepContent = Pick<TimedStep, 'kind' | 'priority' | 'reason'>;

/** One response clock while its events are played to it in order: the first, or one that a reopening started. */
export class ClockRun {
  readonly startedAt: number;
  readonly #time: WorkingTime;
  readonly #policy: ResponsePolicy;
  readonly #steps: TimedStep[] = [];
  #spans: readonly ActiveSpan[];
  #hold: { readonly reason: string; readonly since: number } | undefined;
  /** The earliest due time of these holds. A rise adds one, a fall replaces them. */
  #targets: readonly ClockTarget[] = [];
  #priority: Priority | undefined;
  /** From the moment that the due time passed: nothing moves it any more. */
  #breach: ClockPosition | undefined;
  /** Where the clock stood at the last step, and up to when the steps have counted. */
  #recorded: ClockPosition | undefined;
  #countedUntil: number;
  #answeredAt: number | undefined;
  #endedAt: number | undefined;

  constructor(startedAt: number, time: WorkingTime, policy: ResponsePolicy) {
    this.startedAt = startedAt;
    this.#countedUntil = startedAt;
    this.#time = time;
    this.#policy = policy;
    this.#spans = [{ from: startedAt, to: undefined }];
  }

  get steps(): readonly TimedStep[] {
    return this.#steps;
  }
  get priority(): Priority | undefined {
    return this.#priority;
  }
  get breached(): boolean {
    return this.#breach !== undefined;
  }
  get answeredAt(): number | undefined {
    return this.#answeredAt;
  }
  get endedAt(): number | undefined {
    return this.#endedAt;
  }
  /** The hold that stops the clock, if one does. */
  get pause(): { readonly reason: string; readonly since: number } | undefined {
    return this.#hold;
  }
  get #stoppedAt(): number | undefined {
    return this.#answeredAt ?? this.#endedAt;
  }

  /** Starts the clock; a reopened case keeps the priority that it had. */
  start(kind: 'received' | 'reopened', priority: Priority | undefined): void {
    this.#priority = priority;
    if (priority) this.#targets = [this.#target(priority, this.startedAt)];
    this.#record(this.startedAt, { kind, ...(priority && { priority }) });
  }

  /** Applies an event. After the answer or the end only a first priority still matters: the answer is judged by it. */
  apply(event: TimedEvent): void {
    this.advance(event.ms);
    const judgesAnswer = event.kind === 'triaged' || event.kind === 'retriaged';
    if (this.#endedAt !== undefined) return;
    if (this.#answeredAt !== undefined && !(judgesAnswer && this.#priority === undefined)) return;
    const content = this.#change(event);
    if (content) this.#record(event.ms, content);
  }

  /** Lets time pass up to a moment, so that a due time passed since then is a breach. */
  advance(now: number): void {
    if (this.#breach || this.#priority === undefined) return;
    const moment = this.#stoppedAt ?? now;
    const position = this.positionAt(moment);
    if (!position || position.due >= moment) return;
    this.#breach = position;
    this.#record(position.due, { kind: 'breached' });
  }

  /** Where the clock stands at a moment, or for good once it is breached, answered or ended. */
  positionAt(now: number): ClockPosition | undefined {
    return this.#breach ?? this.#positionOf(this.#stoppedAt ?? now);
  }

  /** Time counted for the target up to a moment. */
  elapsed({ target, counter }: ClockPosition, until: number): number {
    return Math.min(target.length, countedTime(this.#spans, target.from, until, counter));
  }

  /** When a part of the target was or will be used up. */
  momentOf({ target, counter }: ClockPosition, length: number, now: number): number {
    return dueTime({ ...target, length }, this.#spans, now, counter).due;
  }

  #change(event: TimedEvent): StepContent | undefined {
    switch (event.kind) {
      case 'triaged':
      case 'retriaged':
        return this.#setPriority(event.priority, event.ms);
      case 'held':
        return this.#holdFor(event.reason, event.ms);
      case 'resumed':
        return this.#resume(event.ms);
      case 'firstResponse':
        this.#stop(event.ms);
        this.#answeredAt = event.ms;
        return { kind: 'answered' };
      case 'ended':
        this.#stop(event.ms);
        this.#endedAt = event.ms;
        return { kind: 'ended' };
      case 'received':
      case 'reopened':
        return undefined;
    }
  }

  #setPriority(priority: Priority, at: number): StepContent {
    const old = this.#priority;
    this.#priority = priority;
    if (old === undefined) {
      this.#targets = [this.#target(priority, this.startedAt)];
      return { kind: 'triaged', priority };
    }
    const rise = rank(old) - rank(priority);
    if (rise === 0) return { kind: 'confirmed', priority };
    if (rise > 0) this.#targets = [...this.#targets, this.#target(priority, at)];
    else this.#targets = [this.#target(priority, this.startedAt)];
    return { kind: rise > 0 ? 'raised' : 'lowered', priority };
  }

  #holdFor(reason: string, at: number): StepContent {
    const stops = this.#policy.pausesClock[reason] === true;
    if (!stops) {
      // A second hold replaces the first: two branches may both have put the case on hold.
      this.#resume(at);
      return { kind: 'heldRunning', reason };
    }
    this.#stop(at);
    this.#hold = { reason, since: this.#hold?.since ?? at };
    return { kind: 'paused', reason };
  }

  #resume(at: number): StepContent | undefined {
    if (!this.#hold) return undefined;
    this.#hold = undefined;
    this.#spans = [...this.#spans, { from: at, to: undefined }];
    return { kind: 'resumed' };
  }

  #stop(at: number): void {
    this.#spans = this.#spans.map((span) => (span.to === undefined ? { from: span.from, to: at } : span));
  }

  #target(priority: Priority, from: number): ClockTarget {
    return responseTarget(priority, from, this.#time, this.#policy);
  }

  #positionOf(at: number): ClockPosition | undefined {
    let first: ClockPosition | undefined;
    let uncoveredFrom = Infinity;
    for (const target of this.#targets) {
      const counter = counterOf(target.mode, this.#time);
      const reached = dueTime(target, this.#spans, at, counter);
      uncoveredFrom = Math.min(uncoveredFrom, reached.uncoveredFrom);
      if (!first || reached.due < first.due) first = { target, counter, due: reached.due, uncoveredFrom };
    }
    // Unknown holidays in the count of a later due time could make that one the earlier.
    return first && { target: first.target, counter: first.counter, due: first.due, uncoveredFrom };
  }

  #record(at: number, content: StepContent): void {
    const before = this.#recorded;
    const after = this.positionAt(at);
    const counter = (before ?? after)?.counter;
    const counted = counter && countedTime(this.#spans, this.#countedUntil, at, counter);
    this.#steps.push({ at, ...content, counted, dueBefore: before?.due, dueAfter: after?.due });
    this.#recorded = after;
    // A breach that comes to light late stands behind steps of later moments.
    if (counter) this.#countedUntil = Math.max(this.#countedUntil, at);
  }
}

const rank = (priority: Priority): number => priorities.findIndex(({ code }) => code === priority);
