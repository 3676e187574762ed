import * as vscode from 'vscode';

/** The folder of a workspace folder that holds its cases: the setting `casebook.folder`, never outside the workspace folder. */
export function casebookFolder(folder: vscode.WorkspaceFolder): vscode.Uri {
  const setting = vscode.workspace.getConfiguration('casebook', folder.uri).get<string>('folder', 'casebook');
  const names = setting.split('/').filter((name) => name !== '' && name !== '.');
  const isInside = names.length > 0 && !names.includes('..') && !/[\\:*?"<>|]/.test(setting);
  return vscode.Uri.joinPath(folder.uri, ...(isInside ? names : ['casebook']));
}
