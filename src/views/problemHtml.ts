import { escapeHtml } from './panelHtml.ts';

/** A page that only says what is wrong: no script, no resource. */
export const problemHtml = (message: string): string => `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
  </head>
  <body><p role="alert">${escapeHtml(message)}</p></body>
</html>`;
