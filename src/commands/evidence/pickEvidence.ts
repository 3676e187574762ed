import * as vscode from 'vscode';
import * as z from 'zod';
import { fileName, type Evidence } from '../../domain/evidence.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';

const argumentSchema = z.object({ caseFolder: z.string(), evidence: z.string() });

/**
 * Carries out work on the item that an argument names, or that the user picks from the active case.
 * The document is released afterwards.
 * @throws UserError when the case no longer has the item
 */
export async function withEvidence(
  services: Services,
  argument: unknown,
  work: (document: CaseDocument, item: Evidence) => Promise<void>,
  choose: (document: CaseDocument) => Promise<Evidence | undefined> = ({ case: current }) =>
    pick(current.evidence ?? []),
): Promise<void> {
  if (argument instanceof vscode.Uri) return withFile(services, argument, work);
  const named = argumentSchema.safeParse(argument);
  const folder = named.success ? named.data.caseFolder : await services.active.require();
  if (folder === undefined) return;
  const document = await services.store.open(folder);
  try {
    const items = document.case.evidence ?? [];
    if (!named.success) {
      const item = await choose(document);
      if (item) await work(document, item);
      return;
    }
    const item = items.find(({ id }) => id === named.data.evidence);
    if (!item) throw isGone();
    await work(document, item);
  } finally {
    document.release();
  }
}

/** The same for the item that a file in a case's evidence folder belongs to. */
async function withFile(
  { store }: Services,
  file: vscode.Uri,
  work: (document: CaseDocument, item: Evidence) => Promise<void>,
): Promise<void> {
  const document = await store.open(vscode.Uri.joinPath(file, '..', '..').toString());
  try {
    const name = file.path.split('/').at(-1);
    const item = document.case.evidence?.find((each) => fileName(each) === name);
    if (!item) throw isGone();
    await work(document, item);
  } finally {
    document.release();
  }
}

const isGone = (): UserError =>
  new UserError(vscode.l10n.t('This evidence is no longer in the case. Somebody removed it, or it was undone.'));

async function pick(items: readonly Evidence[]): Promise<Evidence | undefined> {
  if (items.length === 0) throw new UserError(vscode.l10n.t('The active case has no evidence yet.'));
  const picked = await vscode.window.showQuickPick(
    items
      .toReversed()
      .map((item) => ({ label: item.title, description: `${item.attachedBy} ${item.attachedAt}`, item })),
    { placeHolder: vscode.l10n.t('Which evidence?'), matchOnDescription: true },
  );
  return picked?.item;
}
