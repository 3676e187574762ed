import type { Case } from './case.ts';
import { CaseChange, type Doing } from './caseChange.ts';
import type { CaseEdit } from './edit.ts';
import type { Priority } from './records/codes.ts';
import { computedPriority } from './records/triageDecision.ts';
import { isFilled, valuesOf } from './records/rules.ts';
import { isTriaged } from './retriage.ts';
import { isOpen } from './workflow.ts';

/** Gives a case to a person, or with an empty name to nobody. Nothing when it is theirs already. */
export function assign(current: Case, name: string, doing: Doing): CaseEdit[] {
  const change = new CaseChange(current, doing);
  const to = name.trim();
  if (to !== (current.triage?.assignee ?? '').trim()) change.set(['triage', 'assignee'], to === '' ? undefined : to);
  return change.edits;
}

export interface PriorityChoice extends Doing {
  readonly finalPriority: Priority;
  readonly reason: string;
  /** Who approved that urgent is given or taken away. */
  readonly approver?: string | undefined;
}

/**
 * Chooses the priority of a case whose triage is not finished: what the form of record 2 does. The reason is kept where the
 * choice differs from what the rule computes, or where the rule cannot tell yet.
 * @throws RangeError for a case that is triaged already (`retriage`) or has ended, or without a reason
 */
export function choosePriority(
  current: Case,
  { finalPriority, reason, approver, ...doing }: PriorityChoice,
): CaseEdit[] {
  if (isTriaged(current) || !isOpen(current.status))
    throw new RangeError(`A case that is ${current.status} has its priority`);
  if (!isFilled(reason)) throw new RangeError('A priority that is chosen needs a reason');
  const change = new CaseChange(current, doing);
  change.set(['triage', 'finalPriority'], finalPriority);
  if (computedPriority(valuesOf(current.triage))?.priority !== finalPriority)
    change.set(['triage', 'overrideReason'], reason);
  if (isFilled(approver)) change.set(['triage', 'approver'], approver);
  return change.edits;
}
