import type { Field, Fields, GroupField, ListField, Scope, Values } from '../domain/field.ts';
import { isFilled, itemsOf, valuesOf } from '../domain/records/rules.ts';
import { say } from '../domain/text.ts';
import { textWidth } from '../domain/textWidth.ts';
import { valueText } from '../domain/valueText.ts';
import type { ReportBlock, ReportRow } from './report.ts';
import type { ReportScope } from './reportScope.ts';
import { reportWords } from './reportWords.ts';

/** A list whose items have no more fields than this is one table with a row for each; of others each item is a table. */
const mostColumns = 5;
/** A value wider than this, ems, does not share its line with another. */
const widestShared = 17;

/** Where a field stands: what conditions may look at, and the reasons given for what cannot be obtained. */
export interface FieldPlace {
  readonly scope: Scope;
  readonly waived: Values;
  /** Keys from the record down, without item ids. */
  readonly keys: readonly string[];
}

/** Whether the readers may see a field as things stand. */
const isShown = (field: Field, { isInternal }: ReportScope, { scope }: FieldPlace): boolean =>
  (isInternal || field.internal === undefined) && (field.visible?.(scope) ?? true);

/**
 * The blocks of the fields of a record or group, in the order of the declaration. What is empty is left out, except, in an
 * internal report, what is needed: a place to write by hand.
 */
export function fieldBlocks(fields: Fields, values: Values, report: ReportScope, place: FieldPlace): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  let rows: ReportRow[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'values', rows });
    rows = [];
  };
  for (const [key, field] of Object.entries(fields)) {
    const at = { ...place, keys: [...place.keys, key] };
    if (!isShown(field, report, at)) continue;
    if (field.kind === 'group' || field.kind === 'list') {
      const inner =
        field.kind === 'group'
          ? groupBlocks(field, values[key], report, at)
          : listBlocks(field, values[key], report, at);
      if (inner.length === 0) continue;
      flush();
      blocks.push({ kind: 'heading', text: report.say(field.label) }, ...inner);
      continue;
    }
    const value = valueOf(field, values[key], report, at);
    if (value !== '' || (report.isInternal && isNeeded(field, at))) rows.push(rowOf(field, value, report));
  }
  flush();
  return blocks;
}

const isNeeded = ({ need }: Field, { scope }: FieldPlace): boolean =>
  need === true || (typeof need === 'function' && need(scope));

const rowOf = (field: Field, value: string, { say }: ReportScope): ReportRow => ({
  label: say(field.label),
  value,
  wide: field.kind === 'longText' || value.includes('\n') || textWidth(value) > widestShared,
});

function groupBlocks(field: GroupField, value: unknown, report: ReportScope, place: FieldPlace): ReportBlock[] {
  const record = valuesOf(value);
  const hasContent = Object.values(record).some(isFilled);
  const isAsked = field.visible !== undefined;
  if (!hasContent && !isAsked && !hasWaiver(place)) return [];
  return fieldBlocks(field.fields, record, report, { ...place, scope: { ...place.scope, record } });
}

const hasWaiver = ({ waived, keys }: FieldPlace): boolean =>
  Object.keys(waived).some((key) => key.startsWith(`${keys.join('.')}.`));

function listBlocks(field: ListField, value: unknown, report: ReportScope, place: FieldPlace): ReportBlock[] {
  const items = itemsOf(value);
  const inItem = (item: Values): FieldPlace => ({ ...place, scope: { ...place.scope, item } });
  const shown = Object.entries(field.fields).filter(([, inner]) => report.isInternal || inner.internal === undefined);
  if (items.length === 0) return [];
  if (shown.length <= mostColumns) return [gridOf(shown, items, report, inItem)];
  return items.flatMap((item, index): ReportBlock[] => {
    const caption = report.say(reportWords.itemCaption, field.item, index + 1);
    return fieldBlocks(field.fields, item, report, inItem(item)).map((block) =>
      block.kind === 'values' ? { ...block, caption } : block,
    );
  });
}

function gridOf(
  shown: readonly (readonly [string, Field])[],
  items: readonly Values[],
  report: ReportScope,
  inItem: (item: Values) => FieldPlace,
): ReportBlock {
  const weights = shown.map(([, { kind }]) => (kind === 'longText' ? 5 : kind === 'text' ? 4 : 2));
  return {
    kind: 'grid',
    columns: ['', ...shown.map(([, { label }]) => report.say(label))],
    shares: sharesOf([0.8, ...weights]),
    rows: items.map((item, index) => [
      String(index + 1),
      ...shown.map(([key, field]) => {
        const place = inItem(item);
        return field.visible?.(place.scope) === false ? '' : valueOf(field, item[key], report, place);
      }),
    ]),
  };
}

/** Widths of columns in percent, from their weights. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.round((weight / sum) * 1000) / 10);
}

/** A value as its readers see it; empty for none. */
function valueOf(field: Field, value: unknown, report: ReportScope, { scope, waived, keys }: FieldPlace): string {
  if (field.kind === 'computed') {
    const found = field.compute(scope);
    return found === undefined ? '' : report.tell(found);
  }
  const reason = waived[keys.join('.')];
  if (!isFilled(value) && typeof reason === 'string' && isFilled(reason))
    return report.isInternal
      ? report.tell(reportWords.cannotBeObtainedBecause, reason)
      : report.say(reportWords.cannotBeObtained);
  if (!isFilled(value)) return '';
  const { case: current, options } = report;
  // What the readers may not see is not named either.
  const seen = field.kind === 'references' && field.to === 'evidence' ? value : undefined;
  const listed = Array.isArray(seen) ? seen.filter((id) => report.evidence.some((item) => item.id === id)) : value;
  if (Array.isArray(listed) && listed.length === 0) return '';
  const words = valueText(listed, field, { case: current, timeZone: options.timeZone });
  return field.quoted === true ? report.quote(say(words, options.language)) : report.tell(words);
}
