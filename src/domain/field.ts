import * as z from 'zod';
import type { Text } from './text.ts';
import type { Status } from './workflow.ts';

/** What a rule of a declaration may look at. All values come from a file, so they are unknown until looked at. */
export interface Scope {
  /** The whole case. */
  readonly case: Values;
  /** The record (or the group inside it) that the field belongs to. */
  readonly record: Values;
  /** The list item that the field belongs to, when it belongs to one. */
  readonly item?: Values;
  /** The moment of asking, milliseconds since the epoch. */
  readonly now: number;
}

export type Values = Readonly<Record<string, unknown>>;
/** A condition over the case, e.g. "the category is network". */
export type When = (scope: Scope) => boolean;

/** What every field declares, whatever its kind. */
export interface FieldBase<V> {
  readonly label: Text;
  /** One line below the control: what is meant, in which form, where it comes from. */
  readonly help?: Text;
  /** `true`: the record is incomplete without it. A condition: only while it holds. Absent: optional. Never blocks saving. */
  readonly need?: true | When;
  /** The status that a case does not come to without the field. Absent: that of the group, list or record around it. */
  readonly gate?: Status;
  /** The field is shown only while this holds. A hidden field keeps its value and is never missing. */
  readonly visible?: When;
  /** What is wrong with a value that is there. Called only with a value of the field's own type. */
  check?(value: V, scope: Scope): Text | undefined;
  /** Why a value must not be written to the case at all, such as a password. It never reaches the file from a form. */
  refuse?(value: V): Text | undefined;
  /** Whether the end of what is typed so far may be the beginning of something that is refused: it waits for more, or for the end. */
  mayBeRefused?(beforeCaret: string): boolean;
  /** "Cannot be obtained" with a reason stands for a value, so that a gate cannot deadlock. */
  readonly waivable?: true;
  /** Filled by the tool when the item or the record is made. */
  readonly initial?: 'now' | 'author';
  /** Written by the tool, shown to the user. */
  readonly readOnly?: true;
  /**
   * Not for eyes outside the support department: left out of what is given to customers. `name`: it names members of the
   * staff, whose names are taken out of everything else that customers are given, too.
   */
  readonly internal?: true | 'name';
  /** The reporter's own words. Nothing ever changes them, whoever reads them. */
  readonly quoted?: true;
  /** What the file may hold, and its JSON Schema. */
  readonly schema: z.ZodType<V>;
}

export interface Option<C extends string = string> {
  readonly code: C;
  readonly label: Text;
  /** The option is offered only while this holds, e.g. the subcategories of the chosen category. */
  readonly visible?: When;
}

/** A code from the list, or one that a newer version wrote: kept, shown as it stands, reported as a problem. */
export type Code<C extends string> = C | (string & Record<never, never>);

export interface TextField extends FieldBase<string> {
  readonly kind: 'text' | 'longText';
}
export interface ChoiceField<C extends string = string> extends FieldBase<Code<C>> {
  /** `choice` is a drop-down, `radio` shows every option. */
  readonly kind: 'choice' | 'radio';
  readonly options: readonly Option<C>[];
}
export interface ChoicesField<C extends string = string> extends FieldBase<Code<C>[]> {
  readonly kind: 'choices';
  readonly options: readonly Option<C>[];
}
export interface YesNoField extends FieldBase<boolean> {
  readonly kind: 'yesNo';
}
/** ISO 8601 with an offset. */
export interface DateTimeField extends FieldBase<string> {
  readonly kind: 'dateTime';
}
export interface NumberField extends FieldBase<number> {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}
/** Ids of the case's evidence, or of items of a list of the case. */
export interface ReferencesField extends FieldBase<string[]> {
  readonly kind: 'references';
  readonly to: ReferenceTarget;
  readonly most?: number;
}
export type ReferenceTarget = 'evidence' | 'hypotheses' | 'confirmedHypotheses';
/** Worked out from the rest of the case on read, never stored. */
export interface ComputedField extends FieldBase<never> {
  readonly kind: 'computed';
  readonly compute: (scope: Scope) => Text | undefined;
}
export interface GroupField<F extends Fields = Fields, V = unknown> extends FieldBase<V> {
  readonly kind: 'group';
  readonly fields: F;
}
export interface ListField<F extends Fields = Fields, V = unknown> extends FieldBase<V> {
  readonly kind: 'list';
  readonly fields: F;
  /** "Add {item}", "{item} 2". */
  readonly item: Text;
  /** The key of the field whose value names a collapsed item. */
  readonly title: keyof F & string;
  readonly most?: number;
}

export type Field =
  | TextField
  | ChoiceField
  | ChoicesField
  | YesNoField
  | DateTimeField
  | NumberField
  | ReferencesField
  | ComputedField
  | GroupField
  | ListField;

/** Declared fields by their key in the file, in the order in which they are shown and written. */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends { schema: z.ZodType<infer V> } ? V : never;
type Stored<F extends Fields> = { [K in keyof F as F[K]['kind'] extends 'computed' ? never : K]: F[K] };
/** The value of a record or group: every field optional, since half-filled is normal. */
export type GroupValue<F extends Fields> = { [K in keyof Stored<F>]?: ValueOf<F[K]> | undefined };
/** A list item: its fields and the id by which versions are merged. */
export type ItemValue<F extends Fields> = GroupValue<F> & { id: string };
