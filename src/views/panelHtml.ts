import type { PageSettings } from '../protocol/messages.ts';

/** Where the page's parts are, and what it may load. */
export interface PanelPage {
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Random for each page, letters and digits. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly codiconUri: string;
  readonly settings: PageSettings;
}

/** The page of a case panel. Nothing of the case is in it: that comes as messages and is never parsed as HTML. */
export function panelHtml({ cspSource, nonce, scriptUri, styleUri, codiconUri, settings }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    // Pictures of the evidence, which the page makes from bytes that the extension has looked at.
    `img-src ${cspSource} blob:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${settings.language === 'zh-cn' ? 'zh-CN' : 'en'}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta property="csp-nonce" content="${escapeHtml(nonce)}" />
    <link rel="stylesheet" href="${escapeHtml(codiconUri)}" />
    <link rel="stylesheet" href="${escapeHtml(styleUri)}" />
    <title>Support Casebook</title>
  </head>
  <body>
    <script id="settings" type="application/json" nonce="${escapeHtml(nonce)}">${scriptJson(settings)}</script>
    <script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
  </body>
</html>
`;
}

/** JSON that cannot end its script element or open a comment in it. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Text as it can stand in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
