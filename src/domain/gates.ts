import { recordKeys, type Case } from './case.ts';
import { hasResponse, linksOf, wayTo } from './caseHistory.ts';
import { fieldAt } from './fieldAt.ts';
import { momentMs } from './moment.ts';
import { completionOf, type FieldPath, type Problem } from './problems.ts';
import { isFilled, itemsOf } from './records/rules.ts';
import { text, type Text } from './text.ts';
import { transitionsFrom, type Status, type Transition, type TransitionId } from './workflow.ts';

/** What a gate looks at beside the case. */
export interface GateInput {
  /** Why the diagnosis starts without a first response. */
  readonly reason?: string | undefined;
  /** The answer that resolves a question. */
  readonly answer?: string | undefined;
  /**
   * ISO 8601: from then on the user's silence counts as confirmation (`silenceOverAt`). Absent when no calendar is at hand:
   * then a confirmation is asked for, and one that says "no reply" is believed.
   */
  readonly silenceOverAt?: string | undefined;
}

/** The transitions to offer for a case: those of the table from its status, without the ones meant for other kinds of case. */
export const offeredTransitions = (current: Case): readonly (Transition & { readonly id: TransitionId })[] =>
  transitionsFrom(current.status).filter(({ id }) => {
    if (id === 'answer') return canBeAnswered(current);
    return id === 'recoverQuickly' ? current.triage?.finalPriority === 'urgent' : true;
  });

/** Questions, improvements and password resets may be resolved with an answer, straight after triage. */
export const canBeAnswered = ({ triage }: Pick<Case, 'triage'>): boolean =>
  triage?.requestType === 'question' ||
  triage?.requestType === 'improvement' ||
  triage?.subcategory === 'passwordReset';

/**
 * What keeps a case from a transition, each item with the path of the field that it is about; empty when the gate is open.
 * An event that is missing has the path `timeline`. What the person is asked at the transition is not looked at: see
 * `inputProblems`.
 * @param now milliseconds since the epoch
 */
export function gateProblems(
  current: Case,
  transition: TransitionId,
  now: number,
  given: GateInput = {},
): readonly Problem[] {
  switch (transition) {
    case 'accept':
      return fieldsNeededFor('accepted', current, now);
    case 'triage':
      return fieldsNeededFor('triaged', current, now);
    case 'diagnose':
      return [...fieldsNeededFor('diagnosing', current, now), ...assigned(current), ...responded(current, given)];
    case 'answer':
      return answered(current, given);
    case 'analyse':
      return fieldsNeededFor('analysing', current, now);
    case 'makeReady':
      return fieldsNeededFor('ready', current, now);
    case 'recoverQuickly':
      return quickRecovery(current, now);
    case 'execute':
      return secured(current, now);
    case 'verify':
      return fieldsNeededFor('verifying', current, now);
    case 'reanalyse':
      return failed(current);
    case 'resolve':
      return [...fieldsNeededFor('resolved', current, now), ...retested(current)];
    case 'close':
      return [...confirmed(current, now, given), ...cured(current, now)];
    case 'reopen':
    case 'hold':
    case 'resume':
    case 'cancel':
    case 'merge':
      return [];
  }
}

/** What the declarations ask for before a case comes to the status. */
const fieldsNeededFor = (status: Status, current: Case, now: number): readonly Problem[] =>
  openProblems(current, now).filter(({ gate }) => gate === status);

/** Everything missing or wrong in the five records, kept for the case asked about last: all its gates are asked at once. */
function openProblems(current: Case, now: number): readonly Problem[] {
  if (latest?.current !== current || latest.now !== now) {
    const problems = recordKeys.flatMap((key) =>
      completionOf(key, current, now).problems.filter(({ kind }) => kind !== 'warning'),
    );
    latest = { current, now, problems };
  }
  return latest.problems;
}
let latest: { readonly current: Case; readonly now: number; readonly problems: readonly Problem[] } | undefined;

const lacking = (path: FieldPath, gate: Status, message: Text, kind: Problem['kind'] = 'missing'): Problem => ({
  path,
  kind,
  gate,
  label: fieldAt(path)?.label ?? text('Timeline', '时间线'),
  message,
});

/** An event that is missing stands in the timeline once it is there. */
const lackingEvent = (label: Text, gate: Status, message: Text): Problem => ({
  ...lacking(['timeline'], gate, message),
  label,
});

const assigned = ({ triage }: Case): readonly Problem[] =>
  isFilled(triage?.assignee)
    ? []
    : [lacking(['triage', 'assignee'], 'diagnosing', text('Nobody is assigned yet.', '尚未指定处理人。'))];

const responded = (current: Case, { reason }: GateInput): readonly Problem[] =>
  hasResponse(current) || isFilled(reason)
    ? []
    : [
        lackingEvent(
          text('First response', '首次响应'),
          'diagnosing',
          text('Log the first response, or give a reason why there is none.', '请登记首次响应，或说明尚未响应的理由。'),
        ),
      ];

const answered = ({ plan }: Case, { answer }: GateInput): readonly Problem[] =>
  isFilled(answer) || isFilled(plan?.closure?.summary)
    ? []
    : [
        lacking(
          ['plan', 'closure', 'summary'],
          'resolved',
          text('Give the answer that resolves the case.', '请填写解决该案卷的答复。'),
        ),
      ];

