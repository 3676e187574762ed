import { records, type Case } from './case.ts';
import { valueAt, type CaseEdit } from './edit.ts';
import type { Fields } from './field.ts';
import { itemsOf, valuesOf } from './records/rules.ts';
import { fill, text, type Text } from './text.ts';

/** A field that cites an item of evidence. */
export interface Citation {
  readonly path: readonly string[];
  /** "Hypothesis “cable broken”", "ping result". */
  readonly label: Text;
}

/** Every field of the five forms that cites evidence, found by the declarations, under the id of the item it cites. */
export function citationsByEvidence(current: Case): ReadonlyMap<string, readonly Citation[]> {
  const found = new Map<string, Citation[]>();
  const search = (fields: Fields, value: unknown, path: readonly string[], within: Text | undefined): void => {
    const values = valuesOf(value);
    for (const [key, field] of Object.entries(fields)) {
      const at = [...path, key];
      if (field.kind === 'group') search(field.fields, values[key], at, within);
      if (field.kind === 'references' && field.to === 'evidence') {
        const cited: readonly unknown[] = Array.isArray(values[key]) ? values[key] : [];
        for (const id of new Set(cited.map(String)))
          found.set(id, [...(found.get(id) ?? []), { path: at, label: within ?? field.label }]);
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

/** Every field of the five forms that cites the item. */
export const citationsOf = (current: Case, evidenceId: string): readonly Citation[] =>
  citationsByEvidence(current).get(evidenceId) ?? [];

/** The edits that take the item out of the fields that cite it. */
export const withoutCitations = (current: Case, evidenceId: string): CaseEdit[] =>
  citationsOf(current, evidenceId).map(({ path }) => {
    const cited = valueAt(current, path);
    return { type: 'set', path: [...path], value: Array.isArray(cited) ? cited.filter((id) => id !== evidenceId) : [] };
  });
