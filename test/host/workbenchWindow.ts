import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import * as z from 'zod';
import type { BridgeContext } from './bridge.ts';
import { extensionId } from './extensionManifest.ts';
import { screenshot } from './screenshot.ts';
import type { Server } from './server.ts';
import { bridgeBundle } from './testBundles.ts';
import { waitUntil } from './waitUntil.ts';
import { workbenchUrl, type WorkbenchPlace } from './workbenchUrl.ts';

const addressSchema = z.looseObject({ port: z.int() });
const replySchema = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ error: z.string() })]);
/** Documents of webviews, and the scripts and styles they load. */
const webviewSource = /\/webview\/browser\/pre\/|vscode-resource/;
const startTimeout = 40_000;
const evaluateTimeout = 60_000;

/** One VS Code window: its page in the browser and its extension host. */
export class WorkbenchWindow {
  readonly page: Page;
  /** Console errors and Content Security Policy reports of the webviews, oldest first; VS Code's own are left out. */
  readonly webviewErrors: string[] = [];
  readonly #url: string;
  readonly #addressFile: string;

  private constructor(page: Page, url: string, addressFile: string) {
    this.page = page;
    this.#url = url;
    this.#addressFile = addressFile;
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error' && webviewSource.test(message.location().url)) {
        this.webviewErrors.push(message.text());
      }
    });
  }

  /**
   * Opens a window on `server` and waits until its extension host answers.
   *
   * @param scratch folder for the files that connect the two sides
   * @param bridge where an extension that is installed already tells the address of its bridge
   */
  static async open(context: BrowserContext, server: Server, place: WorkbenchPlace, scratch: string, bridge?: string) {
    const addressFile = bridge ?? path.join(scratch, `bridge-${crypto.randomUUID()}.json`);
    const page = await context.newPage();
    const tests = bridge === undefined ? { tests: writeTestEntry(addressFile) } : {};
    const window = new WorkbenchWindow(page, workbenchUrl(server, { ...place, ...tests }), addressFile);
    await page.exposeFunction('codeAutomationExit', () => undefined);
    await page.goto(window.#url);
    await window.#ready().catch(async (error: unknown) => {
      const picture = await screenshot(page, 'failed to open VS Code');
      throw new Error(`VS Code did not open; picture: ${picture}`, { cause: error });
    });
    return window;
  }

  /**
   * Calls `run` inside the extension host. Only its text travels: it sees its two parameters and nothing
   * else of the test; argument and result travel as JSON.
   *
   * @throws Error with the stack of the extension host when `run` fails
   */
  async evaluate<Result, Argument = undefined>(
    run: (context: BridgeContext, argument: Argument) => Result | PromiseLike<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const body = JSON.stringify({ source: run.toString(), argument: argument ?? null });
    const signal = AbortSignal.timeout(evaluateTimeout);
    const response = await fetch(`http://127.0.0.1:${this.#port()}/`, { method: 'POST', body, signal });
    const reply = replySchema.parse(await response.json());
    if ('error' in reply) throw new Error(`In the extension host: ${reply.error}`);
    // The function's own type says what it returns; both ends are this repository's tests.
    return reply.value as Result;
  }

  /** Runs a command by id, as a key binding or an extension would. */
  executeCommand(id: string, ...args: unknown[]): Promise<unknown> {
    return this.evaluate(({ vscode }, call) => vscode.commands.executeCommand(call.id, ...call.args), {
      id,
      args,
    });
  }

  /** Reloads the window, as "Developer: Reload Window" does, and waits for the new extension host. */
  async reload(): Promise<void> {
    const port = this.#port();
    rmSync(this.#addressFile);
    const reloaded = this.page.waitForEvent('domcontentloaded');
    const call = { source: "({ vscode }) => void vscode.commands.executeCommand('workbench.action.reloadWindow')" };
    await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify({ ...call, argument: null }) });
    await reloaded;
    await this.#ready();
  }

  /** Ends the extension host as a closing window does, so that the extension is deactivated, and closes the page. */
  async close(): Promise<void> {
    if (this.page.isClosed()) return;
    await fetch(`http://127.0.0.1:${this.#port()}/quit`, { method: 'POST' }).catch(() => undefined);
    await this.page.close();
  }

  #port(): number {
    return addressSchema.parse(JSON.parse(readFileSync(this.#addressFile, 'utf8'))).port;
  }

  async #ready(): Promise<void> {
    await this.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: startTimeout });
    await waitUntil('the extension host', () => this.evaluate(() => true), startTimeout);
  }
}

/** Each window gets an entry of its own: that is how its extension host learns which window it belongs to. */
function writeTestEntry(addressFile: string): string {
  const tests = addressFile.replace(/json$/, 'cjs');
  const call = `serveBridge(${JSON.stringify(addressFile)}, ${JSON.stringify(extensionId)})`;
  writeFileSync(tests, `exports.run = () => require(${JSON.stringify(bridgeBundle)}).${call};\n`);
  return tests;
}
