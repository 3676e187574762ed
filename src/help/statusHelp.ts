import { text, say, type Language, type Text } from '../domain/text.ts';
import { statuses, transitions } from '../domain/workflow.ts';
import { markdownText } from '../platform/markdownText.ts';

const words = {
  title: text('Statuses, and the way from one to the next', '状态及其流转'),
  explained: text(
    'A case goes from call to close by these steps. A step whose conditions are not met lists what is missing; it can be taken all the same with a reason, which is kept in the timeline.',
    '案卷从受理到关闭按以下步骤流转。条件未满足时会列出缺少的内容；也可以填写理由后继续，理由记入时间线。',
  ),
  status: text('Status', '状态'),
  steps: text('Steps from here', '可执行的操作'),
  before: text('as before the hold', '恢复到挂起前的状态'),
} as const;

/** The procedure's table of statuses as Markdown, from the table that the commands and the forms follow. */
export function statusHelp(language: Language): string {
  const at = (value: Text): string => markdownText(say(value, language));
  const names = new Map<string, Text>(statuses.map(({ code, label }) => [code, label]));
  const stepsFrom = (status: string): string =>
    transitions
      .filter(({ from }) => from.some((code) => code === status))
      .map(({ label, to }) => `${at(label)} → ${at(names.get(to) ?? words.before)}`)
      .join('<br>');
  return [
    `# ${at(words.title)}`,
    '',
    at(words.explained),
    '',
    `| ${at(words.status)} | ${at(words.steps)} |`,
    '|---|---|',
    ...statuses.map(({ code, label }) => `| ${at(label)} | ${stepsFrom(code)} |`),
    '',
  ].join('\n');
}
