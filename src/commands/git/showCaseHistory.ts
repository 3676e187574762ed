import * as vscode from 'vscode';
import { changesOfFolder } from '../../git/caseChanges.ts';
import { commitsOfFolder, type CaseCommit } from '../../git/caseVersions.ts';
import type { Services } from '../../services.ts';
import type { CaseArgument } from '../commands.ts';
import { repositoryOf, requireTrustForGit } from './caseRepository.ts';
import { momentText } from './momentText.ts';
import type { VersionDocuments } from './versionDocuments.ts';

/** So many commits are listed at first, and more on request. */
const pageSize = 100;

interface VersionItem extends vscode.QuickPickItem {
  /** A commit, or `working` for what is not committed; absent: list more. */
  readonly id?: string;
}

/** Lists the commits of a case; choosing one shows what it changed in the forms. */
export const showCaseHistoryCommand =
  (services: Services, documents: VersionDocuments) =>
  async (argument?: CaseArgument): Promise<void> => {
    requireTrustForGit();
    const folder = await services.resolveCase(argument);
    if (folder === undefined) return;
    const { git } = await repositoryOf(vscode.Uri.parse(folder), services.log);
    const entry = services.store.entry(folder);
    const number = (entry?.kind === 'case' ? entry.summary.number : entry?.number) ?? '';
    const choose = async (most: number): Promise<void> => {
      const [commits, changes] = await Promise.all([commitsOfFolder(git, most + 1), changesOfFolder(git)]);
      const isChanged = changes.changed.length + changes.untracked.length > 0;
      if (commits.length === 0 && !isChanged) {
        void vscode.window.showInformationMessage(vscode.l10n.t('{0} is in no commit yet.', number));
        return;
      }
      const items: VersionItem[] = [
        ...(isChanged && entry?.kind === 'case' ? [workingItem()] : []),
        ...commits.slice(0, most).map(commitItem),
        ...(commits.length > most
          ? [{ label: vscode.l10n.t('Show more commits'), iconPath: new vscode.ThemeIcon('ellipsis') }]
          : []),
      ];
      const chosen = await pickVersion(vscode.l10n.t('History of {0}', number), items);
      if (!chosen) return;
      if (chosen.item.id === undefined) return choose(most + pageSize);
      await documents.show(folder, number, chosen.item.id, chosen.show);
    };
    await choose(pageSize);
  };

const asText = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('json'),
  tooltip: vscode.l10n.t('Open This Version as Text'),
});

const workingItem = (): VersionItem => ({
  id: 'working',
  label: vscode.l10n.t('Uncommitted changes'),
  iconPath: new vscode.ThemeIcon('edit'),
});

const commitItem = ({ id, subject, author, at }: CaseCommit): VersionItem => ({
  id,
  label: subject || id.slice(0, 8),
  description: author,
  detail: momentText(at),
  iconPath: new vscode.ThemeIcon('git-commit'),
  buttons: [asText()],
});

/** The item that was chosen, and whether by its button. `undefined`: cancelled. */
function pickVersion(
  title: string,
  items: readonly VersionItem[],
): Promise<{ item: VersionItem; show: 'differences' | 'file' } | undefined> {
  const picker = vscode.window.createQuickPick<VersionItem>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Choose a commit to see what it changed');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      resolve(item && { item, show: 'differences' });
      picker.dispose();
    });
    picker.onDidTriggerItemButton(({ item }) => {
      resolve({ item, show: 'file' });
      picker.dispose();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
