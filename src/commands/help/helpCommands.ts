import * as vscode from 'vscode';
import { records } from '../../domain/case.ts';
import { local } from '../../platform/language.ts';
import type { Services } from '../../services.ts';
import { helpTitle, isHelpPage, type HelpDocuments, type HelpPage } from '../../views/helpDocuments.ts';
import type { CommandHandlers } from '../commands.ts';
import { openExample } from './openExample.ts';

/** The commands of the view "Help" and of the walkthrough. */
export const helpCommands = ({ context }: Services, documents: HelpDocuments): CommandHandlers => {
  const { id } = context.extension;
  const run = async (command: string, ...args: unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(command, ...args);
  };
  return {
    'casebook.showHelp': async (page) => {
      const chosen = isHelpPage(page) ? page : await pickPage();
      if (chosen !== undefined) await documents.show(chosen);
    },
    'casebook.showKeyboardMap': () => documents.show('keyboard'),
    'casebook.openWalkthrough': () => run('workbench.action.openWalkthrough', `${id}#start`),
    'casebook.openSettings': () => run('workbench.action.openSettings', `@ext:${id}`),
    'casebook.openExample': () => openExample(context.extensionUri),
  };
};

async function pickPage(): Promise<HelpPage | undefined> {
  const items: (vscode.QuickPickItem & { page: HelpPage })[] = [
    ...records.map(({ key, guidance }, index) => ({
      label: vscode.l10n.t('{0}. {1}', index + 1, helpTitle(key)),
      detail: local(guidance.purpose),
      page: key,
    })),
    { label: helpTitle('statuses'), page: 'statuses' },
    { label: helpTitle('keyboard'), page: 'keyboard' },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Help'),
    placeHolder: vscode.l10n.t('Which step of the procedure?'),
    matchOnDetail: true,
  });
  return chosen?.page;
}
