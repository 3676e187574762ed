import { formatMoment } from '../domain/formatMoment.ts';
import { holdReasons } from '../domain/workflow.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import type { ClockProgress } from '../domain/sla/clockState.ts';
import { fill, text, type Text } from '../domain/text.ts';
import type { ShownClock } from './caseClocks.ts';
import { durationText } from './duration.ts';
import { shortMoment } from './shortMoment.ts';

/** Where a text is read: how near a moment is, and by which wall clock. */
export interface ReadAt {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name of this computer's zone. */
  readonly timeZone: string;
}

const short = {
  running: text('{0} left, by {1}', '剩余 {0}，{1} 前'),
  warning: text('due soon: {0} left, by {1}', '即将到期：剩余 {0}，{1} 前'),
  overdue: text('overdue {0}', '已超时 {0}'),
  justOverdue: text('overdue', '已超时'),
  paused: text('clock paused, {0} left', '计时暂停，剩余 {0}'),
  provisional: text('{0} (provisional)', '{0}（暂定）'),
};

/** Remaining or overdue time for a line of the tree or the status bar; `undefined` when no deadline is open. */
export function shortClockText({ state, rules }: ShownClock, { now, timeZone }: ReadAt): Text | undefined {
  switch (state.kind) {
    case 'running': {
      const left = durationText(state.remainingMinutes, state.mode, 'up');
      const due = shortMoment(state.dueAt, rules.calendar.timeZone, now, timeZone);
      return marked(fill(state.warning ? short.warning : short.running, left, due), state);
    }
    case 'breached':
      if (state.overdueMinutes === 0) return marked(short.justOverdue, state);
      return marked(fill(short.overdue, durationText(state.overdueMinutes, state.mode, 'down')), state);
    case 'paused':
      return marked(fill(short.paused, durationText(state.remainingMinutes, state.mode, 'up')), state);
    case 'notStarted':
    case 'awaitingTriage':
    case 'answeredUntriaged':
    case 'met':
    case 'answeredLate':
    case 'ended':
      return undefined;
  }
}

const marked = (value: Text, { provisional }: Pick<ClockProgress, 'provisional'>): Text =>
  provisional ? fill(short.provisional, value) : value;

const long = {
  awaitingTriage: text(
    'Received {0}. The deadline follows from the priority.',
    '受理于 {0}。确定优先级后得出响应时限。',
  ),
  answeredUntriaged: text(
    'First response {0}, before the priority was decided: it is judged at triage.',
    '首次响应于 {0}，早于判级；分级后判定是否按时。',
  ),
  running: text('Respond by {0}: {1} left.', '请在 {0} 前响应，剩余 {1}。'),
  overdue: text('The deadline was {0}: overdue {1}.', '响应时限为 {0}，已超时 {1}。'),
  paused: text(
    'The clock is stopped since {0} ({1}). {2} left when it goes on.',
    '自 {0} 起计时暂停（{1}）。恢复后剩余 {2}。',
  ),
  met: text('Answered in time: {0}; the deadline was {1}.', '已按时响应：{0}（时限 {1}）。'),
  answeredLate: text('Answered {2} late: {0}; the deadline was {1}.', '响应超时 {2}：{0}（时限 {1}）。'),
  ended: text('Ended {0} without a response.', '于 {0} 结束，未作响应。'),
  preview: text(
    '{0} Counted with the priority chosen; triage is not finished.',
    '{0} 按所选优先级计算，分级尚未完成。',
  ),
  working: text('{0} of working time', '{0}（工作时间）'),
};

/** The clock in a sentence, with full dates; `undefined` without a receipt. */
export function longClockText({ state, rules, isPreview }: ShownClock): Text | undefined {
  const moment = (at: string): Text => formatMoment(at, rules.calendar.timeZone);
  const time = (minutes: number, { mode }: ClockProgress, round: 'up' | 'down'): Text => {
    const duration = durationText(minutes, mode, round);
    return mode === 'business' ? fill(long.working, duration) : duration;
  };
  const previewed = (value: Text): Text => (isPreview ? fill(long.preview, value) : value);
  switch (state.kind) {
    case 'notStarted':
      return undefined;
    case 'awaitingTriage':
      return fill(long.awaitingTriage, moment(state.startedAt));
    case 'answeredUntriaged':
      return fill(long.answeredUntriaged, moment(state.respondedAt));
    case 'running':
      return previewed(fill(long.running, moment(state.dueAt), time(state.remainingMinutes, state, 'up')));
    case 'breached':
      return previewed(fill(long.overdue, moment(state.dueAt), time(state.overdueMinutes, state, 'down')));
    case 'paused': {
      const reason = labelOf(holdReasons, state.reason);
      return fill(long.paused, moment(state.since), reason, time(state.remainingMinutes, state, 'up'));
    }
    case 'met':
      return fill(long.met, moment(state.respondedAt), moment(state.dueAt));
    case 'answeredLate':
      return fill(
        long.answeredLate,
        moment(state.respondedAt),
        moment(state.dueAt),
        time(state.overdueMinutes, state, 'down'),
      );
    case 'ended':
      return fill(long.ended, moment(state.endedAt));
  }
}

const provisionalText = text(
  'Provisional: the calendar does not know the holidays of every year that the count touches. Until it does, weekdays count.',
  '暂定：日历中没有计算所涉年份的完整节假日数据，暂按工作日计算。',
);

/** Why the deadline may still move, when it may. */
export const provisionalNote = ({ state }: ShownClock): Text | undefined =>
  'provisional' in state && state.provisional ? provisionalText : undefined;
