import type { Case } from '../domain/case.ts';
import type { Fields } from '../domain/field.ts';
import { records } from '../domain/case.ts';
import { itemsOf, valuesOf } from '../domain/records/rules.ts';

/** What the case calls the reporter's side: these stay, also where somebody of the staff has the same name. */
const customerKeys = ['reporterName', 'reporterId', 'contact', 'department', 'affectedUser'] as const;

/** Accounts that are no names of people, and words that texts need. */
const accounts = new Set(['root', 'admin', 'administrator', 'user', 'support', 'system', 'test', 'guest', 'service']);

/**
 * The names of the staff that a case holds: the values of all fields declared `internal: 'name'`, and who did what is in the
 * timeline and the evidence.
 */
export function staffNames(current: Case): readonly string[] {
  const found: unknown[] = [];
  const search = (fields: Fields, value: unknown): void => {
    const values = valuesOf(value);
    for (const [key, field] of Object.entries(fields)) {
      if (field.internal === 'name') found.push(values[key]);
      if (field.kind === 'group') search(field.fields, values[key]);
      if (field.kind === 'list') for (const item of itemsOf(values[key])) search(field.fields, item);
    }
  };
  for (const { key, fields } of records) search(fields, current[key]);
  for (const event of itemsOf(current.timeline))
    found.push(event.by, event.type === 'escalated' ? event.to : undefined);
  for (const item of itemsOf(current.evidence)) found.push(item.attachedBy, valuesOf(item.masking).by);
  const names = found.flatMap((value) => (typeof value === 'string' ? value.split(/[,，、;；/]/) : []));
  const given = new Set(customerKeys.map((key) => current.intake?.[key]?.trim()));
  return [...new Set(names.map((name) => name.trim()))].filter((name) => isName(name) && !given.has(name));
}

/** One Chinese letter may be any word; so may a short word in small letters, such as the account somebody works with. */
const isName = (name: string): boolean =>
  /\p{Script=Han}/u.test(name)
    ? Array.from(name).length >= 2
    : name.length >= 2 && !accounts.has(name.toLowerCase()) && (/\p{Lu}/u.test(name) || name.length >= 4);

/** Takes names out of texts, whole words only in scripts that have spaces. */
export function withoutNames(names: readonly string[], instead: string): (content: string) => string {
  // The longest first: "Li Wei" before "Li".
  const sorted = names.toSorted((one, other) => other.length - one.length);
  if (sorted.length === 0) return (content) => content;
  const pattern = new RegExp(
    sorted
      .map((name) => {
        const literal = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
        return /\p{Script=Han}/u.test(name) ? literal : `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`;
      })
      .join('|'),
    'gu',
  );
  return (content) => content.replace(pattern, () => instead);
}
