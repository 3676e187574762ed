import type { Case } from './case.ts';
import { CaseChange, type Doing } from './caseChange.ts';
import { hasResponse, reopenCount, statusBeforeHold } from './caseHistory.ts';
import { commitmentText, type Promised } from './commitment.ts';
import type { CaseEdit } from './edit.ts';
import { gateProblems, offeredTransitions } from './gates.ts';
import { momentMs } from './moment.ts';
import type { Problem } from './problems.ts';
import { isFilled } from './records/rules.ts';
import { inputProblems, transitionOf, type InputProblem, type TransitionInput } from './transitionInputs.ts';
import type { Status, TransitionId } from './workflow.ts';

export interface TransitionRequest extends Doing, TransitionInput {
  /** Why the case goes on although its gate is not met. Kept in the timeline with what was missing. */
  readonly override?: string | undefined;
  /** At triage: the response time to promise. Absent: the promise of record 1 is left to the person. */
  readonly promised?: Promised | undefined;
}

/** The transition cannot be made: it does not exist from here, its gate is not met, or the person left something out. */
export class TransitionRefused extends Error {
  override readonly name = 'TransitionRefused';
  readonly problems: readonly Problem[];
  readonly inputs: readonly InputProblem[];
  constructor(message: string, problems: readonly Problem[] = [], inputs: readonly InputProblem[] = []) {
    super(message);
    this.problems = problems;
    this.inputs = inputs;
  }
}

/**
 * The edits of one transition: the status, the event that tells of it, and what follows from it. Applied together they are
 * one step to undo.
 * @throws TransitionRefused when the table, the gate (without `override`) or the inputs do not allow it
 * @throws RangeError when `at` is no moment with an offset
 */
export function performTransition(current: Case, id: TransitionId, request: TransitionRequest): CaseEdit[] {
  const now = momentMs(request.at);
  if (now === undefined) throw new RangeError(`Not a moment with an offset: ${request.at}`);
  if (!offeredTransitions(current).some((offered) => offered.id === id))
    throw new TransitionRefused(`A case cannot go from ${current.status} by ${id}`);
  const inputs = inputProblems(current, id, request, now);
  if (inputs.length > 0) throw new TransitionRefused(`Something is missing for ${id}`, [], inputs);
  const problems = gateProblems(current, id, now, request);
  if (problems.length > 0 && !isFilled(request.override))
    throw new TransitionRefused(`The gate of ${id} is not met`, problems);

  const change = new CaseChange(current, request);
  const { to: target } = transitionOf(id);
  const to = target === 'beforeHold' ? statusBeforeHold(current) : target;
  change.set(['status'], to);
  const missing = [...new Set(problems.map(({ path }) => path.join('.')))];
  follow(change, id, request, {
    transition: id,
    from: current.status,
    to,
    override: problems.length > 0 ? { reason: request.override, missing } : undefined,
  });
  return change.edits;
}

/** What the event of every change of status carries. */
interface StatusChange {
  readonly transition: TransitionId;
  readonly from: string;
  readonly to: Status;
  readonly override: unknown;
}

/** Writes the event, and what else a transition brings with it. */
function follow(change: CaseChange, id: TransitionId, request: TransitionRequest, content: StatusChange): void {
  const { reason } = request;
  switch (id) {
    case 'triage':
      promise(change, request.promised);
      change.event('statusChanged', { ...content, priority: change.current.triage?.finalPriority });
      return;
    case 'answer':
      // The answer is a contact with the reporter; it stops the response clock unless an earlier one did.
      if (!hasResponse(change.current)) change.event('firstResponse');
      close(change, 'resolved', request.answer);
      change.event('statusChanged', { ...content, answer: request.answer });
      return;
    case 'hold':
      change.event('held', {
        ...content,
        reason: request.holdReason,
        note: reason,
        nextReviewAt: request.nextReviewAt,
      });
      return;
    case 'resume':
      change.event('resumed', { ...content, reason });
      return;
    case 'reanalyse':
      change.event('statusChanged', { ...content, reason, ...takeOut(change, 'verification') });
      return;
    case 'reopen':
      change.event('reopened', {
        ...content,
        reason,
        count: reopenCount(change.current) + 1,
        ...takeOut(change, 'verification'),
        ...takeOut(change, 'userConfirmation'),
      });
      return;
    case 'close':
      confirmBySilence(change, request);
      change.event('statusChanged', { ...content });
      return;
    case 'cancel':
      close(change, 'cancelled', reason);
      change.event('statusChanged', { ...content, reason });
      return;
    case 'merge':
      close(change, 'duplicate', reason);
      change.event('statusChanged', { ...content, reason, target: request.target });
      return;
    case 'diagnose':
      change.event('statusChanged', { ...content, reason });
      return;
    case 'accept':
    case 'analyse':
    case 'makeReady':
    case 'recoverQuickly':
    case 'execute':
    case 'verify':
    case 'resolve':
      change.event('statusChanged', { ...content });
  }
}

/** The promise of record 1. What a person promised in their own words stays. */
function promise(change: CaseChange, promised: Promised | undefined): void {
  if (!promised) return;
  change.fill(['intake', 'commitment'], commitmentText(promised));
  change.fill(['intake', 'commitmentDueAt'], promised.dueAt);
}

function close(change: CaseChange, code: string, summary: string | undefined): void {
  change.fill(['plan', 'closure', 'code'], code);
  if (isFilled(summary)) change.fill(['plan', 'closure', 'summary'], summary);
}

/** Closing without a confirmation is only possible when the time for a reply is over. */
function confirmBySilence(change: CaseChange, { at, silenceOverAt }: TransitionRequest): void {
  const over = (momentMs(silenceOverAt) ?? Infinity) <= (momentMs(at) ?? 0);
  if (!over || isFilled(change.current.plan?.userConfirmation?.result)) return;
  change.set(['plan', 'userConfirmation', 'result'], 'noReply');
  change.set(['plan', 'userConfirmation', 'at'], at);
}

/** A result of the round that failed: it must be given anew, so the timeline keeps it from now on. */
function takeOut(change: CaseChange, key: 'verification' | 'userConfirmation'): Record<string, unknown> {
  const before: unknown = change.current.plan?.[key];
  change.set(['plan', key], undefined);
  return before === undefined ? {} : { [key]: before };
}
