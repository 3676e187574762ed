import { channels, priorities } from './records/codes.ts';
import { isFilled } from './records/rules.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text, type Text } from './text.ts';
import {
  escalationLevels,
  eventNames,
  knownEvent,
  linkRelations,
  type KnownEvent,
  type TimelineEvent,
} from './timeline.ts';
import { holdReasons, statuses, transitions } from './workflow.ts';

/** What happened, as a sentence without person and time. Reasons and notes come with `eventDetails`. */
export function eventSentence(event: TimelineEvent): Text {
  const known = knownEvent(event);
  return known ? sentence(known) : labelOf(eventNames, event.type);
}

function sentence(event: KnownEvent): Text {
  switch (event.type) {
    case 'created':
      return text('The case was opened.', '建立案卷。');
    case 'statusChanged':
      return changed(event);
    case 'retriaged':
      return isFilled(event.from)
        ? fill(
            text('The priority was changed from “{0}” to “{1}”.', '优先级由“{0}”调整为“{1}”。'),
            labelOf(priorities, event.from ?? ''),
            labelOf(priorities, event.to),
          )
        : fill(text('The priority was set to “{0}”.', '优先级判定为“{0}”。'), labelOf(priorities, event.to));
    case 'held':
      return fill(
        text('The case was put on hold while “{0}”: {1}.', '案卷在“{0}”阶段挂起，原因：{1}。'),
        labelOf(statuses, event.from),
        labelOf(holdReasons, event.reason),
      );
    case 'resumed':
      return fill(text('Work was resumed: “{0}”.', '恢复处理，回到“{0}”。'), labelOf(statuses, event.to));
    case 'firstResponse':
      return by(
        event.channel,
        text('The reporter got the first response.', '已首次响应报告人。'),
        text('The reporter got the first response: {0}.', '已首次响应报告人（{0}）。'),
      );
    case 'replied':
      return by(
        event.channel,
        text('The reporter was answered.', '已答复报告人。'),
        text('The reporter was answered: {0}.', '已答复报告人（{0}）。'),
      );
    case 'escalated':
      return fill(
        text('Escalated to {0} ({1}).', '已升级至{0}（{1}）。'),
        event.to,
        labelOf(escalationLevels, event.level ?? '–'),
      );
    case 'reopened':
      return event.count === undefined
        ? text('The case was reopened.', '重新打开案卷。')
        : fill(text('The case was reopened, time {0}.', '第 {0} 次重新打开案卷。'), event.count);
    case 'linked':
      return fill(
        text('Linked: {0} {1}.', '关联案卷：{0} {1}。'),
        labelOf(linkRelations, event.relation),
        event.target,
      );
    case 'evidenceAttached':
      return text('Evidence was attached.', '附加证据。');
    case 'evidenceRemoved':
      return isFilled(event.title)
        ? fill(text('Evidence was removed: “{0}”.', '移除证据：“{0}”。'), event.title ?? '')
        : text('Evidence was removed.', '移除证据。');
    case 'evidenceMasked':
      return event.count === undefined
        ? text('Secrets were masked in evidence.', '已屏蔽证据中的敏感信息。')
        : fill(text('Places masked in evidence: {0}.', '证据中已屏蔽 {0} 处敏感信息。'), event.count);
    case 'articleDrafted':
      return fill(text('A knowledge article was drafted: {0}.', '起草知识文章：{0}。'), event.article);
  }
}

function changed(event: Extract<KnownEvent, { type: 'statusChanged' }>): Text {
  if (event.to === 'merged' && isFilled(event.target))
    return fill(text('The case was merged into {0}.', '案卷已合并到 {0}。'), event.target ?? '');
  const name = transitions.find(({ id }) => id === event.transition)?.label;
  const step = fill(
    text('“{0}” to “{1}”', '“{0}” → “{1}”'),
    labelOf(statuses, event.from),
    labelOf(statuses, event.to),
  );
  const told = name
    ? fill(text('{0}: from {1}.', '{0}：{1}。'), name, step)
    : fill(text('Status changed: from {0}.', '状态变更：{0}。'), step);
  return isFilled(event.priority)
    ? fill(text('{0} Priority: “{1}”.', '{0}优先级：“{1}”。'), told, labelOf(priorities, event.priority ?? ''))
    : told;
}

const by = (channel: string | undefined, plain: Text, withChannel: Text): Text =>
  isFilled(channel) ? fill(withChannel, labelOf(channels, channel ?? '')) : plain;

/** A named value of an event: its reason, note, answer, or a time. */
export interface EventDetail {
  readonly label: Text;
  readonly value: string;
  /** The value is a moment, ISO 8601. */
  readonly isMoment?: true;
}

const detailNames = {
  reason: text('Reason', '理由'),
  note: text('Note', '说明'),
  answer: text('Answer', '答复'),
  newInformation: text('New information', '新信息'),
} as const;
const momentNames = {
  nextReviewAt: text('Review again', '下次复查'),
  dueBefore: text('Due before', '原时限'),
  dueAfter: text('Due after', '新时限'),
} as const;

/** What else an event tells, in the order in which it is shown. */
export function eventDetails(event: TimelineEvent): readonly EventDetail[] {
  const values: Readonly<Record<string, unknown>> = event;
  const told = (key: string): string | undefined => {
    const value = values[key];
    return typeof value === 'string' && isFilled(value) ? value : undefined;
  };
  // The reason of a hold is a code, which its sentence says.
  const isSaid = (key: string): boolean => key === 'reason' && event.type === 'held';
  return [
    ...Object.entries(detailNames).flatMap(([key, label]): EventDetail[] => {
      const value = told(key);
      return value === undefined || isSaid(key) ? [] : [{ label, value }];
    }),
    ...Object.entries(momentNames).flatMap(([key, label]): EventDetail[] => {
      const value = told(key);
      return value === undefined ? [] : [{ label, value, isMoment: true }];
    }),
  ];
}
