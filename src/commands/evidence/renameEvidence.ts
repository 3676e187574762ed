import * as vscode from 'vscode';
import { titleOf } from '../../domain/evidence.ts';
import type { EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { withEvidence } from './pickEvidence.ts';

/** Gives an item of evidence another title. Its file keeps its name: what others link to stays where it is. */
export const renameEvidence =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, async (document, item) => {
      const typed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Rename evidence'),
        prompt: vscode.l10n.t('The title that the case shows. The file keeps its name.'),
        value: titleOf(item),
        ignoreFocusOut: true,
        validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A title is needed.') : undefined),
      });
      const title = typed?.trim() ?? '';
      if (title === '' || title === item.title) return;
      await explained(async () => {
        const request = { folder: document.folder, current: document.case };
        const [value] = (await context.services.reviews.reviewTexts(request, [title])) ?? [];
        if (value === undefined) return;
        document.edit([{ type: 'set', path: ['evidence', item.id, 'title'], value }]);
        await document.flush();
      });
    });
