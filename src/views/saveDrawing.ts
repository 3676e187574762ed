import * as vscode from 'vscode';
import type { PanelRequest } from '../protocol/messages.ts';

/** Saves a picture that a panel has drawn where the person wants it: first offered is the workspace folder of the case. */
export async function saveDrawing(
  { name, encoding, data }: Extract<PanelRequest, { type: 'saveFile' }>,
  caseFolder: string,
): Promise<void> {
  const caseUri = vscode.Uri.parse(caseFolder, true);
  const start = vscode.workspace.getWorkspaceFolder(caseUri)?.uri ?? vscode.Uri.joinPath(caseUri, '..');
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(start, name),
    filters: name.endsWith('.svg')
      ? { [vscode.l10n.t('SVG picture')]: ['svg'] }
      : { [vscode.l10n.t('PNG picture')]: ['png'] },
    title: vscode.l10n.t('Save the fishbone diagram'),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(data, encoding));
  const show = vscode.l10n.t('Open');
  // Not waited for: the notice may stay for long.
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Saved: {0}', vscode.workspace.asRelativePath(target)), show)
    .then((chosen) => (chosen === show ? vscode.commands.executeCommand('vscode.open', target) : undefined));
}
