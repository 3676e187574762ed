import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { CaseFacts } from '../../src/domain/statistics/caseFacts.ts';
import { openChannel, type Channel } from '../../src/protocol/channel.ts';
import {
  dashboardRequestSchema,
  type DashboardChoice,
  type DashboardRequest,
  type DashboardState,
} from '../../src/protocol/dashboardMessages.ts';
import { projectRoot } from '../host/hosts.ts';
import { statisticsOf, viewOf } from '../unit/domain/statistics/someFacts.ts';
import { open, pageHost, webviewApi, type PageOptions } from './panelPage.ts';

/** The dashboard in a browser; at the other end of its channel these cases are counted as the extension counts them. */
export class DashboardTestPage {
  readonly page: Page;
  readonly errors: string[] = [];
  readonly requests: DashboardRequest[] = [];
  facts: readonly CaseFacts[];
  #choice: DashboardChoice | undefined;
  readonly #context: BrowserContext;
  #channel: Channel | undefined;

  private constructor(page: Page, facts: readonly CaseFacts[], context: BrowserContext) {
    this.page = page;
    this.facts = facts;
    this.#context = context;
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async open(
    facts: readonly CaseFacts[],
    options: Omit<PageOptions, 'library'> = {},
  ): Promise<DashboardTestPage> {
    const { server, browser } = await pageHost();
    const { theme = 'darkModern', language = 'en', width = 1280, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language,
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    const view = new DashboardTestPage(page, facts, context);
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
          const request = dashboardRequestSchema.parse(body);
          view.requests.push(request);
          view.#choice = request.choice;
          return view.#state(request.choice);
        },
        onEvent: () => undefined,
        onProblem: (error) => view.errors.push(String(error)),
      },
    );
    await page.exposeFunction('toHost', (message: unknown) => receive(message));
    await page.addInitScript(webviewApi);
    open.add(view);
    await page.goto(server.url({ library: 'dashboard', theme, language }));
    await view.ready();
    return view;
  }

  async ready(): Promise<void> {
    await this.page.locator('body[data-ready]').waitFor();
  }

  /** The extension counts other cases and tells the page. */
  change(facts: readonly CaseFacts[]): void {
    this.facts = facts;
    if (this.#choice) this.#channel?.emit({ type: 'state', state: this.#state(this.#choice) });
  }

  /** A chart with its heading, bars and table. */
  chart(id: string): Locator {
    return this.page.locator(`#chart-${id}`);
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
    await this.page.screenshot({ path: file, fullPage: true });
    return file;
  }

  #state(choice: DashboardChoice): DashboardState {
    const view = viewOf(choice);
    return {
      choice,
      statistics: statisticsOf(this.facts, view),
      timeZone: 'Asia/Shanghai',
      now: view.now,
      isLoading: false,
    };
  }
}