const chosenSolutions = ({ plan }: Case) => (plan?.solutions ?? []).filter(({ chosen }) => chosen === true);

/** Record 4 can wait, but only for a recovery: what the plan needs is needed all the same. */
const quickRecovery = (current: Case, now: number): readonly Problem[] => [
  ...fieldsNeededFor('ready', current, now).filter(({ path }) => path[0] === 'plan'),
  ...chosenSolutions(current)
    .filter(({ kind }) => isFilled(kind) && kind !== 'quickRecovery')
    .map(({ id }) =>
      lacking(
        ['plan', 'solutions', id, 'kind'],
        'ready',
        text(
          'Only a quick recovery may be carried out before the root-cause analysis.',
          '根因分析完成前只能执行快速恢复方案。',
        ),
        'invalid',
      ),
    ),
];

/** Contingency and backup of the solution that is carried out; those of the others hold nothing up. */
const secured = (current: Case, now: number): readonly Problem[] => {
  const chosen = chosenSolutions(current).map(({ id }) => id);
  return fieldsNeededFor('executing', current, now).filter(
    ({ path: [, list, id] }) =>
      list !== 'solutions' || chosen.length === 0 || (id !== undefined && chosen.includes(id)),
  );
};

const failed = ({ status, plan }: Case): readonly Problem[] => {
  if (itemsOf(plan?.steps).some(({ outcome }) => outcome === 'failed' || outcome === 'rolledBack')) return [];
  if (status !== 'verifying')
    return [lacking(['plan', 'steps'], 'analysing', text('No step has failed.', '没有失败的步骤。'))];
  return plan?.verification?.retest === 'failed'
    ? []
    : [
        lacking(
          ['plan', 'verification', 'retest'],
          'analysing',
          text('Neither a step nor the retest has failed.', '没有失败的步骤，复测也未失败。'),
        ),
      ];
};

const retested = ({ plan }: Case): readonly Problem[] =>
  isFilled(plan?.verification?.retest) && plan?.verification?.retest !== 'passed'
    ? [
        lacking(
          ['plan', 'verification', 'retest'],
          'resolved',
          text('The retest has not passed: go back to the analysis.', '复测未通过，请退回根因分析。'),
          'invalid',
        ),
      ]
    : [];

const resultPath = ['plan', 'userConfirmation', 'result'];

function confirmed(current: Case, now: number, { silenceOverAt }: GateInput): readonly Problem[] {
  const missing = fieldsNeededFor('closed', current, now);
  const overAt = momentMs(silenceOverAt);
  const { result } = current.plan?.userConfirmation ?? {};
  if (!isFilled(result)) {
    const others = missing.filter(({ path }) => path[1] !== 'userConfirmation');
    if (overAt !== undefined && overAt <= now) return others;
    const message = text('The user has not confirmed yet.', '用户尚未确认。');
    return [lacking(resultPath, 'closed', message), ...others];
  }
  if (result === 'not') {
    const message = text('The user says it is not solved: reopen the case.', '用户反馈未解决，请重新打开案卷。');
    return [...missing, lacking(resultPath, 'closed', message, 'invalid')];
  }
  if (result === 'noReply' && overAt !== undefined && overAt > now) {
    const message = text('The user still has time to reply.', '用户回复期限未到。');
    return [...missing, lacking(resultPath, 'closed', message, 'invalid')];
  }
  if (result === 'partly' && current.plan?.closure?.code === 'resolved') {
    const message = text('The user confirms a part only.', '用户仅确认部分解决。');
    return [...missing, lacking(['plan', 'closure', 'code'], 'closed', message, 'invalid')];
  }
  return missing;
}

/** A case that was only recovered, or closes as a workaround, leaves its cause open: record 4 or a follow-up case must take it up. */
function cured(current: Case, now: number): readonly Problem[] {
  const code = current.plan?.closure?.code;
  const wasRecovered = wayTo(current, 'ready')?.transition === 'recoverQuickly';
  if (wayTo(current, 'resolved')?.from === 'triaged' || !(wasRecovered || code === 'workaround')) return [];
  const open = openProblems(current, now).filter(({ path: [record] }) => record === 'rootCause');
  if (open.length === 0) return [];
  const problems: Problem[] = [];
  if (wasRecovered && code === 'resolved')
    problems.push(
      lacking(
        ['plan', 'closure', 'code'],
        'closed',
        text(
          'Only recovered: without a root-cause analysis it closes as a workaround.',
          '仅完成快速恢复；根因分析未完成时只能以“临时规避”关闭。',
        ),
        'invalid',
      ),
    );
  if (linksOf(current).some(({ relation }) => relation === 'followUp')) return problems;
  const link = text('Complete the root-cause analysis, or link a follow-up case.', '请完成根因分析，或关联后续案卷。');
  return [
    ...problems,
    lackingEvent(text('Follow-up case', '后续案卷'), 'closed', link),
    ...open.map((problem) => ({ ...problem, gate: 'closed' as const })),
  ];
}
