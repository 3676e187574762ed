import type { Case } from './case.ts';
import { formatMoment } from './formatMoment.ts';
import { logAdviceFor, logRules } from './logLocations.ts';
import { momentMs } from './moment.ts';
import { isFilled } from './records/rules.ts';
import { details } from './records/details.ts';
import { priorities } from './records/codes.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, say, text, type Language, type Text, type TextArgument } from './text.ts';

/** The replies that the tool offers for copying, in the order of the procedure. */
export const replyKinds = [
  { code: 'acknowledge', label: text('Acknowledge and promise a time', '确认受理并承诺时间') },
  { code: 'askForLog', label: text('Ask for a log', '索取日志') },
  { code: 'announceRetriage', label: text('Announce a re-triage', '通知重新判级') },
  { code: 'askForConsent', label: text('Ask for consent to a remote session', '征求远程协助同意') },
  { code: 'announceFix', label: text('Announce the fix', '通知已修复') },
] as const satisfies readonly { code: string; label: Text }[];
export type ReplyKind = (typeof replyKinds)[number]['code'];

export interface ReplyContext {
  readonly language: Language;
  /** IANA name of the calendar's zone, in which times are written. */
  readonly timeZone: string;
  /** Who signs. */
  readonly author: string;
  /** ISO 8601: until when a first response is due; the promise of record 1 when absent. */
  readonly dueAt?: string | undefined;
  /** ISO 8601: from when on silence closes the case (`silenceOverAt`). */
  readonly silenceOverAt?: string | undefined;
}

/**
 * The text of a reply, filled in from the records. Each paragraph is one whole text in each language; one whose facts are
 * not in the case yet is left out or put in general words, so that what is copied can be sent as it is.
 */
export function replyText(kind: ReplyKind, current: Case, context: ReplyContext): string {
  const paragraphs = [greeting(current), ...bodies[kind](current, context), signature(current, context)];
  return paragraphs.map((paragraph) => say(paragraph, context.language)).join('\n\n');
}

const greeting = ({ intake }: Case): Text => {
  const name = intake?.reporterName;
  return isFilled(name) ? fill(text('Hello {0},', '{0}，您好：'), name ?? '') : text('Hello,', '您好：');
};

const signature = ({ number }: Case, { author }: ReplyContext): Text =>
  fill(text('{0}\nCase {1}', '{0}\n案卷编号：{1}'), author, number);

type Body = (current: Case, context: ReplyContext) => readonly Text[];

const bodies: Record<ReplyKind, Body> = {
  acknowledge: (current, context) => [
    withSystem(
      current,
      text('We have received your report about {0} and opened case {1}.', '已收到您关于{0}的问题，并已建立案卷 {1}。'),
      text('We have received your report and opened case {0}.', '已收到您的问题，并已建立案卷 {0}。'),
    ),
    ...quote(current),
    promised(current, context),
    text(
      'Please answer to this message if anything changes, for instance if more people are affected.',
      '如情况有变（例如受影响的人增多），请直接回复此消息。',
    ),
  ],
  askForLog: (current, { timeZone }) => [
    withSystem(
      current,
      text(
        'To find out what happens on {0} in case {1}, we need its log.',
        '为查明{0}的问题（案卷 {1}），我们需要相关日志。',
      ),
      text('To find out what happens in case {0}, we need a log.', '为查明案卷 {0} 的问题，我们需要相关日志。'),
    ),
    ...occurred(current, timeZone),
    ...logAdviceFor(current)
      .slice(0, 2)
      .map(({ label, find }) => fill(text('{0}: {1}', '{0}：{1}'), label, find)),
    ...logRules,
  ],
  announceRetriage: (current, context) => retriaged(current, context),
  askForConsent: (current, context) => [
    withSystem(
      current,
      text(
        'To look at {0} together with you (case {1}), we would like to connect to your screen.',
        '为与您一同查看{0}的问题（案卷 {1}），我们希望远程连接您的屏幕。',
      ),
      text(
        'To look at the problem together with you (case {0}), we would like to connect to your screen.',
        '为与您一同查看问题（案卷 {0}），我们希望远程连接您的屏幕。',
      ),
    ),
    ...remoteTool(current),
    text(
      'Before that, please save your work and close whatever we should not see. You see everything that we do and can end the session at any moment. We never ask for your password.',
      '连接前请保存工作，并关闭不便展示的内容。您可以看到我们的全部操作，并可随时结束连接。我们绝不会索要您的密码。',
    ),
    text(
      'Do you agree? Please reply with “yes” and a time that suits you.',
      '您是否同意？请回复“同意”并告知方便的时间。',
    ),
    ...writtenIn(context),
  ],
  announceFix: (current, context) => [
    withSystem(
      current,
      text('The problem with {0} (case {1}) is fixed as far as we can see.', '{0}的问题（案卷 {1}）经我们确认已修复。'),
      text('The problem of case {0} is fixed as far as we can see.', '案卷 {0} 的问题经我们确认已修复。'),
    ),
    ...whatWasDone(current),
    text('Please try it again and tell us whether it works for you now.', '请您再试一次，并告知是否已恢复正常。'),
    silence(context),
  ],
};

