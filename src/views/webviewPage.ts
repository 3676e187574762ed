import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { language } from '../platform/language.ts';
import type { Pipe } from '../protocol/channel.ts';
import { panelHtml } from './panelHtml.ts';

/**
 * Loads a page of ours into a webview, which may read nothing but the extension's own pages.
 * @param page the name of its script and style sheet in `dist/webview`
 * @param folder the URI of the case folder that the page is about; empty for a page about all of them
 */
export function loadPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  page: 'main' | 'network' | 'dashboard',
  folder: string,
): void {
  const media = vscode.Uri.joinPath(extension, 'dist', 'webview');
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [media] };
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('hex'),
    scriptUri: uri(`${page}.js`),
    styleUri: uri(`${page}.css`),
    codiconUri: uri('codicon.css'),
    settings: {
      language: language(),
      folder,
      ...(vscode.l10n.bundle ? { bundle: vscode.l10n.bundle } : {}),
    },
  });
}

/** The host's end of the messages of a webview. */
export const pipeOf = (webview: vscode.Webview): Pipe => ({
  post: (message) => void webview.postMessage(message),
  listen: (onMessage) => {
    const listening = webview.onDidReceiveMessage(onMessage);
    return () => void listening.dispose();
  },
});
