import * as vscode from 'vscode';
import { removeCase, stageCase } from '../../git/caseConflict.ts';
import type { Git } from '../../git/git.ts';

/**
 * Asks whether a case stays that one side deleted and the other changed, and tells git.
 * @returns whether it stays; `undefined`: cancelled
 */
export async function settleDeletion(git: Git, name: string, deletedBy: string): Promise<boolean | undefined> {
  const keep = vscode.l10n.t('Keep the Case');
  const remove = vscode.l10n.t('Delete the Case');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} was deleted in {1} and changed on the other side.', name, deletedBy),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Keeping it keeps the changes. What was committed stays in the repository’s history either way.',
      ),
    },
    keep,
    remove,
  );
  if (chosen === undefined) return undefined;
  await (chosen === keep ? stageCase(git) : removeCase(git));
  return chosen === keep;
}
