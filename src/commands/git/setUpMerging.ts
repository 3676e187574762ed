import path from 'node:path';
import * as vscode from 'vscode';
import { driverCommand, placeDriver, refreshDriver, type DriverPlace } from '../../git/mergeDriver.ts';
import { AttributesAreLink, removeMerging, setUpMerging, type SetupResult } from '../../git/mergingSetup.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { repositoryOf, requireTrustForGit, type CaseRepository } from './caseRepository.ts';

/** Where the merge driver is kept: outside the extension's own folder, whose name changes with every version. */
export const driverPlace = ({ globalStorageUri, extensionUri }: vscode.ExtensionContext): DriverPlace => ({
  folder: vscode.Uri.joinPath(globalStorageUri, 'merge').fsPath,
  bundle: vscode.Uri.joinPath(extensionUri, 'dist', 'merge-case.cjs').fsPath,
  executable: process.execPath,
});

/** Brings the driver of an earlier version up to date. Runs no git. Never fails. */
export async function keepDriverCurrent({ context, log }: Pick<Services, 'context' | 'log'>): Promise<void> {
  try {
    if (await refreshDriver(driverPlace(context))) log.info('The merge driver was brought up to date');
  } catch (error) {
    log.warn('The merge driver could not be brought up to date', error);
  }
}

/** "Set up merging in this repository": what git needs to merge cases field by field, on the command line too. */
export const setUpMergingCommand =
  ({ context, log, store }: Services) =>
  async (): Promise<void> => {
    requireTrustForGit();
    const root = await pickRoot(store.roots);
    if (!root) return;
    const { place, folder } = await placeOf(root, log);
    const driver = driverPlace(context);
    await placeDriver(driver);
    const result = await refusingLinks(() => setUpMerging(place.atTop, folder, driverCommand(driver.folder)));
    log.info(`Merging in ${place.repository.root}: ${JSON.stringify(result)}`);
    await tellSetUp(result, place);
  };

/** The way back. */
export const removeMergingCommand =
  ({ log, store }: Services) =>
  async (): Promise<void> => {
    requireTrustForGit();
    const root = await pickRoot(store.roots);
    if (!root) return;
    const { place, folder } = await placeOf(root, log);
    const { attributes, configuration } = await refusingLinks(() => removeMerging(place.atTop, folder));
    void vscode.window.showInformationMessage(
      attributes || configuration
        ? vscode.l10n.t(
            'Git merges cases as plain text again. The lines in .gitattributes and the merge driver were removed.',
          )
        : vscode.l10n.t('Merging of cases was not set up in this repository.'),
    );
  };

type Root = Services['store']['roots'][number];

async function pickRoot(roots: readonly Root[]): Promise<Root | undefined> {
  if (roots.length === 0)
    throw new UserError(vscode.l10n.t('No folder is open. Open the folder of the repository first.'));
  if (roots.length === 1) return roots[0];
  const items = roots.map((root) => ({ label: root.name, root }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('In which folder?') });
  return chosen?.root;
}

/** The repository of the workspace folder, and the casebook folder in it, which need not exist yet. */
async function placeOf(root: Root, log: Services['log']): Promise<{ place: CaseRepository; folder: string }> {
  const casebook = vscode.Uri.parse(root.uri);
  const workspace = vscode.workspace.getWorkspaceFolder(casebook);
  if (!workspace) throw new UserError(vscode.l10n.t('This case is not in the workspace any more.'));
  const place = await repositoryOf(workspace.uri, log);
  const inside = path.posix.relative(workspace.uri.path, casebook.path);
  return { place, folder: `${place.repository.prefix}${inside}` };
}

async function refusingLinks(change: () => Promise<SetupResult>): Promise<SetupResult> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof AttributesAreLink)) throw error;
    throw new UserError(
      vscode.l10n.t(
        'The .gitattributes file of this repository is a link, which git does not follow. Nothing was changed. Replace it by a file.',
      ),
    );
  }
}

async function tellSetUp({ attributes, configuration }: SetupResult, { repository }: CaseRepository): Promise<void> {
  const file = vscode.Uri.joinPath(vscode.Uri.file(repository.root), '.gitattributes');
  const open = vscode.l10n.t('Open .gitattributes');
  const chosen = await vscode.window.showInformationMessage(
    attributes || configuration
      ? vscode.l10n.t(
          'Git now merges cases field by field in this repository. Written: {0}. Commit .gitattributes for everybody; each person runs this command once in their own clone.',
          [attributes ? '.gitattributes' : '', configuration ? '.git/config' : ''].filter(Boolean).join(', '),
        )
      : vscode.l10n.t('Merging of cases is set up in this repository already. Nothing was changed.'),
    open,
  );
  if (chosen === open) await vscode.window.showTextDocument(file);
}
