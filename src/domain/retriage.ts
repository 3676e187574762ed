import type { Case } from './case.ts';
import { CaseChange, type Doing } from './caseChange.ts';
import { stepOf } from './caseHistory.ts';
import { commitmentText } from './commitment.ts';
import type { CaseEdit } from './edit.ts';
import { momentMs } from './moment.ts';
import type { Priority } from './records/codes.ts';
import { computedPriority } from './records/triageDecision.ts';
import { isFilled, valuesOf } from './records/rules.ts';
import { isOpen } from './workflow.ts';

export interface Retriage extends Doing {
  readonly finalPriority: Priority;
  readonly reason: string;
  /** What is known now that was not known before. */
  readonly newInformation?: string | undefined;
  /** Who approved that urgent is given or taken away. */
  readonly approver?: string | undefined;
  /** ISO 8601, from `retriageDue`. Absent when the clock has no due time any more, or no calendar is at hand. */
  readonly dueBefore?: string | undefined;
  readonly dueAfter?: string | undefined;
  /** IANA name of the calendar's zone, for the promise of record 1. */
  readonly timeZone: string;
}

/** Whether the priority is decided, so that changing it is a re-triage and not a first decision. */
export const isTriaged = (current: Case): boolean =>
  isOpen(current.status) && !['draft', 'accepted'].includes(stepOf(current));

/**
 * Decides the priority of a triaged case again. What was decided before stays in the history of record 2 and in the
 * timeline, both append-only.
 * @throws RangeError for a case that is not triaged or has ended, or without a reason
 */
export function retriage(current: Case, request: Retriage): CaseEdit[] {
  if (!isTriaged(current)) throw new RangeError(`A case that is ${current.status} cannot be re-triaged`);
  if (!isFilled(request.reason)) throw new RangeError('A re-triage needs a reason');
  const change = new CaseChange(current, request);
  const { at, by, finalPriority: to, reason, newInformation, approver, dueBefore, dueAfter } = request;
  const content = { from: current.triage?.finalPriority, to, reason, newInformation, dueBefore, dueAfter };
  change.set(['triage', 'finalPriority'], to);
  const computed = computedPriority(valuesOf(current.triage));
  if (computed && computed.priority !== to) change.set(['triage', 'overrideReason'], reason);
  if (isFilled(approver)) change.set(['triage', 'approver'], approver);
  change.append(['triage', 'history'], { at, by, ...content });
  movePromise(change, request);
  change.event('retriaged', content);
  return change.edits;
}

/** A promise that the tool wrote moves with the due time; one in a person's own words stays what was said. */
function movePromise(change: CaseChange, { dueBefore, dueAfter, timeZone }: Retriage): void {
  const { commitment, commitmentDueAt } = change.current.intake ?? {};
  if (dueBefore === undefined || dueAfter === undefined) return;
  if (momentMs(commitmentDueAt) === momentMs(dueBefore)) change.set(['intake', 'commitmentDueAt'], dueAfter);
  for (const language of ['en', 'zh-cn'] as const)
    if (commitment === commitmentText({ dueAt: dueBefore, language, timeZone }))
      change.set(['intake', 'commitment'], commitmentText({ dueAt: dueAfter, language, timeZone }));
}
