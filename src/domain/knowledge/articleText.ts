import type { Case } from '../case.ts';
import type { Field, Values } from '../field.ts';
import { escapeMarkdown, fenced } from '../evidenceMarkdown.ts';
import { details } from '../records/details.ts';
import { isFilled, itemsOf, valuesOf } from '../records/rules.ts';
import { rootCause as rootCauseRecord } from '../records/rootCause.ts';
import { triage as triageRecord } from '../records/triage.ts';
import { knownEvents } from '../caseHistory.ts';
import { fill, say, text, type Language, type Text } from '../text.ts';
import { valueText } from '../valueText.ts';

/** A piece of evidence as it goes into an article. */
export interface ArticleExcerpt {
  readonly title: string;
  readonly text: string;
  readonly isWhole: boolean;
}

export interface ArticleRequest {
  readonly current: Case;
  readonly language: Language;
  readonly excerpts: readonly ArticleExcerpt[];
  /** Puts roles in the place of names; everything that comes from the case goes through it. */
  readonly hide: (text: string) => string;
}

/** The body of a new article: Markdown in which no text of the case becomes markup. */
export function articleText(request: ArticleRequest): string {
  const { current, hide } = request;
  const words = (value: Text): string => say(value, request.language);
  const section = (name: Text, blocks: readonly string[]): string[] =>
    blocks.length === 0
      ? [`## ${words(name)}`, `*${words(text('Not recorded in the case; to be completed.', '案卷未记录，请补充。'))}*`]
      : [`## ${words(name)}`, ...blocks];
  return `${[
    `# ${inline(hide(current.title))}`,
    ...section(text('Issue', '问题'), issue(request, words)),
    ...section(text('Environment', '环境'), environment(request)),
    ...section(text('Cause', '原因'), cause(request, words)),
    ...section(text('Resolution', '解决办法'), resolution(request, words)),
    ...evidence(request, words),
    `## ${words(text('Source', '来源'))}`,
    `- [${current.number}](../${current.number}/case.json)`,
  ].join('\n\n')}\n`;
}

/** Every text of a case that an article may draw on: a name that one of them tells is hidden in all. */
export function textsOf(current: Case): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else Object.values(valuesOf(value)).forEach(visit);
  };
  visit([current.title, current.intake, current.triage, current.details, current.rootCause, current.plan]);
  visit(knownEvents(current).map((event) => ('answer' in event ? event.answer : undefined)));
  return found;
}

/** A text within a line, whatever it holds; also at the beginning of one, where more than elsewhere is markup. */
const inline = (content: string): string =>
  escapeMarkdown(content)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

const linesOf = (content: string): string[] =>
  content
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(inline);

/** Several lines as they stand, each on its own. */
const paragraph = (content: string): string =>
  linesOf(content)
    .map((line, index, all) => (line !== '' && (all[index + 1] ?? '') !== '' ? `${line}\\` : line))
    .join('\n');

const quote = (content: string): string =>
  paragraph(content)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function issue({ current: { intake }, hide }: ArticleRequest, words: (value: Text) => string): string[] {
  const blocks: string[] = [];
  if (isFilled(intake?.verbatim))
    blocks.push(`*${words(text("In the user's words:", '用户原话：'))}*`, quote(hide(intake?.verbatim ?? '')));
  if (isFilled(intake?.technicalSummary))
    blocks.push(
      `*${words(text('What it means technically:', '技术侧理解：'))}*`,
      paragraph(hide(intake?.technicalSummary ?? '')),
    );
  return blocks;
}

/** What of the details describes where a problem occurs, rather than whom it met. */
const ofEnvironment: Readonly<Record<string, readonly string[]>> = {
  hardware: ['model', 'symptom'],
  software: ['version', 'recentUpdateOrConfig'],
  network: ['cableState', 'specificSite'],
  access: ['functionNeeded', 'error'],
  thirdParty: ['provider', 'endpoint', 'error'],
};

function environment({ current, language, hide }: ArticleRequest): string[] {
  const context = { case: current, timeZone: 'UTC' };
  const item = (values: Values, field: Field | undefined, key: string): string[] =>
    field === undefined || !isFilled(values[key])
      ? []
      : [
          `- ${inline(say(field.label, language))}${language === 'zh-cn' ? '：' : ': '}${escapeMarkdown(
            hide(say(valueText(values[key], field, context), language)),
          )}`,
        ];
  const own = valuesOf(current.details);
  const group = current.triage?.category ?? '';
  const declared = Object.entries(details.fields).find(([key]) => key === group)?.[1];
  const lines = [
    ...(isFilled(current.intake?.system)
      ? [`- ${language === 'zh-cn' ? '系统：' : 'System: '}${escapeMarkdown(hide(current.intake?.system ?? ''))}`]
      : []),
    ...item(valuesOf(current.triage), triageRecord.fields.category, 'category'),
    ...item(valuesOf(current.triage), triageRecord.fields.subcategory, 'subcategory'),
    ...(declared?.kind === 'group'
      ? Object.entries<Field>(declared.fields)
          .filter(([key]) => ofEnvironment[group]?.includes(key))
          .flatMap(([key, field]) => item(valuesOf(own[group]), field, key))
      : []),
    ...item(own, details.fields.errorCode, 'errorCode'),
    ...item(own, details.fields.recentChange, 'recentChange'),
    ...item(own, details.fields.conditions, 'conditions'),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function cause({ current: { rootCause }, hide }: ArticleRequest, words: (value: Text) => string): string[] {
  const named = new Set(rootCause?.rootCause ?? []);
  const found = itemsOf(rootCause?.hypotheses).filter(
    ({ id, verdict }) => named.has(String(id)) && verdict === 'confirmed',
  );
  const blocks = found.flatMap((hypothesis) =>
    ['cause', 'reason'].flatMap((key) => (isFilled(hypothesis[key]) ? [paragraph(hide(String(hypothesis[key])))] : [])),
  );
  for (const key of ['directCause', 'contributing', 'trigger', 'notFoundReason', 'knownError'] as const) {
    const value = rootCause?.[key];
    if (isFilled(value) && value !== undefined)
      blocks.push(`**${words(rootCauseRecord.fields[key].label)}**`, paragraph(hide(value)));
  }
  return blocks;
}

function resolution({ current, hide }: ArticleRequest, words: (value: Text) => string): string[] {
  const { plan } = current;
  const blocks: string[] = [];
  const answer = knownEvents(current).findLast((event) => event.type === 'statusChanged' && isFilled(event.answer));
  if (answer?.type === 'statusChanged' && answer.answer !== undefined) blocks.push(paragraph(hide(answer.answer)));
  if (isFilled(plan?.closure?.summary) && plan?.closure?.summary !== undefined)
    blocks.push(paragraph(hide(plan.closure.summary)));
  const chosen = itemsOf(plan?.solutions).find((solution) => solution.chosen === true);
  if (chosen && isFilled(chosen.title)) {
    blocks.push(`**${inline(hide(String(chosen.title)))}**`);
    if (chosen.kind === 'quickRecovery')
      blocks.push(`*${words(text('A quick recovery, not a cure.', '此为快速恢复，并非根治。'))}*`);
  }
  const steps = itemsOf(plan?.steps).filter(
    ({ outcome, action }) =>
      outcome !== 'failed' && outcome !== 'skipped' && outcome !== 'rolledBack' && isFilled(action),
  );
  if (steps.length > 0)
    blocks.push(
      steps
        .map(({ action, expected, rollback }, index) => {
          const more = [
            isFilled(expected)
              ? words(fill(text('Expected: {0}', '预期：{0}'), escapeMarkdown(hide(String(expected)))))
              : undefined,
            isFilled(rollback)
              ? words(fill(text('To undo: {0}', '回退方法：{0}'), escapeMarkdown(hide(String(rollback)))))
              : undefined,
          ].filter((line) => line !== undefined);
          return [`${index + 1}. ${inline(hide(String(action)))}`, ...more.map((line) => `   - ${line}`)].join('\n');
        })
        .join('\n'),
    );
  if (isFilled(chosen?.contingency))
    blocks.push(`**${words(text('If it goes wrong', '应急预案'))}**`, paragraph(hide(String(chosen?.contingency))));
  const note = plan?.verification?.retestNote;
  if (isFilled(note) && note !== undefined)
    blocks.push(`**${words(text('How to check that it worked', '如何验证'))}**`, paragraph(hide(note)));
  return blocks;
}

function evidence({ excerpts, hide }: ArticleRequest, words: (value: Text) => string): string[] {
  if (excerpts.length === 0) return [];
  const cut = `*${words(text('(an excerpt; the case has all of it)', '（节选，完整内容见案卷）'))}*`;
  return [
    `## ${words(text('Evidence', '证据'))}`,
    ...excerpts.flatMap(({ title, text: content, isWhole }) => [
      `**${inline(hide(title))}**`,
      fenced(hide(content)),
      ...(isWhole ? [] : [cut]),
    ]),
  ];
}
