import * as vscode from 'vscode';
import type { IndexStorage } from '../../search/searchService.ts';

/** Keeps the index in a folder of VS Code's storage. A write that is cut off leaves the index of before. */
export function indexStorage(folder: vscode.Uri): IndexStorage {
  const file = vscode.Uri.joinPath(folder, 'search.index');
  const { fs } = vscode.workspace;
  return {
    read: async () => {
      try {
        return await fs.readFile(file);
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    write: async (stored) => {
      await fs.createDirectory(folder);
      const next = vscode.Uri.joinPath(folder, `search.index.${String(Date.now())}.tmp`);
      await fs.writeFile(next, stored);
      await fs.rename(next, file, { overwrite: true });
    },
  };
}
