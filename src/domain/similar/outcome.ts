import type { Case } from '../case.ts';
import type { Values } from '../field.ts';
import { isFilled, itemsOf, valuesOf } from '../records/rules.ts';

/** What a case found out and did, in the words of the case. */
export interface Outcome {
  /** The causes that were confirmed. */
  readonly causes: readonly string[];
  /** The solution that was carried out. */
  readonly solution?: string;
  /** The actions that succeeded; of a plan without outcomes, all of them. */
  readonly actions: readonly string[];
  /** What was written when it was closed. */
  readonly summary?: string;
}

/** No more of a text is shown, characters. */
const longest = 300;
const mostActions = 12;

/** The confirmed causes of record 4 and what of record 5 was carried out. */
export function outcomeOf(current: Case): Outcome {
  const { rootCause, plan } = current;
  const causes = confirmedHypotheses(current).flatMap(({ cause }) => textOf(cause) ?? []);
  const direct = textOf(rootCause?.directCause);
  const solution = textOf(executedSolution(current)?.title);
  const summary = textOf(valuesOf(plan?.closure).summary);
  return {
    causes: causes.length > 0 ? causes : direct === undefined ? [] : [direct],
    ...(solution !== undefined && { solution }),
    actions: executedSteps(current)
      .flatMap(({ action }) => textOf(action) ?? [])
      .slice(0, mostActions),
    ...(summary !== undefined && { summary }),
  };
}

/** Those that record 4 names as the root cause; else all that were confirmed. */
export function confirmedHypotheses({ rootCause }: Case): readonly Values[] {
  const record = valuesOf(rootCause);
  const confirmed = itemsOf(record.hypotheses).filter(({ verdict }) => verdict === 'confirmed');
  const named = Array.isArray(record.rootCause) ? record.rootCause : [];
  const root = confirmed.filter(({ id }) => named.includes(id));
  return root.length > 0 ? root : confirmed;
}

/** The chosen solution; the only one when none is chosen. */
export function executedSolution({ plan }: Case): Values | undefined {
  const solutions = itemsOf(valuesOf(plan).solutions);
  return solutions.find(({ chosen }) => chosen === true) ?? (solutions.length === 1 ? solutions[0] : undefined);
}

/** The steps that succeeded; all of them when no outcome was ever written. */
export function executedSteps({ plan }: Case): readonly Values[] {
  const steps = itemsOf(valuesOf(plan).steps);
  return steps.some(({ outcome }) => isFilled(outcome))
    ? steps.filter(({ outcome }) => outcome === 'succeeded')
    : steps;
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const words = value.trim().replace(/\s+/gu, ' ');
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
};
