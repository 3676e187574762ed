import { recordKeys, type Case } from './case.ts';
import { knownEvents, reopenCount, statusEvents, stepOf, wayTo } from './caseHistory.ts';
import { isReference, titleOf } from './evidence.ts';
import { fieldAt } from './fieldAt.ts';
import { canBeAnswered, gateProblems, type GateInput } from './gates.ts';
import { finding, type LintCode, type LintFinding } from './lintFinding.ts';
import { lintReferences } from './lintReferences.ts';
import { lintTimeline } from './lintTimeline.ts';
import { momentMs } from './moment.ts';
import { completionOf, type Problem } from './problems.ts';
import { isFilled, itemsOf } from './records/rules.ts';
import { isUnsupported } from './records/rootCause.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text, type Text } from './text.ts';
import { procedurePath, statuses, type TransitionId } from './workflow.ts';

/** What lint can be told that the case alone does not say. */
export interface LintContext {
  /** The due time depends on a year whose holidays the calendar does not know (`ClockProgress.provisional`). */
  readonly provisional?: boolean;
}

/**
 * Everything in a case that is missing for the status it has, wrong, impossible or loose, in the order of the forms.
 * @param now milliseconds since the epoch
 */
export function lintCase(
  current: Case,
  now: number,
  { provisional = false }: LintContext = {},
): readonly LintFinding[] {
  const wrong = values(current, now);
  const found = [
    ...wrong,
    ...passedGates(current, now, wrong),
    ...uncitedCauses(current),
    ...workOrder(current),
    ...lintReferences(current),
    ...unreviewedEvidence(current),
    ...lintTimeline(current, now),
    ...(provisional ? [unknownHolidays] : []),
  ];
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path.join('.')}\n${message.en}`;
    return !seen.has(key) && seen.add(key);
  });
}

const unknownHolidays = finding(
  'information',
  'unknownHolidays',
  ['intake', 'receivedAt'],
  text(
    'The holidays of the year are unknown, so the due time is provisional.',
    '缺少该年份的节假日数据，响应时限为暂定。',
  ),
);

/** Values that are there and cannot be, whatever the status; and advice that holds nothing up. */
function values(current: Case, now: number): readonly LintFinding[] {
  return recordKeys.flatMap((key) =>
    completionOf(key, current, now).problems.flatMap(({ kind, path, label, message }): readonly LintFinding[] => {
      if (kind === 'missing') return [];
      // Each such hypothesis is named on its own.
      if (kind === 'warning' && path.join('.') === 'rootCause.hypotheses') return [];
      return kind === 'invalid'
        ? [{ path, label, message, severity: 'error', code: codeOfInvalid(path) }]
        : [{ path, label, message, severity: 'information', code: 'advice' }];
    }),
  );
}

function codeOfInvalid(path: Problem['path']): LintCode {
  switch (fieldAt(path)?.kind) {
    case 'dateTime':
      return 'impossibleTime';
    case 'choice':
    case 'radio':
    case 'choices':
      return 'unknownCode';
    case 'references':
      return 'danglingReference';
    default:
      return 'invalidValue';
  }
}

/** Gates that the case has passed and that it would not pass now. */
function passedGates(current: Case, now: number, named: readonly LintFinding[]): readonly LintFinding[] {
  const events = knownEvents(current);
  const overridden = new Set(statusEvents(current).flatMap(({ override }) => (override ? override.missing : [])));
  const diagnosed = events.findLast((event) => event.type === 'statusChanged' && event.to === 'diagnosing');
  const answer = events.findLast((event) => event.type === 'statusChanged' && event.answer !== undefined);
  const given: GateInput = {
    // A reopened case has been answered before; the clock of the reopening says whether it was again.
    reason: reopenCount(current) > 0 ? 'reopened' : diagnosed?.type === 'statusChanged' ? diagnosed.reason : undefined,
    answer: answer?.type === 'statusChanged' ? answer.answer : undefined,
  };
  const isNamed = ({ path, message }: Problem): boolean =>
    named.some((known) => known.message.en === message.en && known.path.join('.') === path.join('.'));
  const broken = passedTransitions(current).flatMap((id) => gateProblems(current, id, now, given));
  return broken
    .filter((problem) => !isNamed(problem))
    .map(({ path, label, message, kind, gate }): LintFinding => {
      const isOverridden = overridden.has(path.join('.'));
      const isField = kind === 'missing' && path[0] !== 'timeline';
      return {
        path,
        label,
        severity: isOverridden ? 'information' : 'warning',
        code: isOverridden ? 'overridden' : isField ? 'missing' : 'gateNotMet',
        message: fill(passed, message, labelOf(statuses, gate)),
      };
    });
}

const passed = text('{0} (needed for “{1}”)', '{0}（“{1}”状态的要求）');

/** By which transition a case comes to a status when nothing says otherwise. */
const usualWay: Readonly<Record<(typeof procedurePath)[number], TransitionId | undefined>> = {
  draft: undefined,
  accepted: 'accept',
  triaged: 'triage',
  diagnosing: 'diagnose',
  analysing: 'analyse',
  ready: 'makeReady',
  executing: 'execute',
  verifying: 'verify',
  resolved: 'resolve',
  closed: 'close',
};

/** The transitions that a case of this status has behind it. None for one that was cancelled or merged on the way. */
function passedTransitions(current: Case): readonly TransitionId[] {
  const reached = (procedurePath as readonly string[]).indexOf(stepOf(current));
  const passedStatuses = procedurePath.slice(0, reached + 1);
  const wasAnswered = passedStatuses.includes('resolved') && isAnswered(current);
  return passedStatuses.flatMap((status): readonly TransitionId[] => {
    if (wasAnswered && status === 'resolved') return ['answer'];
    if (wasAnswered && skippedByAnswer.includes(status)) return [];
    if (status === 'ready' && wayTo(current, 'ready')?.transition === 'recoverQuickly') return ['recoverQuickly'];
    const id = usualWay[status];
    return id === undefined ? [] : [id];
  });
}

const skippedByAnswer: readonly string[] = procedurePath.slice(
  procedurePath.indexOf('diagnosing'),
  procedurePath.indexOf('resolved'),
);

/** A file written by hand may not say how it came to be resolved: then a question without a plan was answered. */
const isAnswered = (current: Case): boolean => {
  const way = wayTo(current, 'resolved');
  return way ? way.from === 'triaged' : canBeAnswered(current) && !isFilled(current.plan?.solutions);
};

const uncitedCauses = ({ rootCause }: Case): readonly LintFinding[] =>
  itemsOf(rootCause?.hypotheses)
    .filter(isUnsupported)
    .map(({ id }) =>
      finding(
        'warning',
        'uncitedCause',
        ['rootCause', 'hypotheses', String(id), 'evidence'],
        text('The verdict cites no evidence.', '该结论未引用证据。'),
      ),
    );

/** Evidence that was written without a check for secrets, e.g. into the file by hand. A reference holds nothing to check. */
const unreviewedEvidence = ({ evidence = [] }: Case): readonly LintFinding[] =>
  evidence
    .filter((item) => item.masking?.reviewed !== true && !isReference(item))
    .map((item) =>
      item.masking === undefined
        ? finding(
            'warning',
            'unreviewedEvidence',
            ['evidence', item.id],
            fill(
              text('“{0}” was attached without a check for secrets.', '“{0}”未经敏感信息检查即被附加。'),
              titleOf(item),
            ),
          )
        : finding(
            'information',
            'unreviewedEvidence',
            ['evidence', item.id],
            fill(
              text(
                '“{0}” is no text, so it could not be checked for secrets. Look at it yourself.',
                '“{0}”不是文本，无法自动检查敏感信息，请人工查看。',
              ),
              titleOf(item),
            ),
          ),
    );

/** Steps are carried out in their order, then the result is verified, then the user confirms. */
function workOrder({ plan }: Case): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const late = (message: Text, ...path: readonly string[]): void => {
    findings.push(finding('warning', 'stepOrder', ['plan', ...path], message));
  };
  const steps = plan?.steps ?? [];
  steps.forEach(({ id, outcome, start }, index) => {
    const before = steps.slice(0, index);
    if (isFilled(outcome) && before.some((step) => !isFilled(step.outcome)))
      late(text('Carried out before a step in front of it.', '先于其前面的步骤执行。'), 'steps', id, 'outcome');
    const startMs = momentMs(start);
    if (startMs !== undefined && before.some((step) => (momentMs(step.end) ?? -Infinity) > startMs))
      late(text('Started before a step in front of it had ended.', '在前一步骤结束之前开始。'), 'steps', id, 'start');
  });
  const lastEnd = Math.max(-Infinity, ...steps.map(({ end }) => momentMs(end) ?? -Infinity));
  const verifiedMs = momentMs(plan?.verification?.at);
  if (verifiedMs !== undefined && verifiedMs < lastEnd)
    late(text('Verified before the last step had ended.', '验证早于最后一步结束。'), 'verification', 'at');
  const confirmedMs = momentMs(plan?.userConfirmation?.at);
  if (confirmedMs !== undefined && confirmedMs < Math.max(verifiedMs ?? -Infinity, lastEnd))
    late(text('Confirmed before the work was done.', '确认早于处理完成。'), 'userConfirmation', 'at');
  return findings;
}
