import type { Case } from './case.ts';
import { escapeMarkdown } from './evidenceMarkdown.ts';
import { formatMoment } from './formatMoment.ts';
import { hypothesesOf, promises, standing } from './handoverFacts.ts';
import { handoverRisks } from './handoverRisks.ts';
import { handoverSteps } from './handoverSteps.ts';
import { priorities } from './records/codes.ts';
import { labelOf } from './records/triageDecision.ts';
import type { ClockState } from './sla/clockState.ts';
import { fill, say, text, type Language, type Text } from './text.ts';
import { statuses } from './workflow.ts';

/** One case to hand over, with what its file does not say. */
export interface HandoverCase {
  readonly case: Case;
  /** The response clock as it stands now; absent when it cannot be read. */
  readonly clock?: ClockState | undefined;
  /** The clock in a sentence ("Respond by …: 25 min left."); absent without a receipt. */
  readonly clockText?: Text | undefined;
  /** IANA name of the calendar's zone, in which times are written. */
  readonly timeZone: string;
}

export interface HandoverContext {
  readonly language: Language;
  /** Who hands over. */
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * A handover as Markdown: where each case stands, what time is left, what was promised, which causes are open and which are
 * excluded, what comes next, and what can go wrong. Text of a case stays text: none of it becomes markup. With several
 * cases, a table of them comes first.
 */
export function handoverMarkdown(given: readonly HandoverCase[], context: HandoverContext): string {
  const words = (value: Text): string => say(value, context.language);
  const [only] = given;
  if (given.length === 1 && only) return `${caseLines(only, context, '#').join('\n')}\n`;
  const [first] = given;
  const moment = formatMoment(new Date(context.now).toISOString(), first?.timeZone ?? 'UTC');
  const count = given.length;
  const lines = [
    `# ${words(fill(text('Handover by {0}', '{0} 的工作交接'), escapeMarkdown(context.author)))}`,
    '',
    words(fill(text('{0}. Cases: {1}', '{0}。案卷数：{1}'), moment, count)),
    '',
    ...overview(given, words),
    ...given.flatMap((each) => ['', ...caseLines(each, context, '##')]),
  ];
  return `${lines.join('\n')}\n`;
}

function overview(given: readonly HandoverCase[], words: (value: Text) => string): readonly string[] {
  const heads = [
    text('Case', '案卷'),
    text('Title', '标题'),
    text('Status', '状态'),
    text('Priority', '优先级'),
    text('Response', '响应时限'),
  ];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(heads.map(words)),
    row(heads.map(() => '---')),
    ...given.map(({ case: current, clockText }) =>
      row([
        current.number,
        escapeMarkdown(current.title),
        escapeMarkdown(words(labelOf(statuses, current.status))),
        escapeMarkdown(words(labelOf(priorities, current.triage?.finalPriority ?? '–'))),
        clockText ? escapeMarkdown(words(clockText)) : '–',
      ]),
    ),
  ];
}

function caseLines(given: HandoverCase, context: HandoverContext, level: '#' | '##'): readonly string[] {
  const { case: current } = given;
  const words = (value: Text): string => say(value, context.language);
  const title = `${current.number} ${escapeMarkdown(current.title)}`.trim();
  const heading = level === '#' ? words(fill(text('Handover: {0}', '工作交接：{0}'), title)) : title;
  const written = fill(
    text('{0}, written by {1}', '{0}，交接人：{1}'),
    formatMoment(new Date(context.now).toISOString(), given.timeZone),
    escapeMarkdown(context.author),
  );
  const section = (name: Text, content: readonly string[], none: Text): readonly string[] => [
    '',
    `${level}# ${words(name)}`,
    '',
    ...(content.length === 0 ? [words(none)] : content),
  ];
  const bullets = (lines: readonly Text[]): readonly string[] => lines.map((line) => `- ${words(line)}`);
  const next = handoverSteps(given, context.now);
  return [
    `${level} ${heading}`,
    ...(level === '#' ? ['', words(written)] : []),
    ...section(text('Where it stands', '当前状况'), bullets(standing(given)), nothing),
    ...section(
      text('Response time', '响应时限'),
      given.clockText ? [escapeMarkdown(words(given.clockText))] : [],
      text('No response clock is running.', '无响应计时。'),
    ),
    ...section(text('Promises made', '已作承诺'), bullets(promises(given, context.now)), text('None.', '无。')),
    ...section(
      text('Open hypotheses', '待验证的可能原因'),
      bullets(hypothesesOf(given, 'open')),
      text('None.', '无。'),
    ),
    ...section(
      text('Excluded hypotheses', '已排除的可能原因'),
      bullets(hypothesesOf(given, 'excluded')),
      text('None.', '无。'),
    ),
    ...section(
      text('Next steps', '后续步骤'),
      next.map((step, index) => `${index + 1}. ${words(step)}`),
      text('Nothing is left to do.', '无后续工作。'),
    ),
    ...section(text('Risks', '风险'), bullets(handoverRisks(given, context.now)), text('None known.', '暂未发现。')),
  ];
}

const nothing = text('Nothing is known yet.', '尚无信息。');
