import type { Field, Fields } from '../domain/field.ts';
import type { RecordDeclaration } from '../domain/recordDeclaration.ts';
import { say, text, type Language, type Text } from '../domain/text.ts';
import { markdownText } from '../platform/markdownText.ts';

const words = {
  ask: text('What to ask', '询问要点'),
  fields: text('What to fill in', '填写内容'),
  field: text('Field', '字段'),
  needed: text('Needed', '必填'),
  meaning: text('What is meant', '说明'),
  always: text('yes', '是'),
  sometimes: text('depends', '视情况'),
} as const;

/**
 * What a step of the procedure is for, what to ask, and what its form holds, as Markdown. Everything comes from the
 * declaration of the record, so that it cannot say something else than the form.
 */
export function stepHelp(record: RecordDeclaration, step: number, language: Language): string {
  const at = (value: Text): string => markdownText(say(value, language));
  const rows = Object.values(record.fields).map(
    (field) => `| ${at(field.label)} | ${neededText(field, at)} | ${meaning(field, at)} |`,
  );
  return [
    `# ${step} ${at(record.label)}`,
    '',
    at(record.guidance.purpose),
    '',
    `## ${at(words.ask)}`,
    '',
    ...record.guidance.questions.map((question) => `- ${at(question)}`),
    '',
    `## ${at(words.fields)}`,
    '',
    `| ${at(words.field)} | ${at(words.needed)} | ${at(words.meaning)} |`,
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function neededText({ need }: Field, at: (value: Text) => string): string {
  if (need === true) return at(words.always);
  return need === undefined ? '' : at(words.sometimes);
}

/** The help of a field, or what it holds when it is a group or a list of several. */
function meaning(field: Field, at: (value: Text) => string): string {
  if (field.help) return at(field.help);
  const inside: Fields | undefined = 'fields' in field ? field.fields : undefined;
  if (inside)
    return Object.values(inside)
      .map(({ label }) => at(label))
      .join(' · ');
  return 'options' in field ? field.options.map(({ label }) => at(label)).join(' · ') : '';
}
