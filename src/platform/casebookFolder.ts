import * as vscode from 'vscode';
import * as z from 'zod';

const usual = 'casebook';
const folderSchema = z.string().catch(usual);

/** The folder of a workspace folder that holds its cases: the setting `casebook.folder`, never outside the workspace folder. */
export function casebookFolder(folder: vscode.WorkspaceFolder): vscode.Uri {
  // Settings are written by hand: whatever stands there must not keep the extension from starting.
  const setting = folderSchema.parse(vscode.workspace.getConfiguration('casebook', folder.uri).get('folder'));
  const names = setting.split('/').filter((name) => name !== '' && name !== '.');
  const isInside = names.length > 0 && !names.includes('..') && !/[\\:*?"<>|]/.test(setting);
  return vscode.Uri.joinPath(folder.uri, ...(isInside ? names : [usual]));
}
