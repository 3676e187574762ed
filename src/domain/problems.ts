import { records, type RecordKey } from './case.ts';
import type { ChoiceField, ChoicesField, Field, Fields, Scope, Values } from './field.ts';
import type { RecordDeclaration } from './recordDeclaration.ts';
import { isFilled, itemsOf, valuesOf } from './records/rules.ts';
import { fill, text, type Text } from './text.ts';
import type { Status } from './workflow.ts';

/** Keys from the case down to a value; a list item is named by its id. */
export type FieldPath = readonly string[];

export interface Problem {
  readonly path: FieldPath;
  /** `missing` and `invalid` keep a gate shut; `warning` is worth knowing. */
  readonly kind: 'missing' | 'invalid' | 'warning';
  /** The field's label, with its list item's in front. */
  readonly label: Text;
  readonly message: Text;
  /** The status that a case does not come to while this is so. */
  readonly gate: Status;
}

/** The status whose gate asks for a record; a part of it that is asked for elsewhere says so in its declaration. */
const recordGates: Record<RecordKey, Status> = {
  intake: 'accepted',
  triage: 'triaged',
  details: 'analysing',
  rootCause: 'ready',
  plan: 'ready',
};

/** How far a record has come. `required` counts the fields needed as things stand, `filled` those of them that are there and valid. */
export interface Completion {
  readonly required: number;
  readonly filled: number;
  readonly state: 'empty' | 'partial' | 'complete';
  readonly problems: readonly Problem[];
}

/**
 * What is missing or wrong in one record, and how complete it is.
 * @param now milliseconds since the epoch; times in the future are problems
 */
export function completionOf(key: RecordKey, current: Values, now: number): Completion {
  const declaration: RecordDeclaration = records.find((record) => record.key === key) ?? neverDeclared(key);
  const record = valuesOf(current[key]);
  const found: Found = { problems: [], required: 0, unmet: 0 };
  const scope: Scope = { case: current, record, now };
  const gate = recordGates[key];
  collect(declaration.fields, record, scope, { path: [key], keys: [], gate, waived: valuesOf(record.waived) }, found);
  for (const rule of declaration.rules) {
    const message = rule.broken(scope);
    if (message === undefined) continue;
    const path = [key, ...rule.at];
    if (rule.severity === 'gate') {
      if (found.problems.some(({ kind, path: at }) => kind !== 'warning' && at.join() === path.join())) continue;
      found.required += 1;
      found.unmet += 1;
    }
    found.problems.push({
      path,
      kind: rule.severity === 'gate' ? 'missing' : 'warning',
      message,
      ...declaredAt(declaration.fields, rule.at, gate),
    });
  }
  const open = found.problems.filter(({ kind }) => kind !== 'warning');
  return {
    required: found.required,
    filled: found.required - found.unmet,
    state: open.length === 0 ? 'complete' : hasContent(record) ? 'partial' : 'empty',
    problems: found.problems,
  };
}

