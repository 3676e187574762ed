import { formatMoment } from './formatMoment.ts';
import type { Field, ListField } from './field.ts';
import { itemsOf, valuesOf } from './records/rules.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text, type Text } from './text.ts';

/** What the words for a value may need to know. */
export interface ValueContext {
  /** The case, for the names of what a value refers to. */
  readonly case: Readonly<Record<string, unknown>>;
  /** IANA name: times are written in this zone. */
  readonly timeZone: string;
}

/**
 * A value of a field as people read it: the name of an option, a moment, the titles of evidence that is cited. A value of
 * another kind than the field's comes as JSON; one that is not there as a dash.
 */
export function valueText(value: unknown, field: Field | undefined, context: ValueContext): Text {
  if (value === undefined || value === null || value === '') return text('–', '–');
  if (typeof value === 'string')
    switch (field?.kind) {
      case 'choice':
      case 'radio':
        return labelOf(field.options, value);
      case 'dateTime':
        return formatMoment(value, context.timeZone);
      default:
        return text(value, value);
    }
  if (typeof value === 'boolean') return value ? text('yes', '是') : text('no', '否');
  if (Array.isArray(value) && value.length === 0) return text('–', '–');
  if (isStrings(value)) return listed(value.map((code) => nameOf(code, field, context)));
  if (field?.kind === 'list') return listed(itemsOf(value).map((item) => itemTitle(item, field, context)));
  if (field?.kind === 'group') {
    const own = valuesOf(value);
    return listed(
      Object.entries(field.fields)
        .filter(([key]) => own[key] !== undefined)
        .map(([key, inner]) => fill(text('{0}: {1}', '{0}：{1}'), inner.label, valueText(own[key], inner, context))),
    );
  }
  const json = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text(json, json);
}

/** What names an item of a list: the value of its title field; "Step" where that is empty. */
export function itemTitle(
  item: Readonly<Record<string, unknown>>,
  field: Pick<ListField, 'item' | 'title' | 'fields'>,
  context: ValueContext,
): Text {
  const title = item[field.title];
  return title === undefined || title === '' ? field.item : valueText(title, field.fields[field.title], context);
}

function nameOf(code: string, field: Field | undefined, { case: current }: ValueContext): Text {
  if (field?.kind === 'choices') return labelOf(field.options, code);
  if (field?.kind !== 'references') return text(code, code);
  const targets = field.to === 'evidence' ? current.evidence : valuesOf(current.rootCause).hypotheses;
  const target = itemsOf(targets).find(({ id }) => id === code);
  const name = target?.title ?? target?.cause;
  return typeof name === 'string' && name !== '' ? text(name, name) : text(code, code);
}

const listed = (names: readonly Text[]): Text => ({
  en: names.map(({ en }) => en).join(', '),
  zh: names.map(({ zh }) => zh).join('、'),
});

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
