/**
 * Writes the `--vscode-*` variables of the six themes that the panel is checked in, as a real VS Code computes them,
 * to `test/webview/themes/`. Run by hand when the host of the tests changes: `npx tsx test/webview/captureThemes.ts`.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../host/hosts.ts';
import { closeBrowser, openSession } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { pageThemes } from './pageThemes.ts';

/** What only the workbench around a panel, the code editor and other views use. */
const elsewhere =
  /^--vscode-(terminal|debug|merge|scm|git|notebook|chat|inlineChat|interactive|multiDiff|peekView|symbolIcon|statusBar|titleBar|activityBar|editorGroup|editorOverview|editorBracket|editorUnicode|editorGhost|editorGutter|minimap|testing|breadcrumb|commandCenter|profile|sash|simpleFind|comments|walk|welcome|extension|gauge|icon-|editorComments|editorLightBulb|editorLineNumber|editorMarker|editorSuggest|editorStickyScroll|menubar|outputView|ports|panel|problems|sideBar|stickyScroll|tab-|window|agent|aiCustom|mcp|markdownAlert|searchEditor|snippet|tree|toolbar|picker|imagePreview|banner|diffEditor|charts|notification)/i;

const pairsSchema = z.array(z.tuple([z.string(), z.string()]));

const session = await openSession({ lazy: true });
try {
  for (const [id, theme] of Object.entries(pageThemes)) {
    await session.window.evaluate(
      ({ vscode }, name) => vscode.workspace.getConfiguration('workbench').update('colorTheme', name, true),
      theme.label,
    );
    const { page } = session.window;
    await page.locator(`.monaco-workbench.${theme.workbenchClass}`).waitFor();
    let last = '';
    // The style sheet is replaced a moment after the class.
    const variables = await waitUntil(`the colours of ${theme.label}`, async () => {
      const found = pairsSchema.parse(
        await page.evaluate(`
          [...document.styleSheets]
            .flatMap((sheet) => [...sheet.cssRules])
            .filter((rule) => rule instanceof CSSStyleRule && rule.cssText.includes('--vscode-focusBorder:'))
            .flatMap(({ style }) => [...style].map((name) => [name, style.getPropertyValue(name)]))
            .filter(([name]) => name.startsWith('--vscode-'))`),
      );
      const text = JSON.stringify(found);
      const isStable = text === last && found.length > 100;
      last = text;
      return isStable && found;
    });
    const wanted = variables.filter(([name]) => !elsewhere.test(name)).sort();
    const fonts: [string, string][] = [
      ['--vscode-font-family', 'system-ui, "Ubuntu", "Droid Sans", sans-serif'],
      ['--vscode-font-weight', 'normal'],
      ['--vscode-font-size', '13px'],
      ['--vscode-editor-font-family', '"Droid Sans Mono", monospace'],
      ['--vscode-editor-font-size', '14px'],
    ];
    const lines = [...fonts, ...wanted].map(([name, value]) => `  ${name}: ${value.trim()};`);
    await writeFile(
      path.join(projectRoot, 'test', 'webview', 'themes', `${id}.css`),
      `:root {\n${lines.join('\n')}\n}\n`,
    );
    console.log(`${id}: ${wanted.length} colours`);
  }
} finally {
  await session.stop();
  await closeBrowser();
}
