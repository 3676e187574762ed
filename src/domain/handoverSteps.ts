import type { Case } from './case.ts';
import { currentHold, stepOf } from './caseHistory.ts';
import { escapeMarkdown } from './evidenceMarkdown.ts';
import { executionOf } from './execution.ts';
import { formatMoment } from './formatMoment.ts';
import { gateProblems, offeredTransitions } from './gates.ts';
import type { HandoverCase } from './handover.ts';
import type { Problem } from './problems.ts';
import { outcomes } from './records/plan.ts';
import { isFilled } from './records/rules.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text, type Text } from './text.ts';
import { statuses } from './workflow.ts';

/** More missing facts than this are counted, not named: the panel names them all. */
const mostNamed = 8;

/**
 * What comes next: a plan that stopped, the end of a hold, the open steps of the plan in their order, and the next status of
 * the procedure with what is still missing for it.
 * @param now milliseconds since the epoch
 */
export function handoverSteps({ case: current, timeZone }: HandoverCase, now: number): readonly Text[] {
  return [...stopped(current), ...resuming(current, timeZone), ...planned(current), ...nextStatus(current, now)];
}

const stopped = (current: Case): readonly Text[] => {
  const { stoppedAt } = executionOf(current);
  return stoppedAt
    ? [
        fill(
          text(
            'The plan stopped at “{0}” ({1}): choose the contingency, another solution, or go back to the analysis.',
            '方案停在“{0}”（{1}）：请选择启用应急预案、换用其他方案，或退回根因分析。',
          ),
          own(stoppedAt.action),
          labelOf(outcomes, String(stoppedAt.outcome)),
        ),
      ]
    : [];
};

const resuming = (current: Case, timeZone: string): readonly Text[] => {
  if (current.status !== 'onHold') return [];
  const at = currentHold(current)?.nextReviewAt;
  return [
    at === undefined
      ? text('Resume the case when what it waits for has come.', '等待事项完成后恢复处理。')
      : fill(text('Look at the case again {0} and resume it.', '{0} 复查并恢复处理。'), formatMoment(at, timeZone)),
  ];
};

/** The steps without an outcome, once there is a plan to carry out. */
const planned = (current: Case): readonly Text[] =>
  executionOf(current)
    .steps.filter(({ outcome }) => !isFilled(outcome))
    .map(({ action, owner, estimatedMinutes }): Text => {
      const who = isFilled(owner) ? own(owner) : text('nobody', '未指定');
      return typeof estimatedMinutes === 'number'
        ? fill(
            text('Step of the plan: {0} (owner: {1}, {2} min)', '执行步骤：{0}（责任人：{1}，{2} 分钟）'),
            own(action),
            who,
            estimatedMinutes,
          )
        : fill(text('Step of the plan: {0} (owner: {1})', '执行步骤：{0}（责任人：{1}）'), own(action), who);
    });

/** What keeps a case from the next status of the procedure; of a case on hold, from the one after the hold. */
export function openForNextStatus(
  current: Case,
  now: number,
): { readonly to: string; readonly problems: readonly Problem[] } | undefined {
  const working: Case = { ...current, status: stepOf(current) };
  const next = offeredTransitions(working).find(({ direction }) => direction === 'on');
  if (!next || next.to === 'beforeHold') return undefined;
  const problems = gateProblems(working, next.id, now);
  const seen = new Set<string>();
  return {
    to: next.to,
    problems: problems.filter(({ path }) => !seen.has(path.join('.')) && seen.add(path.join('.'))),
  };
}

function nextStatus(current: Case, now: number): readonly Text[] {
  const next = openForNextStatus(current, now);
  if (!next) return [];
  const status = labelOf(statuses, next.to);
  const { problems } = next;
  if (problems.length === 0)
    return [fill(text('Go on to “{0}”: nothing is missing.', '可进入“{0}”：无缺项。'), status)];
  const names = problems.slice(0, mostNamed).map(({ label }) => escaped(label));
  const list = {
    en: names.map(({ en }) => en).join(', '),
    zh: names.map(({ zh }) => zh).join('、'),
  };
  const rest = problems.length - names.length;
  return [
    rest === 0
      ? fill(text('Before “{0}”, still missing: {1}', '进入“{0}”前尚缺：{1}'), status, list)
      : fill(
          text('Before “{0}”, still missing: {1}, and {2} more', '进入“{0}”前尚缺：{1}，另有 {2} 项'),
          status,
          list,
          rest,
        ),
  ];
}

const own = (value: unknown): string => escapeMarkdown(typeof value === 'string' ? value : '');
const escaped = ({ en, zh }: Text): Text => text(escapeMarkdown(en), escapeMarkdown(zh));
