import * as vscode from 'vscode';
import type { KeptEvidence } from './keptEvidence.ts';
import { workspaceFolder } from './workspaceFolder.ts';

/** @param uri in the extension's storage, which a browser keeps in its database */
export const keptEvidence = (uri: vscode.Uri): KeptEvidence => ({
  folder: workspaceFolder(uri),
  prepare: async (ageMs) => {
    await vscode.workspace.fs.createDirectory(uri);
    for (const [name] of await vscode.workspace.fs.readDirectory(uri)) {
      const file = vscode.Uri.joinPath(uri, name);
      const { mtime } = await vscode.workspace.fs.stat(file);
      if (mtime < Date.now() - ageMs) await vscode.workspace.fs.delete(file);
    }
  },
});
