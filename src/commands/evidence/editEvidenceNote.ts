import * as vscode from 'vscode';
import { titleOf } from '../../domain/evidence.ts';
import type { EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { withEvidence } from './pickEvidence.ts';

/** Writes the note of an item of evidence: one line on the spot, a longer one in the panel, where it keeps its lines. */
export const editEvidenceNote =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, async (document, item) => {
      const { note = '' } = item;
      if (note.includes('\n')) {
        await context.services.panels.open(document.folder, ['evidence', item.id, 'note']);
        return;
      }
      const typed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Note on evidence'),
        prompt: vscode.l10n.t('What does “{0}” show? Leave empty for no note.', titleOf(item)),
        value: note,
        ignoreFocusOut: true,
      });
      if (typed === undefined || typed.trim() === note) return;
      await explained(async () => {
        const request = { folder: document.folder, current: document.case };
        const checked = typed.trim() === '' ? [] : await context.services.reviews.reviewTexts(request, [typed.trim()]);
        if (!checked) return;
        const [value] = checked;
        document.edit([{ type: 'set', path: ['evidence', item.id, 'note'], value }]);
        await document.flush();
      });
    });
