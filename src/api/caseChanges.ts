import type { CaseChange } from '../../api/support-casebook.d.ts';
import { recordKeys, type Case } from '../domain/case.ts';
import { applyEdit, EditTargetGone, valueAt, type CaseEdit } from '../domain/edit.ts';
import { fieldAt } from '../domain/fieldAt.ts';
import { newId } from '../domain/id.ts';
import { isFilled, itemsOf } from '../domain/records/rules.ts';
import { looksLikePassword } from '../domain/secretInput.ts';
import { CasebookError } from './casebookError.ts';

const changeable: readonly string[] = ['title', 'labels', ...recordKeys];

/**
 * The edits for changes that come from outside: another extension, or an assistant.
 * @throws CasebookError `refused` for what is not theirs to change or names a password; `notFound` for a list item that is
 * not there
 */
export function editsFor(current: Case, changes: readonly CaseChange[]): readonly CaseEdit[] {
  let value = current;
  return changes.map((change) => {
    const refusal = refusalOf(value, change);
    if (refusal !== undefined) throw new CasebookError('refused', `${change.path.join('.')}: ${refusal}`);
    const edit = editFor(value, change);
    try {
      value = applyEdit(value, edit).value;
    } catch (error) {
      if (error instanceof EditTargetGone) throw new CasebookError('notFound', error.message, { cause: error });
      throw error;
    }
    return edit;
  });
}

function editFor(current: Case, change: CaseChange): CaseEdit {
  const path = [...change.path];
  switch (change.type) {
    case 'set':
      return { type: 'set', path, value: structuredClone(change.value) };
    case 'insert': {
      const item = structuredClone(change.item);
      const last = itemsOf(valueAt(current, path)).at(-1)?.id;
      const after = change.after ?? (typeof last === 'string' ? last : null);
      return { type: 'insert', path, after, item: { ...item, id: typeof item.id === 'string' ? item.id : newId() } };
    }
    case 'remove':
      return { type: 'remove', path, id: change.id };
  }
}

/** Why a change is refused, as a developer reads it. */
function refusalOf(current: Case, change: CaseChange): string | undefined {
  const [first = '', second] = change.path;
  if (!changeable.includes(first)) return 'this follows the procedure and is not changed by other extensions';
  if (first === 'triage' && second === 'history') return 'the history of a case is only ever added to, by a re-triage';
  const words = current.intake?.verbatim;
  if (
    first === 'intake' &&
    (second === undefined || second === 'verbatim') &&
    isFilled(words) &&
    keeps(change) !== words
  )
    return 'the user’s own words are never edited';
  const field = fieldAt(change.path);
  const given = change.type === 'set' ? change.value : change.type === 'insert' ? change.item : undefined;
  if (
    typeof given === 'string' &&
    field &&
    'refuse' in field &&
    typeof field.refuse === 'function' &&
    looksLikePassword(given)
  )
    return 'this looks like a password, which is never written';
  return first === 'details' && stringsIn(given).some((text) => looksLikePassword(text))
    ? 'this looks like a password, which is never written'
    : undefined;
}

/** What a change leaves as the user's own words. */
const keeps = (change: CaseChange): unknown => {
  if (change.type !== 'set') return undefined;
  return change.path.length === 2 ? change.value : valueAt(change.value, ['verbatim']);
};

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};
