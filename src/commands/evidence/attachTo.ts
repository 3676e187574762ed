import * as vscode from 'vscode';
import type { Evidence } from '../../domain/evidence.ts';
import { attachEvidence, type NewEvidence, type ReferencedEvidence } from '../../evidence/attachEvidence.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { report } from '../../platform/report.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseFolder } from '../commands.ts';
import { explained } from './explain.ts';
import { noteAttached } from './noteAttached.ts';

/**
 * Attaches to the case in the folder, writes it to disk and says so. Everything passes the check for secrets first; when the
 * person cancels that, nothing is attached.
 * @throws UserError when it cannot be done; CancellationError when the signal aborts
 */
export async function attachTo(
  services: Services,
  folder: CaseFolder,
  items: readonly (NewEvidence | ReferencedEvidence)[],
  signal?: AbortSignal,
  /** Not where the person sees the new item at once. */
  { isAnnounced = true }: { readonly isAnnounced?: boolean } = {},
): Promise<Evidence[]> {
  if (items.length === 0) return [];
  return explained(async () => {
    const document = await services.store.open(folder);
    let isShown = false;
    try {
      if (document.problem) throw new UserError(local(document.problem.message));
      const target = { document, folder: evidenceFolderOf(folder), author: services.author() };
      const reviewed = await services.reviews.review({ folder, current: document.case, items }, signal);
      if (!reviewed) return [];
      signal?.throwIfAborted();
      const attached = await attachEvidence(target, reviewed, signal);
      const revision = document.revision;
      await document.flush();
      if (!isAnnounced) return attached;
      isShown = true;
      void announce(services, document, attached, revision)
        .catch((error: unknown) => report(error, services.log, 'casebook.openEvidence'))
        .finally(() => document.release());
      return attached;
    } finally {
      if (!isShown) document.release();
    }
  });
}

/** Says what was attached where. The document stays open meanwhile, so that there is something to undo. */
async function announce(
  services: Services,
  document: CaseDocument,
  attached: readonly Evidence[],
  revision: number,
): Promise<void> {
  const [first] = attached;
  if (!first) return;
  const message =
    attached.length === 1
      ? vscode.l10n.t('Attached to {0}: {1}', document.case.number, first.title)
      : vscode.l10n.t('Attached to {0}: {1} items', document.case.number, attached.length);
  const masked = attached.reduce((sum, { masking }) => sum + (masking?.count ?? 0), 0);
  const show = vscode.l10n.t('Show in Case');
  const note = attached.length === 1 ? vscode.l10n.t('Add Note…') : vscode.l10n.t('Add Notes…');
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(withMasked(message, masked), show, note, undo);
  if (chosen === show) await services.panels.open(document.folder, ['evidence']);
  if (chosen === note) await noteAttached(services, document.folder, attached);
  if (chosen !== undo) return;
  // After another change the last step is no longer this one.
  if (document.revision === revision) document.undo();
  else
    for (const { id } of attached)
      await vscode.commands.executeCommand('casebook.deleteEvidence', { caseFolder: document.folder, evidence: id });
}

/** Says with it how much of it was masked. */
function withMasked(message: string, places: number): string {
  if (places === 0) return message;
  return places === 1
    ? vscode.l10n.t('{0} (1 place masked)', message)
    : vscode.l10n.t('{0} ({1} places masked)', message, places);
}