/** A sentence about the system of record 1 and the case number, or about the number alone. */
const withSystem = ({ intake, number }: Case, about: Text, general: Text): Text =>
  isFilled(intake?.system) ? fill(about, intake?.system ?? '', number) : fill(general, number);

const quote = ({ intake }: Case): readonly Text[] =>
  isFilled(intake?.verbatim)
    ? [fill(text('In your words: “{0}”', '您的描述：“{0}”'), intake?.verbatim?.trim() ?? '')]
    : [];

const occurred = ({ intake }: Case, timeZone: string): readonly Text[] =>
  momentMs(intake?.occurredAt) === undefined
    ? []
    : [
        fill(
          text('We look for what was logged around {0}.', '我们需要 {0} 前后的日志。'),
          when(intake?.occurredAt, timeZone),
        ),
      ];

const promised = ({ intake }: Case, { dueAt = intake?.commitmentDueAt, timeZone }: ReplyContext): Text =>
  momentMs(dueAt) === undefined
    ? text(
        'We are looking at how urgent it is and will tell you by when an engineer gets back to you.',
        '我们正在判定紧急程度，随后告知工程师与您联系的时间。',
      )
    : fill(text('An engineer will get back to you by {0}.', '工程师将在 {0} 前与您联系。'), when(dueAt, timeZone));

const when = (at: string | undefined, timeZone: string): TextArgument => formatMoment(at ?? '', timeZone);

function retriaged({ number, triage }: Case, { dueAt, timeZone }: ReplyContext): readonly Text[] {
  const last = triage?.history?.at(-1);
  const to = last?.to ?? triage?.finalPriority ?? '';
  const due = last?.dueAfter ?? dueAt;
  const announcement = !isFilled(to)
    ? fill(text('We are judging again how urgent case {0} is.', '我们正在重新判定案卷 {0} 的紧急程度。'), number)
    : isFilled(last?.from)
      ? fill(
          text('The priority of case {0} has changed from “{1}” to “{2}”.', '案卷 {0} 的优先级已由“{1}”调整为“{2}”。'),
          number,
          labelOf(priorities, last?.from ?? ''),
          labelOf(priorities, to),
        )
      : fill(
          text('The priority of case {0} is now “{1}”.', '案卷 {0} 的优先级现为“{1}”。'),
          number,
          labelOf(priorities, to),
        );
  return [
    announcement,
    ...(isFilled(last?.reason) ? [fill(text('The reason: {0}', '原因：{0}'), last?.reason ?? '')] : []),
    ...(momentMs(due) === undefined
      ? []
      : [fill(text('You will hear from us by {0}.', '我们将在 {0} 前与您联系。'), when(due, timeZone))]),
  ];
}

const remoteTool = ({ details: record }: Case): readonly Text[] => {
  const { tool } = record?.remoteSession ?? {};
  const named = tool === undefined || tool === 'other' ? undefined : labelOf(toolOptions, tool);
  return named ? [fill(text('We would use {0}.', '连接工具为{0}。'), named)] : [];
};
const toolOptions = details.fields.remoteSession.fields.tool.options;

const writtenIn = ({ timeZone }: ReplyContext): readonly Text[] => [
  fill(text('Our times are those of {0}.', '我方时间以 {0} 时区为准。'), timeZone),
];

const whatWasDone = ({ plan }: Case): readonly Text[] => {
  const summary = plan?.closure?.summary ?? plan?.solutions?.find(({ chosen }) => chosen === true)?.title;
  return isFilled(summary) ? [fill(text('What was done: {0}', '处理内容：{0}'), summary ?? '')] : [];
};

const silence = ({ silenceOverAt, timeZone }: ReplyContext): Text =>
  momentMs(silenceOverAt) === undefined
    ? text('We close the case once you confirm.', '待您确认后我们将关闭案卷。')
    : fill(
        text(
          'We close the case once you confirm, or on {0} if we hear nothing until then.',
          '待您确认后我们将关闭案卷；如届时未收到回复，将于 {0} 关闭。',
        ),
        when(silenceOverAt, timeZone),
      );
