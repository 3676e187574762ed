import * as z from 'zod';
import { shapeOf } from './declare.ts';
import type { Fields, GroupValue, Scope } from './field.ts';
import type { Text } from './text.ts';

/** A rule that no single field can state, such as "at least one of the two". */
export interface RecordRule {
  /** Where the problem is shown: the key of a field, or keys down to a nested one. */
  readonly at: readonly string[];
  /** `gate`: the record is incomplete. `warning`: worth knowing, holds nothing up. */
  readonly severity: 'gate' | 'warning';
  readonly broken: (scope: Scope) => Text | undefined;
}

/** The short help of a form: what the step is for, and what to ask. */
export interface Guidance {
  readonly purpose: Text;
  readonly questions: readonly Text[];
}

/**
 * One record form of the procedure. From this declaration come the type, the validation, what the webview draws,
 * the completeness gate, the JSON Schema and the tables of the report. There is no second list of its fields.
 */
export interface RecordDeclaration<K extends string = string, F extends Fields = Fields> {
  readonly key: K;
  readonly label: Text;
  /** The short name on a tab. */
  readonly tab: Text;
  readonly guidance: Guidance;
  readonly fields: F;
  readonly rules: readonly RecordRule[];
  readonly schema: z.ZodType<RecordValue<F>>;
}

/** A record's fields, and the reasons given for what cannot be obtained, by dotted key ("hardware.serialNumber"). */
export type RecordValue<F extends Fields> = GroupValue<F> & { waived?: Record<string, string> | undefined };

/** Declares a record form. */
export const declareRecord = <const K extends string, const F extends Fields>(
  own: Omit<RecordDeclaration<K, F>, 'schema' | 'rules'> & { rules?: readonly RecordRule[] },
): RecordDeclaration<K, F> => ({
  rules: [],
  ...own,
  schema: z.looseObject({
    ...shapeOf(own.fields),
    waived: z.record(z.string(), z.string()).optional(),
  }) as unknown as z.ZodType<RecordValue<F>>,
});
