import { records } from './case.ts';
import type { Field, Fields } from './field.ts';
import type { RecordDeclaration } from './recordDeclaration.ts';
import { fill, text, type Text } from './text.ts';

/**
 * The declared field at a path of the case, such as `plan.steps.<id>.owner`.
 * @returns `undefined` for a path that names a record, a list item or nothing declared
 */
export function fieldAt([recordKey, ...keys]: readonly string[]): Field | undefined {
  let field: Field | undefined;
  let fields: Fields | undefined = recordAt(recordKey)?.fields;
  let inList = false;
  for (const key of keys) {
    if (inList) {
      // The id of a list item.
      inList = false;
      field = undefined;
      continue;
    }
    field = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    fields = field?.kind === 'group' || field?.kind === 'list' ? field.fields : undefined;
    inList = field?.kind === 'list';
  }
  return field;
}

/** What a path of the case is called, e.g. "Plan: Owner"; the path itself where nothing is declared. */
export function labelOfPath(path: readonly string[]): Text {
  const record = recordAt(path[0]);
  const field = fieldAt(path) ?? fieldAt(path.slice(0, -1));
  if (!record) return text(path.join('.'), path.join('.'));
  return field ? fill(text('{0}: {1}', '{0}：{1}'), record.tab, field.label) : record.label;
}

const recordAt = (key: string | undefined): RecordDeclaration | undefined =>
  records.find((record) => record.key === key);
