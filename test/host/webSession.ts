import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { newestHost } from './hosts.ts';
import { createScratchFolder } from './scratchFolder.ts';
import { startServer } from './server.ts';
import { WebFiles, webScheme } from './webFiles.ts';

export interface WebSession {
  readonly page: Page;
  readonly files: WebFiles;
  /** What the browser's consoles said, the extension host's included. */
  readonly console: readonly string[];
  stop(): Promise<void>;
}

/**
 * VS Code in a browser on a virtual folder, `/repository`, with the extension in the web worker's extension host: it comes from an
 * address of the web, and neither it nor the folder is known to the server.
 */
export async function openWebSession(contents: Readonly<Record<string, string>>): Promise<WebSession> {
  const scratch = createScratchFolder('web');
  const files = new WebFiles();
  await files.start();
  for (const [file, content] of Object.entries(contents)) files.put(file, content);
  const server = await startServer({ version: newestHost, dataDir: scratch.path });
  const browser: Browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // The compiler that runs the tests leaves calls of this helper in functions that go to the page.
  await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
  await context.addInitScript((authority) => {
    const given = globalThis as unknown as { document: PageDocument; MutationObserver: PageObserver };
    const observer = new given.MutationObserver(() => {
      const meta = given.document.getElementById('vscode-workbench-web-configuration');
      const settings = meta?.getAttribute('data-settings');
      if (!meta || settings === null || settings === undefined) return;
      observer.disconnect();
      const configuration = JSON.parse(settings) as Record<string, unknown>;
      const at = (path: string) => ({ scheme: 'http', authority, path: `/web-files${path}` });
      const additionalBuiltinExtensions = [at('/provider'), at('/extension')];
      meta.setAttribute('data-settings', JSON.stringify({ ...configuration, additionalBuiltinExtensions }));
    });
    observer.observe(given.document, { childList: true, subtree: true });
  }, server.authority);
  // The workbench connects to its own origin only.
  files.base = `http://${server.authority}/web-files`;
  await context.route(`${files.base}/**`, async (route) => {
    const url = route.request().url().replace(files.base, `http://${files.authority}`);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  await page.goto(`http://${server.authority}/?folder=${webScheme}:/repository`);
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 40_000 });
  return {
    page,
    files,
    console: said,
    stop: async () => {
      await browser.close();
      await server.stop();
      await files.stop();
      await scratch.remove();
    },
  };
}

/** As much of the page's DOM as the script in it uses. */
interface PageDocument {
  getElementById(
    id: string,
  ): { getAttribute(name: string): string | null; setAttribute(name: string, value: string): void } | null;
}
type PageObserver = new (run: () => void) => {
  observe(target: PageDocument, options: object): void;
  disconnect(): void;
};
