import * as vscode from 'vscode';
import * as z from 'zod';
import type { CommandHandlers } from '../../commands.ts';
import { askMore, problemOf } from './askMore.ts';
import type { EvidenceReviews } from './evidenceReviews.ts';

const placeSchema = z.object({ place: z.int().min(0), scope: z.enum(['value', 'rule']) });

/** What can be done with the review that waits for an answer. Without one they do nothing. */
export function reviewCommands(reviews: EvidenceReviews): CommandHandlers {
  return {
    'casebook.acceptMasking': () => reviews.current?.end(true),
    'casebook.cancelMasking': () => reviews.current?.end(false),
    'casebook.listMasking': () => reviews.current && reviews.list(reviews.current),
    'casebook.maskMore': () => maskMore(reviews),
    'casebook.toggleMasking': (argument) => toggle(reviews, argument),
  };
}

/** Masks what is selected on either side, line by line; asks when nothing is. */
async function maskMore(reviews: EvidenceReviews): Promise<void> {
  const { current } = reviews;
  if (!current) return;
  const editor = vscode.window.activeTextEditor;
  const selections = reviews.documents.sideOf(editor) ? (editor?.selections ?? []) : [];
  const texts = selections
    .flatMap((selection) => editor?.document.getText(selection).split('\n') ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = texts.find((each) => problemOf(current, each) !== undefined);
  if (texts.length === 0 || wrong !== undefined) await askMore(current, wrong);
  else current.maskMore(texts);
}

/** Keeps or masks the value at the cursor, or that of the place a hover names; of the latter also all of its rule. */
function toggle(reviews: EvidenceReviews, argument: unknown): void {
  const { current } = reviews;
  if (!current) return;
  const named = placeSchema.safeParse(argument).data;
  const editor = vscode.window.activeTextEditor;
  const side = reviews.documents.sideOf(editor)?.side;
  const atCursor =
    editor && side ? current.placeAt(side, editor.document.offsetAt(editor.selection.active)) : undefined;
  const place = named ? current.text.places[named.place] : atCursor;
  if (!place) {
    void vscode.window.setStatusBarMessage(vscode.l10n.t('Put the cursor on a framed value first.'), 4_000);
    return;
  }
  const values =
    named?.scope === 'rule'
      ? current.values.filter(({ rule }) => rule === place.rule).map(({ value }) => value)
      : [place.value];
  current.keep(values, !place.kept);
}
