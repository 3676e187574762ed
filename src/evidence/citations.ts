import { records, type Case } from '../domain/case.ts';
import { valueAt, type CaseEdit } from '../domain/edit.ts';
import type { Fields } from '../domain/field.ts';
import { itemsOf, valuesOf } from '../domain/records/rules.ts';
import { fill, text, type Text } from '../domain/text.ts';

/** A field that cites an item of evidence. */
export interface Citation {
  readonly path: readonly string[];
  /** "Hypothesis “cable broken”", "ping result". */
  readonly label: Text;
}

/** Every field of the five forms that cites the item, found by the declarations. */
export function citationsOf(current: Case, evidenceId: string): Citation[] {
  const found: Citation[] = [];
  const search = (fields: Fields, value: unknown, path: readonly string[], within: Text | undefined): void => {
    const values = valuesOf(value);
    for (const [key, field] of Object.entries(fields)) {
      const at = [...path, key];
      if (field.kind === 'group') search(field.fields, values[key], at, within);
      if (field.kind === 'references' && field.to === 'evidence') {
        const cited = values[key];
        if (Array.isArray(cited) && cited.includes(evidenceId)) found.push({ path: at, label: within ?? field.label });
      }
      if (field.kind !== 'list') continue;
      itemsOf(values[key]).forEach((item, index) => {
        const title = item[field.title];
        const name = typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 60) : String(index + 1);
        search(field.fields, item, [...at, String(item.id)], fill(text('{0} “{1}”', '{0}“{1}”'), field.item, name));
      });
    }
  };
  for (const { key, fields } of records) search(fields, current[key], [key], undefined);
  return found;
}

/** The edits that take the item out of the fields that cite it. */
export const withoutCitations = (current: Case, evidenceId: string): CaseEdit[] =>
  citationsOf(current, evidenceId).map(({ path }) => {
    const cited = valueAt(current, path);
    return { type: 'set', path: [...path], value: Array.isArray(cited) ? cited.filter((id) => id !== evidenceId) : [] };
  });
