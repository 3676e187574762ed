import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.ts';
import { projectRoot, type HostVersion } from './hosts.ts';
import { readMochaSummary, summaryFileVariable, type MochaSummary } from './mochaSummary.ts';
import { createScratchFolder } from './scratchFolder.ts';
import { registerExtension } from './serverExtensions.ts';
import { startServer } from './server.ts';
import { apiExample, integrationBundle } from './testBundles.ts';
import { workbenchUrl } from './workbenchUrl.ts';

/** Chatter of VS Code itself, which says nothing about the tests. */
const chatter =
  /^(Ignoring fetching additional|Creating a socket|Resolv(ing|ed) connection token|\[Account|\[AgentHost|\[reconnection|Updating additional|\[Service Worker\])|\/workbench\.js:/;

export type IntegrationOptions = { version: HostVersion; grep?: string | undefined; timeout?: number };

/**
 * Runs the mocha integration suite in the extension host of a headless VS Code, on an empty scratch workspace.
 *
 * @param options `timeout` in milliseconds, 10 minutes unless given
 * @returns undefined when VS Code ended or hung before mocha was done
 */
export async function runIntegration(options: IntegrationOptions): Promise<MochaSummary | undefined> {
  const scratch = createScratchFolder('integration');
  const workspace = path.join(scratch.path, 'workspace');
  const summaryFile = path.join(scratch.path, 'summary.json');
  mkdirSync(workspace);
  const env = { [summaryFileVariable]: summaryFile, CASEBOOK_TEST_GREP: options.grep ?? '' };
  const dataDir = path.join(scratch.path, 'vscode');
  await registerExtension(dataDir, { id: 'example.casebook-problems', version: '0.0.1', folder: apiExample });
  const server = await startServer({ version: options.version, dataDir, env });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${server.authority}` });
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      if (type === 'trace' || type === 'debug' || args.some((text) => chatter.test(String(text)))) return;
      if (type === 'error') console.error(...args);
      else console.log(...args);
    });
    const finished = new Promise<boolean>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => resolve(true));
      page.once('crash', () => resolve(false));
      setTimeout(() => resolve(false), options.timeout ?? 600_000).unref();
      void server.ended.then(() => resolve(false));
    });
    await page.goto(
      workbenchUrl(server, {
        folder: workspace,
        extension: projectRoot,
        tests: integrationBundle,
      }),
    );
    if (!(await finished)) console.error(`VS Code ${options.version} did not finish the tests.\n${server.output()}`);
    return await readMochaSummary(summaryFile);
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
  }
}
