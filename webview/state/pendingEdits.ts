import { applyEdit, EditTargetGone, valueAt, type CaseEdit } from '../../src/domain/edit.ts';
import { itemsOf } from '../../src/domain/records/rules.ts';

/** An edit that is not yet known to be on disk. */
export interface PendingEdit {
  readonly sequence: number;
  readonly edit: CaseEdit;
}

/** What came of applying pending edits to a newer version of the case. */
export interface Rebased<T> {
  readonly value: T;
  /** Edits that still have something to do, in order. */
  readonly kept: readonly PendingEdit[];
  /** Edits whose place is gone, e.g. in a row that somebody else removed. */
  readonly lost: readonly PendingEdit[];
}

/**
 * Applies the edits in order. One that has already happened (the item is there, or is gone) is dropped silently:
 * after a reload it may have reached the disk before the answer reached the page.
 */
export function rebase<T extends object>(base: T, pending: readonly PendingEdit[]): Rebased<T> {
  let value = base;
  const kept: PendingEdit[] = [];
  const lost: PendingEdit[] = [];
  for (const entry of pending) {
    try {
      value = applyEdit(value, entry.edit).value;
      kept.push(entry);
    } catch (error) {
      if (!(error instanceof EditTargetGone)) throw error;
      if (!hasHappened(value, entry.edit)) lost.push(entry);
    }
  }
  return { value, kept, lost };
}

function hasHappened(value: object, edit: CaseEdit): boolean {
  if (edit.type === 'remove') return true;
  return edit.type === 'insert' && itemsOf(valueAt(value, edit.path)).some(({ id }) => id === edit.item.id);
}

/** Adds an edit behind the others. Typing on in the same field replaces the edit that was not sent yet. */
export function withEdit(
  pending: readonly PendingEdit[],
  edit: CaseEdit,
  sequence: number,
  sentSequence: number,
): readonly PendingEdit[] {
  const last = pending.at(-1);
  const continues =
    last !== undefined &&
    last.sequence > sentSequence &&
    last.edit.type === 'set' &&
    edit.type === 'set' &&
    last.edit.path.join('/') === edit.path.join('/');
  return [...(continues ? pending.slice(0, -1) : pending), { sequence, edit }];
}

/** Of the edits that the extension says it has: those whose row somebody else removed before they arrived. */
export function goneOnTheWay(current: object, arrived: readonly PendingEdit[]): CaseEdit[] {
  const ownRemovals = arrived.flatMap(({ edit }) =>
    edit.type === 'remove' ? [[...edit.path, edit.id].join('/')] : [],
  );
  const isOwn = ({ path }: CaseEdit): boolean =>
    ownRemovals.some((removed) => `${path.join('/')}/`.startsWith(`${removed}/`));
  return arrived
    .map(({ edit }) => edit)
    .filter((edit) => edit.type === 'set' && !isOwn(edit) && rebase(current, [{ sequence: 0, edit }]).lost.length > 0);
}
