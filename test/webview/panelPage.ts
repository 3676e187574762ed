import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Case } from '../../src/domain/case.ts';
import type { PageSettings } from '../../src/protocol/messages.ts';
import { launchBrowser } from '../host/browser.ts';
import { projectRoot } from '../host/hosts.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { FakeHost } from './fakeHost.ts';
import { PageServer, type Library } from './pageServer.ts';
import type { PageTheme } from './pageThemes.ts';

export interface PageOptions {
  library?: Library;
  theme?: PageTheme;
  language?: PageSettings['language'];
  width?: number;
  height?: number;
  /** The extension takes the first request and never answers. */
  isSilent?: boolean;
}

/** What VS Code gives a page; the state lives as long as the tab, as it does there. */
export const webviewApi = `
  window.cspReports = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.cspReports.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.toHost(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });`;

/** Runs in the page. Bytes reach it as bytes, as they do in VS Code. */
const postInPage = (message: unknown): void => {
  const post: unknown = Reflect.get(globalThis, 'postMessage');
  if (typeof post === 'function') Reflect.apply(post, globalThis, [message, '*']);
};

let server: PageServer | undefined;
let browser: Browser | undefined;
/** A page that is checked and closed after the test. */
export interface CheckedPage {
  readonly errors: readonly string[];
  cspReports(): Promise<unknown>;
  close(): Promise<void>;
}
export const open = new Set<CheckedPage>();

/** The server and the browser that all pages of a run share. */
export async function pageHost(): Promise<{ server: PageServer; browser: Browser }> {
  server ??= await PageServer.start();
  browser ??= await launchBrowser();
  return { server, browser };
}

/** The case panel in a browser, with a host at the other end of its channel. */
export class PanelPage {
  readonly page: Page;
  readonly host: FakeHost;
  readonly errors: string[] = [];
  readonly #context: BrowserContext;

  private constructor(page: Page, host: FakeHost, context: BrowserContext) {
    this.page = page;
    this.host = host;
    this.#context = context;
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async open(current: Case, options: PageOptions = {}): Promise<PanelPage> {
    const { server, browser } = await pageHost();
    const { library = 'toolkit', theme = 'darkModern', language = 'en', width = 1000, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language,
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    let receive: (message: unknown) => void = () => undefined;
    const post = (message: unknown): void => {
      // The page may be on its way out; a message to it is lost then, as in VS Code.
      page.evaluate(postInPage, message).catch(() => undefined);
    };
    const host = new FakeHost(current, post, (onMessage) => {
      receive = onMessage;
      return () => undefined;
    });
    host.isSilent = options.isSilent ?? false;
    await page.exposeFunction('toHost', (message: unknown) => receive(message));
    await page.addInitScript(webviewApi);
    const panel = new PanelPage(page, host, context);
    open.add(panel);
    await page.goto(server.url({ library, theme, language }));
    if (!host.isSilent) await panel.ready();
    return panel;
  }

  async ready(): Promise<void> {
    await this.page.locator('body[data-ready]').waitFor();
  }

  /** Goes away and comes back, as a panel does when the window is reloaded. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async close(): Promise<void> {
    open.delete(this);
    this.host.dispose();
    await this.#context.close();
  }

  async showTab(id: string): Promise<void> {
    await this.page.locator(`[data-tab="${id}"]`).click();
  }

  /** The element that holds a field of this path. */
  field(...keys: string[]): Locator {
    return this.page.locator(`.field[data-path="${keys.join('/')}"]`);
  }

  textbox(...keys: string[]): Locator {
    return this.field(...keys)
      .getByRole('textbox')
      .first();
  }

  /** Waits until the extension has this value. */
  async hostHas(value: unknown, ...keys: string[]): Promise<void> {
    await waitUntil(
      `${keys.join('.')} = ${JSON.stringify(value)}`,
      () => {
        assert.deepEqual(this.host.at(...keys), value);
        return true;
      },
      5_000,
    );
  }

  /** The path of the field with the focus. */
  async focusedPath(): Promise<unknown> {
    return this.page.evaluate(`document.activeElement?.closest('[data-path]')?.dataset.path`);
  }

  async caret(): Promise<unknown> {
    return this.page.evaluate(`(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return [element?.selectionStart, element?.selectionEnd];
    })()`);
  }

  async cspReports(): Promise<unknown> {
    return this.page.evaluate('window.cspReports');
  }

  /** Saves a picture as `.scratch/shots/<name>.png`. */
  async picture(name: string, fullPage = false): Promise<string> {
    const file = path.join(projectRoot, '.scratch', 'shots', `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, fullPage });
    return file;
  }
}

/** For every test: no error in the page and nothing that its policy refused. */
export async function checkAndClosePages(): Promise<void> {
  for (const panel of open) {
    try {
      assert.deepEqual(await panel.cspReports(), [], 'reports of the content security policy');
      assert.deepEqual(panel.errors, [], 'errors in the page');
    } finally {
      await panel.close();
    }
  }
}

/** Ends what the pages shared. */
export async function stopAll(): Promise<void> {
  await browser?.close();
  await server?.stop();
  browser = undefined;
  server = undefined;
}
