import * as vscode from 'vscode';
import type { EvidenceFolder } from './evidenceFolder.ts';
import { workspaceFolder } from './workspaceFolder.ts';

/** The evidence folder of a case: in a browser every folder is VS Code's. */
export const evidenceFolderOf = (caseFolder: string): EvidenceFolder =>
  workspaceFolder(vscode.Uri.joinPath(vscode.Uri.parse(caseFolder, true), 'evidence'));
