import * as vscode from 'vscode';
import type { CaseEdit } from '../../domain/edit.ts';
import { titleOf, type Evidence } from '../../domain/evidence.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../commands.ts';
import { explained } from './explain.ts';

/** What the user did in one step. `stop`: closed the input; what was entered in the steps before stays. */
type Step = { readonly kind: 'next'; readonly note: string } | { readonly kind: 'back' } | { readonly kind: 'stop' };

/** Asks for a note on each item that was just attached, one after the other, and writes them as one change of the case. */
export const noteAttached = (services: Services, folder: CaseFolder, attached: readonly Evidence[]): Promise<void> =>
  explained(async () => {
    const notes = await askNotes(attached);
    const document = await services.store.open(folder);
    try {
      // Somebody may have removed an item while the notes were written.
      const isThere = (wanted: string): boolean => document.case.evidence?.some(({ id }) => id === wanted) === true;
      const wanted = [...notes].filter(([id]) => isThere(id));
      if (wanted.length === 0) return;
      const texts = wanted.map(([, note]) => note);
      const checked = await services.reviews.reviewTexts({ folder, current: document.case }, texts);
      if (!checked) return;
      const edits = wanted.map(([id], index) => noteEdit(id, checked[index] ?? ''));
      document.edit(edits);
      await document.flush();
    } finally {
      document.release();
    }
  });

const noteEdit = (id: string, note: string): CaseEdit => ({ type: 'set', path: ['evidence', id, 'note'], value: note });

/** @returns the notes by the item's id; none for an item that was left without one */
async function askNotes(items: readonly Evidence[]): Promise<Map<string, string>> {
  const notes = new Map<string, string>();
  for (let index = 0; index >= 0;) {
    const item = items[index];
    if (!item) break;
    const step = await askNote(item, notes.get(item.id) ?? '', index + 1, items.length);
    if (step.kind === 'stop') break;
    if (step.kind === 'next') {
      if (step.note === '') notes.delete(item.id);
      else notes.set(item.id, step.note);
    }
    index += step.kind === 'next' ? 1 : -1;
  }
  return notes;
}

function askNote(item: Evidence, value: string, step: number, totalSteps: number): Promise<Step> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Note on {0}', titleOf(item));
  input.placeholder = vscode.l10n.t('What does it show?');
  input.prompt = vscode.l10n.t('Enter without text leaves it without a note. Notes can be changed in the case later.');
  input.value = value;
  input.ignoreFocusOut = true;
  if (totalSteps > 1) {
    input.step = step;
    input.totalSteps = totalSteps;
    if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  }
  return new Promise<Step>((resolve) => {
    input.onDidAccept(() => resolve({ kind: 'next', note: input.value.trim() }));
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidHide(() => resolve({ kind: 'stop' }));
    input.show();
  }).finally(() => input.dispose());
}
