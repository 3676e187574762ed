import * as vscode from 'vscode';

/** A file that somebody mended by hand: whether it is staged as it stands, or merged anew. `undefined`: cancelled. */
export async function askAsItStands(name: string): Promise<'stage' | 'merge' | undefined> {
  const stage = vscode.l10n.t('Stage as It Is');
  const merge = vscode.l10n.t('Merge Again');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} reads well as it is, but to git it is still in conflict.', name),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Stage it as it is if you resolved it by hand. Merging again starts from the two sides; the file as it is now is kept aside.',
      ),
    },
    stage,
    merge,
  );
  if (chosen === undefined) return undefined;
  return chosen === stage ? 'stage' : 'merge';
}
