/** The entry for VS Code in a browser, whose extension host is a web worker: `browser` in the manifest. */
import type { SupportCasebookExports } from '../api/support-casebook.d.ts';
import * as vscode from 'vscode';
import { startCasebook, stopCasebook } from './extension.ts';
import { useWorkersOf } from './platform/runInWorker.web.ts';
import { webPlatform } from './web/webPlatform.ts';

export const activate = (context: vscode.ExtensionContext): SupportCasebookExports => {
  useWorkersOf(vscode.Uri.joinPath(context.extensionUri, 'dist', 'web').toString(true));
  return startCasebook(context, webPlatform());
};

export const deactivate = stopCasebook;
