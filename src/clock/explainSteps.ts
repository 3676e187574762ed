import { formatMoment } from '../domain/formatMoment.ts';
import { momentMs } from '../domain/moment.ts';
import { priorities, type Priority } from '../domain/records/codes.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import type { ClockStep } from '../domain/sla/clockState.ts';
import { workingTimeOf } from '../domain/sla/workingTime.ts';
import { fill, text, type Text } from '../domain/text.ts';
import { holdReasons } from '../domain/workflow.ts';
import type { ClockRules } from './clockSettings.ts';
import { durationText } from './duration.ts';

/** One line of the replay: when, and what it did to the deadline. */
export interface ExplainedStep {
  readonly at: Text;
  readonly what: Text;
  /** The deadline after this, where it is another one than before or the first. */
  readonly due?: Text;
}

const what = {
  received: text('Received: the response clock starts.', '受理，响应计时开始。'),
  triaged: text('Triaged as “{0}”: {1} from the receipt.', '判定为“{0}”：自受理起 {1}。'),
  raised: text(
    'Raised to “{0}”: the earlier of the deadline so far and {1} from now.',
    '升为“{0}”：取原时限与自此刻起 {1} 中较早者。',
  ),
  lowered: text('Lowered to “{0}”: {1} from the receipt.', '降为“{0}”：自受理起 {1}。'),
  confirmed: text('Confirmed as “{0}”: the deadline stays.', '维持“{0}”：时限不变。'),
  paused: text('On hold ({0}): the clock stops.', '挂起（{0}）：计时暂停。'),
  heldRunning: text('On hold ({0}): this reason does not stop the clock.', '挂起（{0}）：该原因不暂停计时。'),
  resumed: text('Resumed: the clock goes on.', '恢复处理：继续计时。'),
  breached: text('The deadline passed without a response.', '未在时限内响应。'),
  answered: text('First response: the result is fixed.', '首次响应：结果就此固定。'),
  reopened: text('Reopened: another response clock starts.', '重新打开：开始新一轮响应计时。'),
  reopenedAs: text(
    'Reopened as “{0}”: another response clock starts, {1} from now.',
    '以“{0}”重新打开：开始新一轮响应计时，自此刻起 {1}。',
  ),
  ended: text('Ended: no response is due any more.', '已结束：不再需要响应。'),
  counted: text('{0} Counted since the line before: {1}.', '{0}自上一行起计时 {1}。'),
};

const targets = {
  business: text('{0} of working time', '{0}工作时间'),
  roundTheClock: text('{0} round the clock', '{0}（7×24 小时）'),
  oneDay: text('one working day ({0} of working time)', '一个工作日（{0}工作时间）'),
  oneDayRoundTheClock: text('one working day’s length ({0} round the clock)', '一个工作日时长（{0}，7×24 小时）'),
  endOfNextWorkday: text('until the end of the next working day', '至下一个工作日结束'),
};

/** The response target of a priority in words. */
export function targetText(priority: Priority, { calendar, policy }: ClockRules): Text {
  const mode = policy.clock[priority];
  if (priority !== 'low') return fill(targets[mode], durationText(policy.targetMinutes[priority], mode, 'up'));
  if (policy.low === 'endOfNextWorkday') return targets.endOfNextWorkday;
  const day = durationText(workingTimeOf(calendar).plan.nominalMinutes, mode, 'up');
  return fill(mode === 'business' ? targets.oneDay : targets.oneDayRoundTheClock, day);
}

/** The replay of a case's clock in words, in order. */
export const explainSteps = (steps: readonly ClockStep[], rules: ClockRules): readonly ExplainedStep[] =>
  steps.map((step, index) => {
    const { timeZone } = rules.calendar;
    const earlier = steps[index - 1];
    const isOther = step.dueAfter !== undefined && momentMs(step.dueAfter) !== momentMs(step.dueBefore);
    const counted = earlier?.clock === step.clock ? (step.countedMinutes ?? 0) : 0;
    const said = sentence(step, rules);
    return {
      at: formatMoment(step.at, timeZone),
      what: counted > 0 ? fill(what.counted, said, durationText(counted, 'business', 'down')) : said,
      ...(isOther && { due: formatMoment(step.dueAfter, timeZone) }),
    };
  });

function sentence({ kind, priority, reason }: ClockStep, rules: ClockRules): Text {
  const named = priority ? labelOf(priorities, priority) : text('', '');
  const target = priority ? targetText(priority, rules) : text('', '');
  const because = labelOf(holdReasons, reason ?? 'other');
  switch (kind) {
    case 'triaged':
    case 'raised':
    case 'lowered':
      return fill(what[kind], named, target);
    case 'reopened':
      return priority ? fill(what.reopenedAs, named, target) : what.reopened;
    case 'confirmed':
      return fill(what.confirmed, named);
    case 'paused':
    case 'heldRunning':
      return fill(what[kind], because);
    case 'received':
    case 'resumed':
    case 'breached':
    case 'answered':
    case 'ended':
      return what[kind];
  }
}
