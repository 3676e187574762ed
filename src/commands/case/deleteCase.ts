import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { CaseArgument } from '../commands.ts';

/** Moves a case with its evidence to the trash, asked. Where there is no trash, asks again before deleting for good. */
export const deleteCaseCommand =
  ({ store, resolveCase, active, panels }: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const folder = await resolveCase(argument);
    if (folder === undefined) return;
    const entry = store.entry(folder);
    const name =
      entry?.kind === 'case'
        ? vscode.l10n.t('{0} “{1}”', entry.summary.number, entry.summary.title)
        : vscode.Uri.parse(folder).path;
    const toTrash = vscode.l10n.t('Move to Trash');
    const detail = vscode.l10n.t(
      'The case file and all its evidence are moved to the trash. What was committed stays in the repository’s history.',
    );
    if ((await ask(vscode.l10n.t('Delete the case {0}?', name), detail, toTrash)) !== toTrash) return;
    const uri = vscode.Uri.parse(folder);
    const wasActive = active.folder === folder;
    try {
      await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
    } catch {
      const forGood = vscode.l10n.t('Delete Permanently');
      const question = vscode.l10n.t('The case {0} could not be moved to the trash. Delete it permanently?', name);
      if ((await ask(question, vscode.l10n.t('This cannot be undone.'), forGood)) !== forGood) return;
      await vscode.workspace.fs.delete(uri, { recursive: true });
    }
    if (wasActive) active.set(undefined);
    await panels.close(folder);
    await store.refresh(folder);
  };

const ask = (question: string, detail: string, yes: string): Thenable<string | undefined> =>
  vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
