import * as vscode from 'vscode';
import { isMergingSetUp } from '../../git/mergingSetup.ts';
import type { OperationKind } from '../../git/operation.ts';
import type { Services } from '../../services.ts';
import { nameOf } from '../../store/caseRoot.ts';
import type { CaseFolder } from '../commands.ts';
import type { CaseRepository } from './caseRepository.ts';

/** Repositories in which setting up merging was offered, by their folder. */
const offeredKey = 'casebook.mergingOffered';

/** Reads the case again, says what is left to do, and offers once per repository to let git merge cases by itself. */
export async function finishResolving(
  { store, context }: Services,
  { git, repository }: CaseRepository,
  folder: CaseFolder,
  operation: OperationKind | undefined,
): Promise<void> {
  await store.refresh(folder);
  const show = vscode.l10n.t('Show Source Control');
  const setUp = vscode.l10n.t('Set Up Merging');
  const offered = context.globalState.get<readonly string[]>(offeredKey, []);
  const offers = !offered.includes(repository.root) && !(await isMergingSetUp(git).catch(() => true));
  if (offers) await context.globalState.update(offeredKey, [...offered, repository.root].slice(-100));
  const message =
    operation === undefined
      ? vscode.l10n.t('The conflicts of {0} are resolved and staged.', nameOf(folder))
      : vscode.l10n.t(
          'The conflicts of {0} are resolved and staged. Continue in the Source Control view when nothing else is left.',
          nameOf(folder),
        );
  const told = offers
    ? vscode.l10n.t('{0} Git can merge cases field by field by itself, so that only real conflicts are left.', message)
    : message;
  void vscode.window.showInformationMessage(told, ...(offers ? [setUp] : []), show).then((chosen) => {
    if (chosen === show) void vscode.commands.executeCommand('workbench.view.scm');
    if (chosen === setUp) void vscode.commands.executeCommand('casebook.setUpMerging');
  });
}
