import { bothValues } from '../../domain/bothValues.ts';
import type { Case } from '../../domain/case.ts';
import type { Field } from '../../domain/field.ts';
import type { ThreeWayConflict } from '../../domain/mergeTexts.ts';
import { placeAt } from '../../domain/placeText.ts';
import type { Text } from '../../domain/text.ts';
import { valueText } from '../../domain/valueText.ts';

/** A value that can be taken for a conflict. */
export interface ConflictChoice {
  readonly from: 'mine' | 'theirs' | 'both';
  /** `undefined`: the value is taken out. */
  readonly value: unknown;
  readonly words: Text;
}

/** A conflict as the user is asked about it. */
export interface ConflictQuestion {
  readonly conflict: ThreeWayConflict;
  readonly field: Field | undefined;
  readonly place: Text;
  /** What stood there before both sides changed it. */
  readonly before: Text;
  readonly choices: readonly ConflictChoice[];
}

/** What to ask about a conflict of a merged case. @param timeZone IANA name, in which times are written */
export function questionOf(merged: Case, conflict: ThreeWayConflict, timeZone: string): ConflictQuestion {
  const context = { case: merged, timeZone };
  const { field, name } = placeAt(conflict.path, context);
  const words = (value: unknown): Text => valueText(value, field, context);
  const both = bothValues(field, conflict.mine, conflict.theirs);
  return {
    conflict,
    field,
    place: name,
    before: words(conflict.base),
    choices: [
      { from: 'mine', value: conflict.mine, words: words(conflict.mine) },
      { from: 'theirs', value: conflict.theirs, words: words(conflict.theirs) },
      ...(both === undefined ? [] : [{ from: 'both' as const, value: both, words: words(both) }]),
    ],
  };
}
