import { formatMoment } from '../domain/formatMoment.ts';
import { toMoment } from '../domain/moment.ts';
import { explainClock } from '../domain/sla/responseClock.ts';
import { fill, say, text, type Language, type Text } from '../domain/text.ts';
import type { ClockSource } from './caseClockEvents.ts';
import type { ShownClock } from './caseClocks.ts';
import { readClock } from './clockReading.ts';
import type { ClockRules } from './clockSettings.ts';
import { longClockText, provisionalNote } from './clockText.ts';
import { explainDays, explainHours } from './explainDays.ts';
import { explainSteps } from './explainSteps.ts';

/** The clock of a case in words, for the panel and for "why this deadline". */
export interface ExplainedClock {
  readonly clock: ShownClock;
  /** What holds now, in a sentence; absent without a receipt. */
  readonly headline: Text | undefined;
  readonly note: Text | undefined;
  readonly steps: readonly Text[];
}

const stepLine = text('{0}: {1}', '{0}：{1}');
const stepDue = text('{0}: {1} Respond by {2}.', '{0}：{1}请在 {2} 前响应。');

/**
 * Reads a case's clock and says why it is so.
 * @param now milliseconds since the epoch
 * @throws RangeError as `replayClock` does
 */
export function explainCaseClock({ events, isPreview }: ClockSource, rules: ClockRules, now: number): ExplainedClock {
  const clock: ShownClock = { ...readClock(events, rules, now), isPreview };
  const steps = explainSteps(explainClock(events, rules.calendar, rules.policy, now), rules);
  return {
    clock,
    headline: longClockText(clock),
    note: provisionalNote(clock),
    steps: steps.map(({ at, what, due }) => (due ? fill(stepDue, at, what, due) : fill(stepLine, at, what))),
  };
}

const words = {
  title: text('Why this deadline', '响应时限说明'),
  none: text('No receipt is recorded, so no response clock runs.', '未填写受理时间，响应计时未开始。'),
  replay: text('What happened', '计时过程'),
  days: text('What the calendar counts from the start to the deadline', '自起算至时限的日历计时'),
  holds: text(
    'Time on hold is not taken out of these days; the replay above has it.',
    '以上未扣除挂起的时间，挂起情况见计时过程。',
  ),
  rules: text('What it is counted by', '计时依据'),
  zone: text('Time zone: {0}', '时区：{0}'),
  hours: text('Working hours: {0}', '工作时间：{0}'),
  warning: text('Warning when {0}% of the target is used up', '用去时限的 {0}% 时提醒'),
  settings: text(
    'The calendar and the targets are settings: search the settings for “casebook.calendar” and “casebook.response”.',
    '日历与时限均为设置项：在设置中搜索“casebook.calendar”和“casebook.response”。',
  ),
  asOf: text(
    'As of {0}. The response clock is computed from the case’s timeline.',
    '截至 {0}。响应计时由案卷时间线计算得出。',
  ),
};

/**
 * "Why this deadline" as a Markdown document. What comes from the case is set so that Markdown cannot mean anything by it.
 * @param now milliseconds since the epoch
 * @throws RangeError as `replayClock` does
 */
export function deadlineDocument(
  { number, title }: { readonly number: string; readonly title: string },
  source: ClockSource,
  rules: ClockRules,
  { now, language }: { readonly now: number; readonly language: Language },
): string {
  const put = (value: Text): string => plain(say(value, language));
  const list = (items: readonly Text[]): string[] => items.map((item) => `- ${put(item)}`);
  const { clock, headline, note, steps } = explainCaseClock(source, rules, now);
  const { state } = clock;
  const { timeZone } = rules.calendar;
  const lines = [`# ${put(words.title)}`, '', plain(`${number}  ${title}`), '', put(headline ?? words.none)];
  if (note) lines.push('', put(note));
  if (steps.length > 0) lines.push('', `## ${put(words.replay)}`, '', ...numbered(steps.map(put)));
  const isOpen = state.kind === 'running' || state.kind === 'breached' || state.kind === 'paused';
  if (isOpen && state.mode === 'business') {
    lines.push('', `## ${put(words.days)}`, '', ...list(explainDays(state.startedAt, state.dueAt, rules)));
    if (source.events.some(({ kind }) => kind === 'held')) lines.push('', put(words.holds));
  }
  lines.push('', `## ${put(words.rules)}`, '', ...list([fill(words.zone, timeZone)]));
  lines.push(...list(explainHours(rules).map((hours) => fill(words.hours, hours))));
  lines.push(...list([fill(words.warning, rules.policy.warnPercent)]), '', put(words.settings));
  lines.push('', put(fill(words.asOf, formatMoment(toMoment(now, 0), timeZone))), '');
  return lines.join('\n');
}

const numbered = (items: readonly string[]): string[] => items.map((item, index) => `${index + 1}. ${item}`);

/** One line in which Markdown finds nothing to do. */
const plain = (value: string): string =>
  value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, (mark) => `\\${mark}`);
