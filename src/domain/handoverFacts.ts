import type { Case } from './case.ts';
import { cameTo, currentHold, hasResponse, linksOf } from './caseHistory.ts';
import { titleOf } from './evidence.ts';
import { escapeMarkdown } from './evidenceMarkdown.ts';
import { executionOf } from './execution.ts';
import { formatMoment } from './formatMoment.ts';
import type { HandoverCase } from './handover.ts';
import { momentMs } from './moment.ts';
import { categories, priorities } from './records/codes.ts';
import { dimensions } from './records/rootCause.ts';
import { isFilled, itemsOf } from './records/rules.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text, type Text, type TextArgument } from './text.ts';
import { holdReasons, knownStatus, statuses } from './workflow.ts';

const named = (label: Text, value: TextArgument): Text => fill(text('{0}: {1}', '{0}：{1}'), label, value);
/** Text of a case. */
const own = (value: string): string => escapeMarkdown(value);

/** The case as its records tell it. */
export function standing({ case: current, timeZone }: HandoverCase): readonly Text[] {
  const { intake, triage, rootCause, plan, status } = current;
  const hold = currentHold(current);
  const sinceStatus = statusSince(current);
  const statusLine =
    sinceStatus === undefined
      ? labelOf(statuses, status)
      : fill(text('{0}, since {1}', '{0}（自 {1}）'), labelOf(statuses, status), formatMoment(sinceStatus, timeZone));
  const confirmed = itemsOf(rootCause?.hypotheses).filter(({ verdict }) => verdict === 'confirmed');
  const chosen = plan?.solutions?.find((solution) => solution.chosen === true);
  const { steps, done } = executionOf(current);
  const reporter = [intake?.reporterName, intake?.reporterId, intake?.department].filter((part) => isFilled(part));
  const lines: (Text | undefined)[] = [
    named(text('Status', '状态'), escaped(statusLine)),
    hold && named(text('On hold because', '挂起原因'), escaped(labelOf(holdReasons, hold.reason))),
    filled(text('Priority', '优先级'), triage?.finalPriority, (code) => escaped(labelOf(priorities, code))),
    filled(text('Category', '类别'), triage?.category, (code) => escaped(labelOf(categories, code))),
    filled(text('Assignee', '处理人'), triage?.assignee),
    filled(text('Group', '技术小组'), triage?.group),
    filled(text('Reporter', '上报人'), reporter.join(' · ')),
    filled(text('Contact', '联系方式'), intake?.contact),
    filled(text('System', '设备/系统'), intake?.system),
    filled(text('In the user’s words', '用户原话'), intake?.verbatim, (words) =>
      fill(text('“{0}”', '“{0}”'), own(words)),
    ),
    filled(text('Technical reading', '技术侧理解'), intake?.technicalSummary),
    ...confirmed.map(({ cause }) => filled(text('Confirmed cause', '已证实原因'), cause)),
    filled(text('Chosen solution', '选定方案'), chosen?.title),
    steps.length === 0
      ? undefined
      : fill(text('Steps carried out: {0} of {1}', '已执行步骤：{0} / {1}'), done, steps.length),
    fill(text('Evidence: {0}', '证据：{0} 项'), current.evidence?.length ?? 0),
    ...linksOf(current).map(({ number }) => named(text('Linked case', '关联案卷'), own(number))),
  ];
  return lines.filter((line) => line !== undefined);
}

/** Since when a case has its status, ISO 8601. */
const statusSince = (current: Case): string | undefined => {
  const known = knownStatus(current.status);
  return known && cameTo(current, known);
};

const escaped = ({ en, zh }: Text): Text => text(escapeMarkdown(en), escapeMarkdown(zh));

const filled = (label: Text, value: unknown, written: (value: string) => TextArgument = own): Text | undefined =>
  typeof value === 'string' && isFilled(value) ? named(label, written(value)) : undefined;

/** What people were told: the first response, the next report of progress, the next look at a held case. */
export function promises({ case: current, timeZone }: HandoverCase, now: number): readonly Text[] {
  const { intake, plan } = current;
  const moment = (at: string): Text => {
    const said = formatMoment(at, timeZone);
    return (momentMs(at) ?? Infinity) < now ? fill(text('{0} (past)', '{0}（已过）'), said) : said;
  };
  const lines: Text[] = [];
  if (isFilled(intake?.commitment)) {
    const promised = own(intake?.commitment ?? '');
    lines.push(
      hasResponse(current)
        ? fill(text('{0} (kept: the reporter was answered)', '{0}（已兑现：已答复上报人）'), promised)
        : text(promised, promised),
    );
  } else if (momentMs(intake?.commitmentDueAt) !== undefined)
    lines.push(named(text('First response by', '首次响应不晚于'), moment(intake?.commitmentDueAt ?? '')));
  const report = itemsOf(plan?.progress).findLast(({ nextUpdateAt }) => typeof nextUpdateAt === 'string');
  if (typeof report?.nextUpdateAt === 'string')
    lines.push(
      isFilled(report.audience)
        ? fill(
            text('Next progress report to {0}: {1}', '下次向{0}通报：{1}'),
            own(String(report.audience)),
            moment(report.nextUpdateAt),
          )
        : named(text('Next progress report', '下次通报'), moment(report.nextUpdateAt)),
    );
  const hold = currentHold(current);
  if (hold?.nextReviewAt !== undefined)
    lines.push(named(text('The case is looked at again', '再次处理时间'), moment(hold.nextReviewAt)));
  return lines;
}

/** The causes that were considered, with what speaks for the verdict. */
export function hypothesesOf({ case: current }: HandoverCase, which: 'open' | 'excluded'): readonly Text[] {
  const evidence = new Map((current.evidence ?? []).map((item) => [item.id, titleOf(item)]));
  return itemsOf(current.rootCause?.hypotheses)
    .filter(({ verdict }) => (which === 'excluded' ? verdict === 'ruledOut' : !isDecided(verdict)))
    .map((item): Text => {
      const { dimension, cause, check, reason } = item;
      const name = fill(
        text('**{0}** ({1})', '**{0}**（{1}）'),
        typeof cause === 'string' && isFilled(cause) ? own(cause) : text('unnamed', '未命名'),
        typeof dimension === 'string' ? escaped(labelOf(dimensions, dimension)) : text('no dimension', '未定维度'),
      );
      const cited = (Array.isArray(item.evidence) ? item.evidence : []).map((id) =>
        own(evidence.get(String(id)) ?? String(id)),
      );
      const why =
        which === 'excluded'
          ? typeof reason === 'string' && isFilled(reason)
            ? named(text('reason', '理由'), own(reason))
            : text('no reason given', '未说明理由')
          : typeof check === 'string' && isFilled(check)
            ? named(text('to check', '验证方法'), own(check))
            : text('no check is planned', '尚无验证方法');
      const proof =
        cited.length > 0
          ? fill(text('evidence: {0}', '证据：{0}'), text(cited.join(', '), cited.join('、')))
          : which === 'excluded'
            ? text('no evidence cited', '未引用证据')
            : undefined;
      return proof
        ? fill(text('{0} – {1}; {2}', '{0}：{1}；{2}'), name, why, proof)
        : fill(text('{0} – {1}', '{0}：{1}'), name, why);
    });
}

const isDecided = (verdict: unknown): boolean => verdict === 'ruledOut' || verdict === 'confirmed';
