import type { Browser, BrowserContext } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.ts';
import { extensionId } from './extensionManifest.ts';
import { installWithBridge } from './installWithBridge.ts';
import { isHostVersion, newestHost, projectRoot, type HostVersion } from './hosts.ts';
import { installVsix } from './installVsix.ts';
import { createScratchFolder, type ScratchFolder } from './scratchFolder.ts';
import type { UnpackedExtension } from './serverExtensions.ts';
import { startServer, type Server, type ServerOptions } from './server.ts';
import { fillWorkspace, type WorkspaceOptions } from './testWorkspace.ts';
import { WorkbenchWindow } from './workbenchWindow.ts';
import type { WorkbenchPlace } from './workbenchUrl.ts';

/** Environment variable: the VS Code version that end-to-end tests run on. */
export const hostVariable = 'CASEBOOK_TEST_HOST';

export type SessionOptions = WorkspaceOptions &
  Pick<ServerOptions, 'settings' | 'keybindings' | 'env' | 'locale' | 'restricted'> & {
    /** Opens a window without any folder. */
    noFolder?: boolean;
    /** Leaves the extension to its own activation events instead of activating it at once. */
    lazy?: boolean;
    /**
     * Installs the extension from its source folder, as a user has it, instead of running it in development. VS Code then shows
     * modal dialogs, which it refuses to show in a window that runs tests. One window only.
     */
    asInstalled?: boolean;
    /** Installs this one instead of the product, with `asInstalled`: something to compare with. */
    instead?: UnpackedExtension;
    /** Installs this package instead of running the extension from its source folder. */
    vsix?: string;
    /** Width and height of the window in CSS pixels. */
    size?: { width: number; height: number };
  };

/** A VS Code of its own (server, settings, storage, scratch workspace) with one window open; more on request. */
export class Session {
  readonly window: WorkbenchWindow;
  /** The folder that is open in VS Code: empty at first unless the options filled it. */
  readonly workspace: string;
  readonly server: Server;
  readonly context: BrowserContext;
  readonly #place: WorkbenchPlace;
  readonly #scratch: ScratchFolder;
  readonly #windows: WorkbenchWindow[];

  constructor(parts: SessionParts, window: WorkbenchWindow) {
    this.window = window;
    this.workspace = parts.workspace;
    this.server = parts.server;
    this.context = parts.context;
    this.#place = parts.place;
    this.#scratch = parts.scratch;
    this.#windows = [window];
  }

  get windows(): readonly WorkbenchWindow[] {
    return this.#windows;
  }

  /** Opens another window in the same VS Code: on the same folder, unless `place` says otherwise. */
  async openWindow(place: Pick<WorkbenchPlace, 'folder' | 'workspaceFile'> = {}): Promise<WorkbenchWindow> {
    const window = await WorkbenchWindow.open(
      this.context,
      this.server,
      { ...this.#place, ...place },
      this.#scratch.path,
    );
    this.#windows.push(window);
    return window;
  }

  /** Closes every window, ends VS Code and removes all that it wrote. */
  async stop(): Promise<void> {
    openSessions.delete(this);
    for (const window of this.#windows) await window.close();
    await this.context.close();
    await this.server.stop();
    await this.#scratch.remove();
  }
}

type SessionParts = {
  server: Server;
  context: BrowserContext;
  place: WorkbenchPlace;
  scratch: ScratchFolder;
  workspace: string;
};

/** Sessions that no test has stopped yet: the failure hook photographs them. */
export const openSessions = new Set<Session>();

/** The VS Code version this run tests on. */
export function testedHost(): HostVersion {
  const wanted = process.env[hostVariable] ?? newestHost;
  if (!isHostVersion(wanted)) throw new Error(`${hostVariable}=${wanted} is no test host`);
  return wanted;
}

/** Starts a VS Code with the extension and opens a window; ready to use when the promise resolves. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const { noFolder = false, lazy = false, asInstalled = false, vsix } = options;
  const version = testedHost();
  const scratch = createScratchFolder('e2e');
  const workspace = path.join(scratch.path, 'workspace');
  const dataDir = path.join(scratch.path, 'vscode');
  mkdirSync(workspace);
  let server: Server | undefined;
  let context: BrowserContext | undefined;
  try {
    const workspaceFile = await fillWorkspace(workspace, options);
    if (vsix !== undefined) await installVsix(version, vsix, dataDir);
    const bridge = asInstalled ? await installWithBridge(dataDir, scratch.path, options.instead) : undefined;
    server = await startServer({ ...options, version, dataDir });
    context = await newContext(server, options);
    const place: WorkbenchPlace = {
      ...(workspaceFile === undefined ? (noFolder ? {} : { folder: workspace }) : { workspaceFile }),
      ...(asInstalled ? {} : { extension: vsix === undefined ? projectRoot : createCarrier(scratch.path) }),
    };
    const window = await WorkbenchWindow.open(context, server, place, scratch.path, bridge);
    if (!lazy) await activateExtension(window);
    const session = new Session({ server, context, place, scratch, workspace }, window);
    openSessions.add(session);
    return session;
  } catch (error) {
    await context?.close();
    await server?.stop();
    await scratch.remove();
    throw error;
  }
}

async function activateExtension(window: WorkbenchWindow): Promise<void> {
  await window.evaluate(async ({ vscode }, id) => {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`VS Code does not know ${id}`);
    await extension.activate();
  }, extensionId);
}

/** An empty extension: VS Code runs tests, and so the bridge, only when it develops some extension. */
function createCarrier(scratch: string): string {
  const folder = path.join(scratch, 'carrier');
  mkdirSync(folder);
  const manifest = { name: 'carrier', publisher: 'test', version: '1.0.0', engines: { vscode: '^1.60.0' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

let browser: Promise<Browser> | undefined;

async function newContext(server: Server, { size, locale = 'en' }: SessionOptions): Promise<BrowserContext> {
  browser ??= launchBrowser();
  const viewport = size ?? { width: 1400, height: 900 };
  const context = await (await browser).newContext({ viewport, locale: locale === 'en' ? 'en-US' : locale });
  // The compiler that runs the tests leaves calls of this helper in functions that go to the page.
  await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${server.authority}` });
  return context;
}

/** Closes the browser that all sessions share. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
