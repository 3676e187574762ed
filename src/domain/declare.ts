import * as z from 'zod';
import type {
  ChoiceField,
  ChoicesField,
  ComputedField,
  DateTimeField,
  Field,
  FieldBase,
  Fields,
  GroupField,
  GroupValue,
  ItemValue,
  ListField,
  NumberField,
  Option,
  ReferencesField,
  TextField,
  YesNoField,
} from './field.ts';
import { isMoment } from './moment.ts';
import { text, type Text } from './text.ts';

/** Everything of a field but what its kind decides. */
type Own<F extends FieldBase<unknown>> = Omit<F, 'kind' | 'schema'>;

/** Both names in the JSON Schema: a case file is read by people of either language. */
const bothNames = ({ label, help }: { label: Text; help?: Text }): { title: string; description: string } => ({
  title: `${label.en} ${label.zh}`,
  description: [`${label.en} ${label.zh}`, help && `${help.en}\n${help.zh}`]
    .filter((line) => line !== undefined)
    .join('\n\n'),
});

/** A line of text. */
export const line = (own: Own<TextField>): TextField => ({
  kind: 'text',
  schema: z.string().meta(bothNames(own)),
  ...own,
});

/** Several lines of text. */
export const longText = (own: Own<TextField>): TextField => ({ ...line(own), kind: 'longText' });

const codes = (options: readonly Option[]): { enum: string[]; enumDescriptions: string[] } => ({
  enum: options.map(({ code }) => code),
  enumDescriptions: options.map(({ label }) => `${label.en} ${label.zh}`),
});

/** One of several codes, as a drop-down. Codes of a newer version are accepted from a file and reported. */
export const choice = <const C extends string>(own: Own<ChoiceField<C>>): ChoiceField<C> => ({
  kind: 'choice',
  schema: z.string().meta({ ...bothNames(own), ...codes(own.options) }),
  ...own,
});

/** One of a few codes, all of them in view. */
export const radio = <const C extends string>(own: Own<ChoiceField<C>>): ChoiceField<C> => ({
  ...choice(own),
  kind: 'radio',
});

/** Any number of codes. */
export const choices = <const C extends string>(own: Own<ChoicesField<C>>): ChoicesField<C> => ({
  kind: 'choices',
  schema: z.array(z.string().meta(codes(own.options))).meta(bothNames(own)),
  ...own,
});

/** Yes or no. Absent is neither. */
export const yesNo = (own: Own<YesNoField>): YesNoField => ({
  kind: 'yesNo',
  schema: z.boolean().meta(bothNames(own)),
  ...own,
});

/** A moment, ISO 8601 with an offset. A string that is none is kept and reported as a problem. */
export const dateTime = ({ check, ...own }: Own<DateTimeField>): DateTimeField => ({
  kind: 'dateTime',
  schema: z.string().meta({ ...bothNames(own), format: 'date-time' }),
  ...own,
  check: (value, scope) => (isMoment(value) ? check?.(value, scope) : notAMoment),
});

const notAMoment = text(
  'Not a date and time. Write it like 2026-11-22T09:30:00+08:00.',
  '不是有效的日期时间。请写成 2026-11-22T09:30:00+08:00 这样的形式。',
);

/** A whole number from `min` to `max`. A fraction is kept and reported as a problem. */
export const wholeNumber = ({ check, ...own }: Own<NumberField>): NumberField => ({
  kind: 'number',
  schema: z.number().meta({ ...bothNames(own), type: 'integer', minimum: own.min, maximum: own.max }),
  ...own,
  check: (value, scope) => {
    if (!Number.isSafeInteger(value)) return text('Must be a whole number.', '必须是整数。');
    if (value < own.min) return text(`Must be ${own.min} or more.`, `不能小于 ${own.min}。`);
    if (value > own.max) return text(`Must be ${own.max} or less.`, `不能大于 ${own.max}。`);
    return check?.(value, scope);
  },
});

/** Ids of evidence or of list items. */
export const references = (own: Own<ReferencesField>): ReferencesField => ({
  kind: 'references',
  schema: z.array(z.string()).meta(bothNames(own)),
  ...own,
});

/** Worked out on read. */
export const computed = (own: Own<ComputedField>): ComputedField => ({ kind: 'computed', schema: z.never(), ...own });

/** Fields that belong together, stored as one object. */
export const group = <const F extends Fields>(own: Own<GroupField<F>>): GroupField<F, GroupValue<F>> => ({
  kind: 'group',
  schema: groupSchema(own.fields).meta(bothNames(own)),
  ...own,
});

/** Repeating rows. Each row has an id, by which versions are merged. */
export const list = <const F extends Fields>(own: Own<ListField<F>>): ListField<F, ItemValue<F>[]> => ({
  kind: 'list',
  schema: z.array(itemSchema(own.fields)).meta(bothNames(own)),
  ...own,
});

/** The schema of an object with these fields: each optional, unknown keys kept. */
export const groupSchema = <F extends Fields>(fields: F): z.ZodType<GroupValue<F>> =>
  z.looseObject(shapeOf(fields)) as unknown as z.ZodType<GroupValue<F>>;

const itemSchema = <F extends Fields>(fields: F): z.ZodType<ItemValue<F>> =>
  z.looseObject({ id: z.string().min(1), ...shapeOf(fields) }) as unknown as z.ZodType<ItemValue<F>>;

const isStored = (field: Field): boolean => field.kind !== 'computed';

/** The zod shape of stored fields; computed ones are never in the file. */
export const shapeOf = (fields: Fields): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => isStored(field))
      .map(([key, field]) => [key, field.schema.optional()]),
  );
