import * as vscode from 'vscode';

/** How far up a repository's root is looked for. */
const mostLevels = 40;

/**
 * The path of a file from the root of its repository, with `/`; without a repository, from the root of its workspace folder.
 * Looks for `.git` on the way up, which a worktree and a submodule have as a file, and asks no git.
 */
export async function repositoryPath(uri: vscode.Uri): Promise<string> {
  let root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  let folder = vscode.Uri.joinPath(uri, '..');
  for (let level = 0; level < mostLevels; level += 1) {
    if (await isThere(vscode.Uri.joinPath(folder, '.git'))) {
      root = folder;
      break;
    }
    const parent = vscode.Uri.joinPath(folder, '..');
    if (parent.path === folder.path) break;
    folder = parent;
  }
  const base = root?.path.replace(/\/$/, '');
  return base !== undefined && uri.path.startsWith(`${base}/`) ? uri.path.slice(base.length + 1) : uri.path;
}

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
