/** Takes the pictures of the walkthrough, in both languages and two themes, in a real VS Code: part of `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { casePanel, saved, showTab, typeInto } from '../test/e2e/casePanel.ts';
import { openViewContainer, quickInput, setTheme, treeRow, webviewFrame } from '../test/e2e/workbench.ts';
import { ensureBrowser } from '../test/host/browser.ts';
import { newestHost, projectRoot } from '../test/host/hosts.ts';
import { installHost } from '../test/host/installHost.ts';
import type { Locale } from '../test/host/server.ts';
import { closeBrowser, openSession } from '../test/host/session.ts';
import { waitUntil } from '../test/host/waitUntil.ts';
import { build } from './build.ts';

const folder = path.join(projectRoot, 'media', 'walkthrough');
const number = 'TS-20261122-3VFPN';
const containers = { en: 'Support Casebook', 'zh-cn': '支持案卷' } as const;

mkdirSync(folder, { recursive: true });
await ensureBrowser((line) => console.log(line));
await installHost(newestHost, (line) => console.log(line));
await build({ tests: true });
for (const locale of ['en', 'zh-cn'] as const) await takeAll(locale);
await closeBrowser();

async function takeAll(locale: Locale): Promise<void> {
  const session = await openSession({
    asInstalled: true,
    git: true,
    locale,
    copyOf: path.join(projectRoot, 'examples', 'workspace'),
    size: { width: 960, height: 640 },
  });
  const { page } = session.window;
  const takeBoth = async (name: string): Promise<void> => {
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(session.window, theme);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}.${locale}.png`), animations: 'disabled' });
    }
  };
  await openViewContainer(page, containers[locale]);
  const row = treeRow(page, number);
  await row.click();
  const panel = await casePanel(session.window);
  await takeBoth('firstCase');
  await showTab(panel, 'evidence');
  await row.locator('.monaco-tl-twistie').click();
  await session.window.executeCommand('workbench.action.terminal.new');
  await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
  await page.locator('.xterm-rows', { hasText: /[#$%>]/ }).waitFor();
  await page.keyboard.type('ping -c 3 127.0.0.1');
  await page.keyboard.press('Enter');
  await page.locator('.xterm-rows', { hasText: 'packet loss' }).waitFor();
  await takeBoth('evidence');
  await session.window.executeCommand('workbench.action.closePanel');
  const caseFolder = pathToFileURL(path.join(session.workspace, 'casebook', number)).href;
  await session.window.executeCommand('casebook.explainDeadline', { caseFolder });
  await webviewFrame(page, '.vscode-body h1');
  await takeBoth('clock');
  await session.window.executeCommand('workbench.action.closeActiveEditor');
  const shown = await casePanel(session.window);
  await showTab(shown, 'intake');
  await typeInto(shown, 'intake/contact', ', 2417');
  await saved(shown);
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(session.window, theme);
    void session.window.executeCommand('casebook.commitCase', { caseFolder });
    await waitUntil('the message', async () => (await quickInput(page).inputValue()).includes(number));
    await page.screenshot({ path: path.join(folder, `commit-${theme}.${locale}.png`), animations: 'disabled' });
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  }
  await session.stop();
}
