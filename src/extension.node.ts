/** The entry for VS Code on the desktop or on a server: `main` in the manifest. */
import type { SupportCasebookExports } from '../api/support-casebook.d.ts';
import type * as vscode from 'vscode';
import { startCasebook, stopCasebook } from './extension.ts';
import { nodePlatform } from './node/nodePlatform.ts';

export const activate = (context: vscode.ExtensionContext): SupportCasebookExports =>
  startCasebook(context, nodePlatform());

export const deactivate = stopCasebook;
