import type { Case } from './case.ts';
import { CaseChange, type Doing } from './caseChange.ts';
import { hasResponse } from './caseHistory.ts';
import type { CaseEdit } from './edit.ts';
import type { EscalationLevel, LinkRelation } from './timeline.ts';

/** A contact with the reporter. */
export interface Reply extends Doing {
  /** A code of the channels of record 1. */
  readonly channel?: string | undefined;
  readonly note?: string | undefined;
}

/** Logs a contact with the reporter. The first one since the receipt, or the last reopening, is the first response. */
export function logReply(current: Case, { channel, note, ...doing }: Reply): CaseEdit[] {
  const change = new CaseChange(current, doing);
  change.event(hasResponse(current) ? 'replied' : 'firstResponse', { channel, note });
  return change.edits;
}

/**
 * Escalates a case: to people who know more (functional) or who decide more (hierarchical).
 * @param request.group and `request.assignee`: who has the case from now on, where that changes
 */
export function escalate(
  current: Case,
  request: Doing & {
    readonly level: EscalationLevel;
    readonly to: string;
    readonly reason: string;
    readonly group?: string | undefined;
    readonly assignee?: string | undefined;
  },
): CaseEdit[] {
  const change = new CaseChange(current, request);
  const { level, to, reason, group, assignee } = request;
  if (group !== undefined) change.set(['triage', 'group'], group);
  if (assignee !== undefined) change.set(['triage', 'assignee'], assignee);
  change.event('escalated', { level, to, reason });
  return change.edits;
}

/** Names another case, e.g. a follow-up. Also possible after closing: a closed case is not reopened but followed up. */
export function linkCase(
  current: Case,
  request: Doing & {
    readonly target: string;
    readonly relation: LinkRelation;
    readonly note?: string | undefined;
  },
): CaseEdit[] {
  const change = new CaseChange(current, request);
  const { target, relation, note } = request;
  change.event('linked', { target, relation, note });
  return change.edits;
}
