import * as vscode from 'vscode';
import { citationsOf } from '../../domain/citations.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { removalEdits } from '../../evidence/removedEvidence.ts';
import { local } from '../../platform/language.ts';
import type { EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { withEvidence } from './pickEvidence.ts';

/**
 * Removes an item of evidence, asked. First the case no longer names it, on disk; then its file goes to a safe place
 * outside the repository, from which undoing brings it back. A crash in between leaves a file too many, never one too few.
 */
export const deleteEvidence =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, async (document, item) => {
      const citations = citationsOf(document.case, item.id);
      const remove = citations.length > 0 ? vscode.l10n.t('Delete and Remove Citations') : vscode.l10n.t('Delete');
      const detail = [
        ...(citations.length > 0
          ? [
              vscode.l10n.t('The analysis rests on it. It is cited by:'),
              ...citations.map(({ label }) => `• ${local(label)}`),
              '',
            ]
          : []),
        vscode.l10n.t(
          'The timeline keeps that it was attached and removed. Undo brings it back with its file. What was committed stays in the repository’s history.',
        ),
      ].join('\n');
      const question = vscode.l10n.t('Delete the evidence “{0}”?', item.title);
      if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove) return;
      await explained(async () => {
        const removed = await context.removed();
        await context.followRemovals(document.folder);
        document.edit(removalEdits(document.case, item, context.services.author()));
        await document.flush();
        removed.track(item);
        await removed.settle(() => document.case, evidenceFolderOf(document.folder));
      });
    });
