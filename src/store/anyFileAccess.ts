import { workspace } from 'vscode';
import type { FileAccess } from './fileAccess.ts';
import { nodeFileAccess } from './nodeFileAccess.ts';
import { workspaceFileAccess } from './workspaceFileAccess.ts';

/**
 * Each file by the way that suits it: a local one through node's own fs, which is several times faster, any other through
 * VS Code. Asked anew for every file, since a window may get a virtual folder beside its local ones at any time.
 */
export const anyFileAccess: FileAccess = {
  list: (folder) => accessOf(folder).list(folder),
  read: (file, options) => accessOf(file).read(file, options),
  replace: (file, text, beforeReplace) => accessOf(file).replace(file, text, beforeReplace),
  lock: (file) => accessOf(file).lock(file),
  createFolder: (folder) => accessOf(folder).createFolder(folder),
  remove: (uri) => accessOf(uri).remove(uri),
  isInside: (uri, root) => accessOf(uri).isInside(uri, root),
  removeLeftovers: (folder) => accessOf(folder).removeLeftovers(folder),
  /** Only while every folder is local: nothing else can be read at once. */
  get readNow() {
    return (workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme === 'file')
      ? nodeFileAccess.readNow
      : undefined;
  },
};

const accessOf = (uri: string): FileAccess => (uri.startsWith('file:') ? nodeFileAccess : workspaceFileAccess);
