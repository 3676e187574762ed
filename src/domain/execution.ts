import type { Values } from './field.ts';
import { isFilled, itemsOf, valuesOf } from './records/rules.ts';

/** How far the plan of a case has been carried out. */
export interface Execution {
  readonly steps: readonly Values[];
  /** Steps with an outcome. */
  readonly done: number;
  /** Estimated minutes of the steps without one; steps without an estimate count nothing. */
  readonly remainingMinutes: number;
  /** Steps without an outcome that have no estimate either. */
  readonly withoutEstimate: number;
  /** The first step without an outcome. */
  readonly next?: Values;
  /** The step that failed or was rolled back while nothing was started after it: a person decides how to go on. */
  readonly stoppedAt?: Values;
}

/** The state of execution, from the steps of record 5 in their order. */
export function executionOf(current: Values): Execution {
  const steps = itemsOf(valuesOf(current.plan).steps);
  const open = steps.filter(({ outcome }) => !isFilled(outcome));
  const [next] = open;
  const last = steps.findLast(({ outcome }) => isFilled(outcome));
  const isStopped = (last?.outcome === 'failed' || last?.outcome === 'rolledBack') && !isFilled(next?.start);
  const minutes = open.map(({ estimatedMinutes }) => estimatedMinutes).filter((value) => typeof value === 'number');
  return {
    steps,
    done: steps.length - open.length,
    remainingMinutes: minutes.reduce((sum, value) => sum + value, 0),
    withoutEstimate: open.length - minutes.length,
    ...(next && { next }),
    ...(isStopped && { stoppedAt: last }),
  };
}
