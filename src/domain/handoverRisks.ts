import type { Case } from './case.ts';
import { currentHold, knownEvents, reopenCount } from './caseHistory.ts';
import { eventSentence } from './eventSentence.ts';
import { escapeMarkdown } from './evidenceMarkdown.ts';
import { executionOf } from './execution.ts';
import { formatMoment } from './formatMoment.ts';
import type { HandoverCase } from './handover.ts';
import { openForNextStatus } from './handoverSteps.ts';
import { momentMs } from './moment.ts';
import { isFilled, itemsOf } from './records/rules.ts';
import { isUnsupported } from './records/rootCause.ts';
import { labelOf } from './records/triageDecision.ts';
import type { ClockState } from './sla/clockState.ts';
import { fill, text, type Text } from './text.ts';
import { holdReasons, isOpen } from './workflow.ts';

/**
 * What can go wrong with a case, the most pressing first: time, waiting, escalations, a plan without a way back, facts that
 * are missing.
 * @param now milliseconds since the epoch
 */
export const handoverRisks = (given: HandoverCase, now: number): readonly Text[] => {
  const { case: current, timeZone } = given;
  if (!isOpen(current.status)) return [];
  return [
    ...clockRisks(given.clock),
    ...waiting(current, timeZone, now),
    ...people(current, timeZone),
    ...planRisks(current, timeZone, now),
    ...loose(current, now),
  ];
};

function clockRisks(clock: ClockState | undefined): readonly Text[] {
  switch (clock?.kind) {
    case 'breached':
      return [text('The response is overdue.', '响应已超时。')];
    case 'answeredLate':
      return [text('The first response came too late.', '首次响应已超时。')];
    case 'running':
      return clock.warning ? [text('The response is due soon.', '响应即将到期。')] : [];
    case 'awaitingTriage':
      return [text('The priority is not decided yet, so there is no deadline.', '优先级尚未判定，因此没有响应时限。')];
    case 'notStarted':
    case 'answeredUntriaged':
    case 'paused':
    case 'met':
    case 'ended':
    case undefined:
      return [];
  }
}

function waiting(current: Case, timeZone: string, now: number): readonly Text[] {
  if (current.status !== 'onHold') return [];
  const hold = currentHold(current);
  if (!hold) return [text('The case is on hold, and nothing says why.', '案卷已挂起，且未说明原因。')];
  const reason = escaped(labelOf(holdReasons, hold.reason));
  const at = hold.nextReviewAt;
  if (at === undefined)
    return [fill(text('On hold: {0}; no review time is set.', '挂起：{0}；未定复查时间。'), reason)];
  return (momentMs(at) ?? Infinity) < now
    ? [
        fill(
          text('On hold: {0}; the review was due {1}.', '挂起：{0}；复查时间 {1} 已过。'),
          reason,
          formatMoment(at, timeZone),
        ),
      ]
    : [fill(text('On hold: {0}.', '挂起：{0}。'), reason)];
}

function people(current: Case, timeZone: string): readonly Text[] {
  const { intake, triage } = current;
  const escalations = knownEvents(current).filter(({ type }) => type === 'escalated');
  const reopened = reopenCount(current);
  return [
    ...(triage?.majorIncident === true ? [text('This is a major incident.', '重大事件。')] : []),
    ...(intake?.anxious === true && intake.reassured !== true
      ? [text('The reporter is anxious and has not been reassured.', '用户焦虑，尚未安抚。')]
      : []),
    ...escalations.map((event) =>
      fill(text('{0} ({1})', '{0}（{1}）'), escaped(eventSentence(event)), formatMoment(event.at, timeZone)),
    ),
    ...(reopened > 0 ? [fill(text('Times reopened: {0}', '重新打开次数：{0}'), reopened)] : []),
    ...(isFilled(triage?.assignee) ? [] : [text('Nobody is assigned.', '尚未指定处理人。')]),
  ];
}

function planRisks(current: Case, timeZone: string, now: number): readonly Text[] {
  const chosen = itemsOf(current.plan?.solutions).filter((solution) => solution.chosen === true);
  const report = itemsOf(current.plan?.progress).findLast(({ nextUpdateAt }) => typeof nextUpdateAt === 'string');
  const reportAt = typeof report?.nextUpdateAt === 'string' ? report.nextUpdateAt : undefined;
  return [
    ...(executionOf(current).stoppedAt ? [text('A step of the plan failed.', '方案中有步骤失败。')] : []),
    ...chosen.flatMap(({ title, risk, contingency, backupDone }) => {
      const risks: readonly unknown[] = Array.isArray(risk) ? risk : [];
      const name = own(title);
      return [
        ...(risks.some((each) => each !== 'none') && !isFilled(contingency)
          ? [fill(text('“{0}” has a risk and no contingency.', '“{0}”存在风险但没有应急预案。'), name)]
          : []),
        ...(risks.includes('dataLoss') && backupDone !== true
          ? [fill(text('“{0}” can lose data and there is no backup.', '“{0}”可能丢失数据但尚未备份。'), name)]
          : []),
      ];
    }),
    ...(reportAt !== undefined && (momentMs(reportAt) ?? Infinity) < now
      ? [fill(text('The progress report was due {0}.', '应于 {0} 通报进度，已过。'), formatMoment(reportAt, timeZone))]
      : []),
  ];
}

/** Facts that are missing, verdicts and evidence that nothing supports yet. */
function loose(current: Case, now: number): readonly Text[] {
  const missing = openForNextStatus(current, now)?.problems.length ?? 0;
  const unsupported = itemsOf(current.rootCause?.hypotheses).filter(isUnsupported).length;
  const unreviewed = (current.evidence ?? []).filter(({ masking }) => masking?.reviewed !== true).length;
  return [
    ...(missing > 0
      ? [fill(text('Facts missing for the next status: {0}', '进入下一状态尚缺信息：{0} 项'), missing)]
      : []),
    ...(unsupported > 0
      ? [fill(text('Verdicts that cite no evidence: {0}', '未引用证据的结论：{0} 条'), unsupported)]
      : []),
    ...(unreviewed > 0
      ? [fill(text('Evidence not checked for secrets: {0}', '未检查敏感信息的证据：{0} 项'), unreviewed)]
      : []),
  ];
}

const own = (value: unknown): string => escapeMarkdown(typeof value === 'string' ? value : '');
const escaped = ({ en, zh }: Text): Text => text(escapeMarkdown(en), escapeMarkdown(zh));
