/** Takes the pictures of the README in a real VS Code on the example workspace: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { casePanel, showTab } from '../test/e2e/casePanel.ts';
import { openViewContainer, runCommand, setTheme, treeRow } from '../test/e2e/workbench.ts';
import { ensureBrowser } from '../test/host/browser.ts';
import { newestHost, projectRoot } from '../test/host/hosts.ts';
import { installHost } from '../test/host/installHost.ts';
import { closeBrowser, openSession } from '../test/host/session.ts';
import { build } from './build.ts';

const folder = path.join(projectRoot, 'media', 'screenshots');
mkdirSync(folder, { recursive: true });
await ensureBrowser((line) => console.log(line));
await installHost(newestHost, (line) => console.log(line));
await build({ tests: true });

const session = await openSession({
  asInstalled: true,
  copyOf: path.join(projectRoot, 'examples', 'workspace'),
  size: { width: 1280, height: 800 },
});
const { page } = session.window;
const take = (name: string): Promise<unknown> =>
  page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });

await openViewContainer(page, 'Support Casebook');
await treeRow(page, 'Warehouse VPN').click();
const panel = await casePanel(session.window);
await take('panel-dark');
await treeRow(page, 'Warehouse VPN').locator('.monaco-tl-twistie').click();
await showTab(panel, 'evidence');
await page.mouse.move(640, 790);
await runCommand(page, 'Terminal: Create New Terminal');
await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
await page.locator('.xterm-rows', { hasText: /[#$%>]/ }).waitFor();
await page.keyboard.type('ping -c 3 127.0.0.1');
await page.keyboard.press('Enter');
await page.locator('.xterm-rows', { hasText: 'packet loss' }).waitFor();
await take('evidence-dark');
await session.window.executeCommand('workbench.action.closePanel');
await setTheme(session.window, 'light');
await showTab(panel, 'rootCause');
await take('analysis-light');
await session.stop();
await closeBrowser();
