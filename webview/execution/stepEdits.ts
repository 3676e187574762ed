import type { CaseEdit } from '../../src/domain/edit.ts';
import type { Values } from '../../src/domain/field.ts';
import { newId } from '../../src/domain/id.ts';
import { plan, type outcomes } from '../../src/domain/records/plan.ts';
import { isFilled } from '../../src/domain/records/rules.ts';

export type Outcome = (typeof outcomes)[number]['code'];

/** Who does something, and when (ISO 8601 with an offset). */
export interface Acting {
  readonly by: string;
  readonly at: string;
}

const set = (step: Values, key: keyof typeof plan.fields.steps.fields, value: unknown): CaseEdit => ({
  type: 'set',
  path: ['plan', 'steps', String(step.id), key],
  value,
});
/** What a person wrote stays. */
const fill = (step: Values, key: keyof typeof plan.fields.steps.fields, value: string): CaseEdit[] =>
  isFilled(step[key]) || value === '' ? [] : [set(step, key, value)];

/** A step is begun: when, and by whom. */
export const startStep = (step: Values, { by, at }: Acting): readonly CaseEdit[] => [
  ...fill(step, 'start', at),
  ...fill(step, 'executor', by),
];

/** A step ends with an outcome. */
export const endStep = (step: Values, outcome: Outcome, acting: Acting): readonly CaseEdit[] => [
  ...startStep(step, acting),
  set(step, 'outcome', outcome),
  set(step, 'end', acting.at),
];

/** The step is open again: its outcome was given by mistake. */
export const reopenStep = (step: Values): readonly CaseEdit[] => [
  set(step, 'outcome', undefined),
  set(step, 'end', undefined),
];

/** The contingency is carried out as a step of its own, right after the one that failed; it begins at once. */
export function addContingency(
  failed: Values,
  { action, expected }: { readonly action: string; readonly expected: string },
  { by, at }: Acting,
): { readonly id: string; readonly edits: readonly CaseEdit[] } {
  const id = newId();
  const owner = isFilled(failed.owner) ? failed.owner : by;
  const item = { id, action, expected, owner, executor: by, start: at };
  return { id, edits: [{ type: 'insert', path: ['plan', 'steps'], after: String(failed.id), item }] };
}

/** Another solution is chosen; what was left of the plan is not carried out. */
export function chooseSolution(
  { solutions, steps }: { readonly solutions: readonly Values[]; readonly steps: readonly Values[] },
  chosen: string,
  why: string,
  acting: Acting,
): readonly CaseEdit[] {
  const choices = solutions.flatMap((solution): CaseEdit[] => {
    const value = solution.id === chosen ? true : undefined;
    const path = ['plan', 'solutions', String(solution.id), 'chosen'];
    return solution.chosen === value ? [] : [{ type: 'set', path, value }];
  });
  const open = steps.filter(({ outcome }) => !isFilled(outcome));
  return [...choices, ...open.flatMap((step) => [...endStep(step, 'skipped', acting), ...fill(step, 'actual', why)])];
}
