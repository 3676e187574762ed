import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { onProcessEnd } from './cleanup.ts';
import { hostNode, hostPaths, type HostVersion } from './hosts.ts';
import { writeLanguagePack } from './languagePack.ts';
import { quietSettings } from './quietSettings.ts';
import { waitUntil } from './waitUntil.ts';

/** The display languages VS Code can be started in: English needs no language pack. */
export type Locale = 'en' | 'zh-cn';

export type ServerOptions = {
  version: HostVersion;
  /** Holds user settings, extensions, storage and logs. */
  dataDir: string;
  /** Port on 127.0.0.1; a free one when left out. */
  port?: number;
  /** User settings on top of the quiet ones. */
  settings?: Readonly<Record<string, unknown>>;
  keybindings?: readonly unknown[];
  env?: Readonly<Record<string, string>>;
  locale?: Locale;
  /** Opens folders in Restricted Mode; otherwise Workspace Trust is off and everything is trusted. */
  restricted?: boolean;
  /** Whether the page may pass tests to run: on for tests, off for people. */
  automation?: boolean;
};

export type Server = {
  port: number;
  /** `127.0.0.1:port`, the authority of `vscode-remote` addresses. */
  authority: string;
  dataDir: string;
  /** Everything the server printed so far. */
  output: () => string;
  /** Settles when the server's process has ended. */
  ended: Promise<void>;
  /** Ends the server and all it started; `patience`: milliseconds that extensions get for their farewell. */
  stop: (patience?: number) => Promise<void>;
};

const startTimeout = 30_000;

/**
 * Starts an installed VS Code server on 127.0.0.1 and waits until it listens.
 *
 * @throws Error with the server's output when it ends or stays silent for 30 s
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const host = hostPaths(options.version);
  const port = options.port ?? (await freePort());
  await writeUserData(options);
  const child = spawn(hostNode(host), ['out/server-main.js', ...serverArguments(options, port)], {
    cwd: host.vscodeRoot,
    env: {
      ...inheritedEnvironment(),
      ...ownTemporaryFolder(options),
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: its extension hosts and terminals end with it.
    detached: process.platform !== 'win32',
  });
  const withdraw = onProcessEnd(() => killGroup(child, 'SIGKILL'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(withdraw);
  const output = await listening(child);
  return {
    port,
    authority: `127.0.0.1:${port}`,
    dataDir: options.dataDir,
    output,
    ended,
    stop: async (patience = 0) => {
      child.kill('SIGTERM');
      const force = setTimeout(() => killGroup(child, 'SIGKILL'), 3000);
      await ended;
      clearTimeout(force);
      await waitUntil('the extension hosts to end', () => !groupLives(child), patience).catch(() => undefined);
      killGroup(child, 'SIGKILL');
    },
  };
}

function serverArguments(options: ServerOptions, port: number): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', options.dataDir, '--telemetry-level', 'off'],
    // Without the smoke-test driver, new hosts ignore the tests that the page's address names.
    ...((options.automation ?? true) ? ['--enable-smoke-test-driver'] : []),
    ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
    ...(options.locale === undefined || options.locale === 'en' ? [] : ['--locale', options.locale]),
  ];
}

async function writeUserData({ dataDir, settings, keybindings, locale, restricted }: ServerOptions): Promise<void> {
  const user = path.join(dataDir, 'data', 'User');
  await mkdir(user, { recursive: true });
  const trust = {
    'security.workspace.trust.enabled': restricted === true,
    'security.workspace.trust.startupPrompt': 'never',
  };
  const all = { ...quietSettings, ...trust, ...settings };
  await writeFile(path.join(user, 'settings.json'), JSON.stringify(all, null, 2));
  if (keybindings !== undefined) await writeFile(path.join(user, 'keybindings.json'), JSON.stringify(keybindings));
  if (locale !== undefined && locale !== 'en') await writeLanguagePack(dataDir, locale);
}

/** Tests leave nothing in the system's temporary folder: VS Code never removes its sockets. */
function ownTemporaryFolder({ dataDir, automation = true }: ServerOptions): Record<string, string> {
  // Elsewhere paths of sockets are too long already, or there are none.
  if (!automation || process.platform !== 'linux') return {};
  const folder = path.join(dataDir, 'tmp');
  mkdirSync(folder, { recursive: true });
  return { TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}

/** Our own environment without what would change VS Code, such as that of a VS Code terminal we were started in. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

function listening(child: ChildProcess): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      killGroup(child, 'SIGKILL');
      reject(new Error(`The VS Code server did not start within ${startTimeout / 1000} s:\n${output}`));
    }, startTimeout);
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes('Extension host agent listening on')) return;
      clearTimeout(timer);
      resolve(() => output);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with exit code ${String(code)}:\n${output}`));
    });
  });
}

function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined || process.platform === 'win32') return false;
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** A port of 127.0.0.1 that was free a moment ago: the preferred one if it can be had. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => {
      if (preferred === 0) reject(error);
      else resolve(freePort());
    });
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : undefined;
      probe.close(() => (port === undefined ? reject(new Error('No port to be had')) : resolve(port)));
    });
  });
}
