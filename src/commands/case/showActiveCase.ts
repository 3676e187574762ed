import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { pickCase } from '../../views/pickCase.ts';

/** What can be done with the active case, from the status bar: open it, add evidence, choose another, clear it. */
export const showActiveCaseCommand =
  ({ store, active, panels }: Services) =>
  async (): Promise<void> => {
    const choose = async (): Promise<void> => {
      const picked = await pickCase(store, vscode.l10n.t('Pick the active case: evidence is attached to it'));
      if (picked !== undefined) active.set(picked);
    };
    const folder = active.folder;
    if (folder === undefined) return choose();
    const entry = store.entry(folder);
    const run = (command: string) => async (): Promise<void> => {
      await vscode.commands.executeCommand(command);
    };
    const choices: (vscode.QuickPickItem & { act: () => Promise<void> })[] = [
      { label: `$(preview) ${vscode.l10n.t('Open the case')}`, act: () => panels.open(folder) },
      {
        label: `$(terminal) ${vscode.l10n.t('Attach output of the last terminal command')}`,
        act: run('casebook.attachLastCommand'),
      },
      { label: `$(attach) ${vscode.l10n.t('Attach a file')}`, act: run('casebook.attachFile') },
      { label: `$(pin) ${vscode.l10n.t('Choose another case')}`, act: choose },
      { label: `$(close) ${vscode.l10n.t('Clear the active case')}`, act: run('casebook.clearActiveCase') },
    ];
    const title = entry?.kind === 'case' ? `${entry.summary.number} ${entry.summary.title}` : '';
    const picked = await vscode.window.showQuickPick(choices, { title });
    await picked?.act();
  };
