import path from 'node:path';
import * as vscode from 'vscode';
import type { EvidenceFolder } from './evidenceFolder.ts';
import { localFolder } from './localFolder.ts';
import { workspaceFolder } from './workspaceFolder.ts';

/** The evidence folder of a case: node's fs for local disks, which streams and follows links; `workspace.fs` for the rest. */
export function evidenceFolderOf(caseFolder: string): EvidenceFolder {
  const folder = vscode.Uri.parse(caseFolder, true);
  return folder.scheme === 'file'
    ? localFolder(path.join(folder.fsPath, 'evidence'), folder.fsPath)
    : workspaceFolder(vscode.Uri.joinPath(folder, 'evidence'));
}
