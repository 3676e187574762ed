/**
 * Derives the JSON Schema of case files from the record declarations and writes it to `dist/case.schema.json`.
 * VS Code offers completion, hovers and squiggles from it to people who open a case file by hand.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { caseSchema, records } from '../src/domain/case.ts';
import type { Field, Fields, ListField } from '../src/domain/field.ts';
import type { RecordDeclaration } from '../src/domain/recordDeclaration.ts';
import type { Text } from '../src/domain/text.ts';
import { projectRoot } from '../test/host/hosts.ts';

export const schemaFile = path.join(projectRoot, 'dist', 'case.schema.json');

/** Writes the schema file. */
export async function generateSchema(): Promise<void> {
  await mkdir(path.dirname(schemaFile), { recursive: true });
  await writeFile(schemaFile, `${JSON.stringify(caseJsonSchema(), undefined, 2)}\n`);
}

/**
 * The JSON Schema, draft-07: VS Code's JSON service knows that one completely and 2020-12 in part.
 * Nothing is required but what a case cannot be read without, and other keys are allowed, as in the file itself.
 */
export function caseJsonSchema(): Record<string, unknown> {
  const lists = new Map<unknown, ListField>(records.flatMap(({ fields }) => listsOf(fields)));
  const forms = new Map<unknown, RecordDeclaration>(records.map((record) => [record.schema, record]));
  const generated = z.toJSONSchema(caseSchema, {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const form = forms.get(zodSchema);
      if (form) Object.assign(jsonSchema, describeForm(form));
      const list = lists.get(zodSchema);
      if (list && list.readOnly !== true) Object.assign(jsonSchema.items ?? {}, { defaultSnippets: [snippetOf(list)] });
      // The description starts with it: a hover that shows both would say it twice.
      delete jsonSchema.title;
      if (jsonSchema.pattern !== undefined) Object.assign(jsonSchema, patternMessage(jsonSchema.pattern));
    },
  });
  return { ...generated, title: both({ en: 'Support Casebook case', zh: '支持案卷' }) };
}

const both = ({ en, zh }: Text): string => `${en} ${zh}`;

const describeForm = ({ label, guidance }: RecordDeclaration) => ({
  description: `${both(label)}\n\n${guidance.purpose.en}\n${guidance.purpose.zh}`,
});

/** Lists at any depth, by the schema that the declaration gave them. */
const listsOf = (fields: Fields): [unknown, ListField][] =>
  Object.values(fields).flatMap((field: Field): [unknown, ListField][] => {
    if (field.kind === 'group') return listsOf(field.fields);
    return field.kind === 'list' ? [[field.schema, field], ...listsOf(field.fields)] : [];
  });

/** "New step": an item with an id of its own and the fields that it always needs. */
const snippetOf = ({ item, fields }: ListField) => ({
  label: `New: ${item.en} ${item.zh}`,
  body: {
    // Resolved by the editor as it inserts the snippet: twelve random hexadecimal digits.
    id: '${RANDOM_HEX}${RANDOM_HEX}',
    ...Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.need === true || (field.initial !== undefined && !field.visible))
        .map(([key, field], index) => [key, placeholder(field, index + 1)]),
    ),
  },
});

const now =
  '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${CURRENT_HOUR}:${CURRENT_MINUTE}:${CURRENT_SECOND}${CURRENT_TIMEZONE_OFFSET}';

/** A snippet's value for a field. A text that starts with `^` is inserted without quotation marks. */
const placeholder = (field: Field, stop: number): unknown => {
  switch (field.kind) {
    case 'dateTime':
      return now;
    case 'number':
      return `^\${${stop}:${field.min}}`;
    case 'yesNo':
      return `^\${${stop}|true,false|}`;
    case 'choice':
    case 'radio':
      return `\${${stop}|${field.options.map(({ code }) => code).join(',')}|}`;
    case 'choices':
      return [`\${${stop}|${field.options.map(({ code }) => code).join(',')}|}`];
    case 'references':
      return [];
    default:
      return `$${stop}`;
  }
};

const patternMessages: readonly [part: string, message: Text][] = [
  ['TS-', { en: 'Written TS-YYYYMMDD-XXXXX, and never changed.', zh: '形如 TS-YYYYMMDD-XXXXX，不可修改。' }],
  ['evidence', { en: 'A file in the evidence folder of the case.', zh: '案卷 evidence 文件夹内的文件。' }],
  ['{40}', { en: 'Git object: 40 or 64 lower-case hexadecimal digits.', zh: 'Git 对象：40 或 64 位小写十六进制。' }],
  ['0-9a-f', { en: 'SHA-256: 64 lower-case hexadecimal digits.', zh: 'SHA-256：64 位小写十六进制。' }],
];
const patternMessage = (pattern: string): { patternErrorMessage?: string } => {
  const message = patternMessages.find(([part]) => pattern.includes(part))?.[1];
  return message ? { patternErrorMessage: both(message) } : {};
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await generateSchema();
