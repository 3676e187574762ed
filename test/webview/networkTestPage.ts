import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { openChannel, type Channel } from '../../src/protocol/channel.ts';
import {
  networkRequestSchema,
  type NetworkItem,
  type NetworkRequest,
  type NetworkState,
} from '../../src/protocol/networkMessages.ts';
import { projectRoot } from '../host/hosts.ts';
import { open, pageHost, webviewApi, type PageOptions } from './panelPage.ts';

/** The network view in a browser, with a host at the other end of its channel. */
export class NetworkTestPage {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly requests: NetworkRequest[] = [];
  state: NetworkState;
  readonly #context: BrowserContext;
  #channel: Channel | undefined;

  private constructor(page: Page, state: NetworkState, context: BrowserContext) {
    this.page = page;
    this.state = state;
    this.#context = context;
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens the view of these texts: one piece of evidence, or two compared. */
  static async open(texts: readonly string[], options: Omit<PageOptions, 'library'> = {}): Promise<NetworkTestPage> {
    const { server, browser } = await pageHost();
    const { theme = 'darkModern', language = 'en', width = 1280, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language,
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    const view = new NetworkTestPage(page, stateOf(texts), context);
    let receive: (message: unknown) => void = () => undefined;
    view.#channel = openChannel(
      {
        post: (message) => {
          page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined);
        },
        listen: (onMessage) => {
          receive = onMessage;
          return () => undefined;
        },
      },
      {
        onRequest: (body) => {
          view.requests.push(networkRequestSchema.parse(body));
          return view.state;
        },
        onEvent: () => undefined,
        onProblem: (error) => view.errors.push(String(error)),
      },
    );
    await page.exposeFunction('toHost', (message: unknown) => receive(message));
    await page.addInitScript(webviewApi);
    open.add(view);
    await page.goto(server.url({ library: 'network', theme, language }));
    await page.locator('body[data-ready]').waitFor();
    return view;
  }

  /** The extension tells the page of a change. */
  show(change: Partial<NetworkState>): void {
    this.state = { ...this.state, ...change };
    this.#channel?.emit({ type: 'state', state: this.state });
  }

  /** The underlined value in the text that reads like this. */
  inText(value: string): Locator {
    return this.page.locator('.raw-value').getByText(value, { exact: true });
  }

  async cspReports(): Promise<unknown> {
    return this.page.evaluate('window.cspReports');
  }

  async close(): Promise<void> {
    open.delete(this);
    this.#channel?.dispose();
    await this.#context.close();
  }

  /** Saves a picture as `.scratch/shots/<name>.png`. */
  async picture(name: string): Promise<string> {
    const file = path.join(projectRoot, '.scratch', 'shots', `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }
}

export const stateOf = (texts: readonly string[]): NetworkState => ({
  folder: 'file:///case',
  number: 'TS-20261122-NETW0',
  items: texts.map(itemOf),
  canFill: true,
  canCompare: true,
});

const itemOf = (text: string, index: number): NetworkItem => ({
  evidence: `e${index}`,
  title: `Test ${index + 1}`,
  attachedAt: `2026-11-22T1${index}:00:00+08:00`,
  attachedBy: 'Wang Wu',
  text,
  isWhole: true,
});
