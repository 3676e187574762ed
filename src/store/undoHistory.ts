import { applyEdit, EditTargetGone, valueAt, type CaseEdit } from '../domain/edit.ts';
import { isSame } from '../domain/isSame.ts';
import type { Case } from '../domain/case.ts';

/** One edit and the way back. */
export interface Change {
  readonly edit: CaseEdit;
  readonly inverse: CaseEdit;
  /** What a `set` left at its path. Somebody else's value in its place is not taken back. */
  readonly left?: unknown;
}

interface Step {
  changes: Change[];
  readonly mergeKey: string | undefined;
  at: number;
}

/** Edits with the same key this close together are one step of undo, ms. */
const mergeWithinMs = 1_000;
const mostSteps = 500;

/** What this window did to one case, to be taken back and done again, whatever came from outside in between. */
export class UndoHistory {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** @param at the moment of the edit, ms on any steady clock */
  record(changes: readonly Change[], mergeKey: string | undefined, at: number): void {
    this.#undone.length = 0;
    const last = this.#done.at(-1);
    if (last && mergeKey !== undefined && last.mergeKey === mergeKey && at - last.at <= mergeWithinMs) {
      last.changes = joined(last.changes, changes);
      last.at = at;
      return;
    }
    this.#done.push({ changes: [...changes], mergeKey, at });
    if (this.#done.length > mostSteps) this.#done.shift();
  }

  /** @returns the case without the last step that can still be taken back; undefined when there is none */
  undo(current: Case): Case | undefined {
    return replay(this.#done, this.#undone, current);
  }

  redo(current: Case): Case | undefined {
    return replay(this.#undone, this.#done, current);
  }
}

/** Takes steps off one stack until one changes the case; its opposite goes on the other stack. */
function replay(from: Step[], to: Step[], current: Case): Case | undefined {
  for (let step = from.pop(); step; step = from.pop()) {
    let value = current;
    const opposite: Change[] = [];
    for (const change of step.changes.toReversed()) {
      const applied = takeBack(value, change);
      if (!applied) continue;
      value = applied.value;
      opposite.push(applied.change);
    }
    if (isSame(value, current)) continue;
    to.push({ changes: opposite, mergeKey: undefined, at: -Infinity });
    return value;
  }
  return undefined;
}

const takeBack = (value: Case, { inverse, left, edit }: Change): { value: Case; change: Change } | undefined => {
  if (edit.type === 'set' && !isSame(valueAt(value, edit.path), left)) return undefined;
  return changed(value, inverse);
};

/** @returns undefined when the place is gone */
const changed = (value: Case, edit: CaseEdit): { value: Case; change: Change } | undefined => {
  try {
    return applyChange(value, edit);
  } catch (error) {
    if (error instanceof EditTargetGone) return undefined;
    throw error;
  }
};

/** Applies one edit and notes the way back. @throws EditTargetGone */
export const applyChange = (value: Case, edit: CaseEdit): { value: Case; change: Change } => {
  const applied = applyEdit(value, edit);
  const left = edit.type === 'set' ? { left: edit.value } : {};
  return { value: applied.value, change: { edit, inverse: applied.inverse, ...left } };
};

/** Typing gives an edit per character: keep the first way back and the last value. */
const joined = (before: readonly Change[], added: readonly Change[]): Change[] => {
  const [first, next] = [before[0], added[0]];
  if (before.length !== 1 || added.length !== 1 || !first || !next) return [...before, ...added];
  const isTyping =
    first.edit.type === 'set' &&
    next.inverse.type === 'set' &&
    isSame(first.edit.path, next.edit.path) &&
    // Not when somebody else's value came in between: it would be skipped over.
    isSame(next.inverse.value, first.left);
  return isTyping ? [{ ...next, inverse: first.inverse }] : [first, next];
};