/** Whether the person wrote anything into the record. */
const hasContent = (record: Values): boolean =>
  Object.values(record).some((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? hasContent(valuesOf(value))
      : isFilled(value),
  );

const neverDeclared = (key: string): never => {
  throw new RangeError(`No record form is called ${key}`);
};

interface Found {
  readonly problems: Problem[];
  required: number;
  /** Those of the required that are missing or wrong. */
  unmet: number;
}
interface Place {
  readonly path: FieldPath;
  /** Keys from the record down, without item ids: the key of a waiver. */
  readonly keys: readonly string[];
  readonly waived: Values;
  readonly gate: Status;
  /** The item's label, put in front of the field's. */
  readonly within?: Text;
}

function collect(fields: Fields, values: Values, scope: Scope, place: Place, found: Found): void {
  for (const [key, field] of Object.entries(fields)) {
    if (field.visible && !field.visible(scope)) continue;
    const gate = field.gate ?? place.gate;
    const at: Place = { ...place, path: [...place.path, key], keys: [...place.keys, key], gate };
    collectField(field, values[key], scope, at, found);
  }
}

function collectField(field: Field, value: unknown, scope: Scope, place: Place, found: Found): void {
  if (field.kind === 'computed') return;
  if (field.kind === 'group') {
    collect(field.fields, valuesOf(value), { ...scope, record: valuesOf(value) }, place, found);
    return;
  }
  const report = (kind: Problem['kind'], message: Text): void => {
    const label = place.within ? fill(text('{0}: {1}', '{0}：{1}'), place.within, field.label) : field.label;
    found.problems.push({ path: place.path, kind, label, message, gate: place.gate });
  };
  const needed = field.need === true || (field.need?.(scope) ?? false);
  if (needed) found.required += 1;
  if (!isFilled(value)) {
    const isWaived = field.waivable === true && isFilled(place.waived[place.keys.join('.')]);
    if (needed && !isWaived) {
      found.unmet += 1;
      report('missing', text('Missing', '未填写'));
    }
    return;
  }
  const wrong = invalid(field, value, scope);
  if (wrong) {
    if (needed) found.unmet += 1;
    report('invalid', wrong);
  }
  if (field.kind !== 'list') return;
  itemsOf(value).forEach((item, index) => {
    const within = fill(text('{0} {1}', '{0} {1}'), field.item, index + 1);
    collect(
      field.fields,
      item,
      { ...scope, item },
      { ...place, path: [...place.path, String(item.id)], within },
      found,
    );
  });
}

function invalid(
  field: Exclude<Field, { kind: 'computed' | 'group' }>,
  value: unknown,
  scope: Scope,
): Text | undefined {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'dateTime':
      return typeof value === 'string' ? (field.refuse?.(value) ?? field.check?.(value, scope)) : undefined;
    case 'number':
      return typeof value === 'number' ? field.check?.(value, scope) : undefined;
    case 'choice':
    case 'radio':
      return (
        unknownCode(field, [value], scope) ?? (typeof value === 'string' ? field.check?.(value, scope) : undefined)
      );
    case 'choices':
      return unknownCode(field, Array.isArray(value) ? value : [], scope);
    case 'references':
      return danglingReference(field, value, scope) ?? tooMany(field, value);
    case 'yesNo':
      return typeof value === 'boolean' ? field.check?.(value, scope) : undefined;
    case 'list':
      return tooMany(field, value);
  }
}

/** A code that is not offered as things stand counts too: the subcategory of another category. */
const unknownCode = (
  { options }: ChoiceField | ChoicesField,
  values: readonly unknown[],
  scope: Scope,
): Text | undefined => {
  const offered = options.filter(({ visible }) => visible?.(scope) ?? true);
  const unknown = values.find((value) => !offered.some(({ code }) => code === value));
  return unknown === undefined
    ? undefined
    : fill(text('{0} is not one of the choices.', '{0} 不是可选项。'), JSON.stringify(unknown));
};

const tooMany = ({ most = Infinity }: { readonly most?: number }, value: unknown): Text | undefined =>
  Array.isArray(value) && value.length > most ? fill(text('At most {0}.', '最多 {0} 项。'), most) : undefined;

const danglingReference = (field: { to: string }, value: unknown, scope: Scope): Text | undefined => {
  const known =
    field.to === 'evidence' ? itemsOf(scope.case.evidence) : itemsOf(valuesOf(scope.case.rootCause).hypotheses);
  const ids = new Set(known.map(({ id }) => id));
  return Array.isArray(value) && value.some((id) => !ids.has(id))
    ? text('Refers to something that is no longer in the case.', '引用的内容已不在案卷中。')
    : undefined;
};

/** Label and gate of the field at these keys; those of the outermost field when they lead nowhere. */
const declaredAt = (fields: Fields, keys: readonly string[], around: Status): { label: Text; gate: Status } => {
  const [key, ...rest] = keys;
  const field = key === undefined ? undefined : fields[key];
  if (!field) return { label: text('', ''), gate: around };
  const gate = field.gate ?? around;
  return rest.length > 0 && (field.kind === 'group' || field.kind === 'list')
    ? declaredAt(field.fields, rest, gate)
    : { label: field.label, gate };
};
