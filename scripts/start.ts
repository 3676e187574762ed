/**
 * Opens VS Code with the extension, on a copy of the example workspace: `npm start`.
 *
 * The desktop VS Code is used where there is one, else VS Code served to the browser on 127.0.0.1.
 * `--new` starts on an empty folder, `--server` serves even where a desktop VS Code is, `--locale zh-cn` starts in
 * Chinese (served), `--host 1.96` serves the oldest supported version, `--port 8765` sets the port.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { onInterrupt, onProcessEnd } from '../test/host/cleanup.ts';
import { findDesktop, hasDisplay } from '../test/host/desktop.ts';
import { extensionId, extensionVersion } from '../test/host/extensionManifest.ts';
import { isHostVersion, newestHost, projectRoot, type HostVersion } from '../test/host/hosts.ts';
import { installHost } from '../test/host/installHost.ts';
import { createScratchFolder } from '../test/host/scratchFolder.ts';
import { freePort, startServer, type Locale } from '../test/host/server.ts';
import { registerExtension } from '../test/host/serverExtensions.ts';
import { fillWorkspace, initRepository } from '../test/host/testWorkspace.ts';
import { workbenchUrl } from '../test/host/workbenchUrl.ts';
import { build } from './build.ts';

const usualPort = 8765;

const { values: options } = parseArgs({
  options: {
    new: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    locale: { type: 'string', default: 'en' },
    host: { type: 'string', default: newestHost },
    port: { type: 'string' },
  },
});

const { host, locale } = options;
if (!isHostVersion(host)) throw new Error(`--host ${host}: not one of the versions that can be served`);
if (locale !== 'en' && locale !== 'zh-cn') throw new Error(`--locale ${locale}: choose en or zh-cn`);

await build();
const workspace = await createWorkspace();
const desktop = options.server ? undefined : findDesktop();
if (desktop === undefined || !(await openDesktop(desktop))) await serve(host, locale);

/** The workspace stays when VS Code ends: what a person wrote into it is theirs. */
async function createWorkspace(): Promise<string> {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'support-casebook-')));
  const examples = path.join(projectRoot, 'examples', 'workspace');
  await fillWorkspace(root, options.new || !existsSync(examples) ? {} : { copyOf: examples });
  await initRepository(root).catch((error: unknown) => {
    console.warn('The workspace is no git repository, so committing cannot be tried:', error);
  });
  console.log(`Workspace: ${root}`);
  return root;
}

/** @returns false when VS Code refused to start */
async function openDesktop(executable: string): Promise<boolean> {
  console.log(`Opening ${executable}; Ctrl+C here closes the window again.`);
  const args = [`--extensionDevelopmentPath=${projectRoot}`, '--new-window', workspace];
  const child = spawn(executable, args, { stdio: 'inherit' });
  onProcessEnd(() => child.kill());
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  if (code !== 0) console.warn(`${executable} ended with exit code ${String(code)}; serving VS Code instead.`);
  return code === 0;
}

async function serve(version: HostVersion, language: Locale): Promise<void> {
  await installHost(version, (line) => console.log(line));
  const data = createScratchFolder('start');
  await registerExtension(data.path, { id: extensionId, version: extensionVersion, folder: projectRoot });
  const port = options.port === undefined ? await freePort(usualPort) : Number(options.port);
  const server = await startServer({ version, dataDir: data.path, port, locale: language, automation: false });
  onInterrupt(async () => {
    await server.stop(2000);
    await data.remove();
  });
  const url = workbenchUrl(server, { folder: workspace });
  console.log(`\nVS Code ${version} with Support Casebook: ${url}\nCtrl+C ends it.`);
  openBrowser(url);
  await server.ended;
}

function openBrowser(url: string): void {
  if (process.env.CI !== undefined || !hasDisplay()) return;
  const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
    linux: ['xdg-open'],
  };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  // `cmd` would end the address at an ampersand.
  const address = process.platform === 'win32' ? url.replaceAll('&', '^&') : url;
  const opener = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  opener.once('error', () => console.log('No browser could be opened: open the address above.'));
  opener.unref();
}
