import { records } from './case.ts';
import { evidenceFields, headFields } from './caseHead.ts';
import type { Field, Fields, Values } from './field.ts';
import { itemsOf, valuesOf } from './records/rules.ts';
import { fill, text, type Text } from './text.ts';
import { itemTitle, type ValueContext } from './valueText.ts';

/** A place of a case: what is declared there, and its whole name. */
export interface CasePlace {
  readonly field: Field | undefined;
  /** Such as "Plan › Step “Restart the service” › Owner". */
  readonly name: Text;
}

/** The place that a path of the case leads to; keys that are not declared stand as they are. */
export function placeAt(path: readonly string[], context: ValueContext): CasePlace {
  const [first = '', ...keys] = path;
  const record = records.find(({ key }) => key === first);
  if (record) return descend(record.fields, valuesOf(context.case[first]), keys, record.tab, context);
  if (first === 'evidence') {
    const [id = '', ...inner] = keys;
    const item = itemsOf(context.case.evidence).find((other) => other.id === id);
    const title = typeof item?.title === 'string' ? item.title : id;
    const name = keys.length === 0 ? evidence : fill(text('{0} “{1}”', '{0}“{1}”'), evidence, title);
    return descend(evidenceFields, valuesOf(item), inner, name, context);
  }
  return descend(headFields, context.case, path, undefined, context);
}

const evidence = text('Evidence', '证据');

function descend(
  fields: Fields,
  value: Values,
  keys: readonly string[],
  name: Text | undefined,
  context: ValueContext,
): CasePlace {
  const [key, ...rest] = keys;
  if (key === undefined) return { field: undefined, name: name ?? text('', '') };
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  const label = field?.label ?? text(key, key);
  const here = name ? fill(text('{0} › {1}', '{0} › {1}'), name, label) : label;
  if (rest.length === 0) return { field, name: here };
  if (field?.kind === 'group') return descend(field.fields, valuesOf(value[key]), rest, here, context);
  if (field?.kind !== 'list') return { ...descend({}, valuesOf(value[key]), rest, here, context), field: undefined };
  const [id, ...inner] = rest;
  const item = itemsOf(value[key]).find((other) => other.id === id) ?? {};
  const title = fill(text('{0} “{1}”', '{0}“{1}”'), field.item, itemTitle(item, field, context));
  const itemName = name ? fill(text('{0} › {1}', '{0} › {1}'), name, title) : title;
  return inner.length === 0
    ? { field: undefined, name: itemName }
    : descend(field.fields, item, inner, itemName, context);
}
