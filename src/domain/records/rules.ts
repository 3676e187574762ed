import { momentMs } from '../moment.ts';
import type { Scope, Values, When } from '../field.ts';
import { text, type Text } from '../text.ts';

/** "The field of this record has this value." */
export const when =
  (key: string, ...values: readonly unknown[]): When =>
  ({ record }) =>
    values.includes(record[key]);

/** "The field of this list item has this value." */
export const whenItem =
  (key: string, ...values: readonly unknown[]): When =>
  ({ item }) =>
    item !== undefined && values.includes(item[key]);

/** Whether something was written: not absent, not empty, not white space only. */
export const isFilled = (value: unknown): boolean => {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
};

/** A record of the case by its key; an empty one when the case has none. */
export const recordOf = (scope: Scope, key: string): Values => valuesOf(scope.case[key]);

/** The object as values, or no values at all for anything that is no object. */
export const valuesOf = (value: unknown): Values => (isObject(value) ? value : {});

/** The items of a list of values. */
export const itemsOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.filter(isObject) : []);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A time that lies ahead cannot have happened yet. One minute of grace for clocks that differ. */
export const notLaterThanNow = (value: string, { now }: Scope): Text | undefined =>
  (momentMs(value) ?? 0) > now + 60_000 ? text('This time lies in the future.', '该时间晚于现在。') : undefined;

/** Not later than another moment of the same record. */
export const notLaterThan =
  (key: string, message: Text) =>
  (value: string, { record, item }: Scope): Text | undefined => {
    const limit = momentMs((item ?? record)[key]);
    return limit !== undefined && (momentMs(value) ?? 0) > limit ? message : undefined;
  };

/** Not earlier than another moment of the same item or record. */
export const notEarlierThan =
  (key: string, message: Text) =>
  (value: string, { record, item }: Scope): Text | undefined => {
    const limit = momentMs((item ?? record)[key]);
    return limit !== undefined && (momentMs(value) ?? Infinity) < limit ? message : undefined;
  };
