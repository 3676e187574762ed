import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runNpm } from './childProcess.ts';
import { hostPaths, type HostPaths, type HostVersion } from './hosts.ts';
import { shims } from './shims.ts';

/** Raise when the steps below change, so that hosts installed earlier are installed again. */
const layoutVersion = 1;

/** Built-in extensions that the tests never use and that slow the start down or reach for the network. */
const unusedExtensions = [
  'copilot',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'node_modules',
  'tunnel-forwarding',
];

/**
 * Installs VS Code as a headless server into `.vscode-test/` from the npm registry alone, at the versions
 * of the committed lockfile: no compiler, no install script, no other download. An installed host is reused.
 *
 * @throws Error with npm's output when the installation fails
 */
export async function installHost(version: HostVersion, report: (line: string) => void): Promise<HostPaths> {
  const host = hostPaths(version);
  const locks = path.join(import.meta.dirname, 'locks', version);
  const stamp = path.join(host.dir, '.complete');
  const wanted = await fingerprint(path.join(locks, 'package-lock.json'));
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return host;

  const start = performance.now();
  report(`Installing the VS Code ${version} test host from npm…`);
  await rm(host.dir, { recursive: true, force: true });
  await mkdir(host.dir, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(locks, file), path.join(host.dir, file));
  }
  const flags = ['--ignore-scripts', '--omit=dev', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runNpm(['ci', ...flags], { cwd: host.dir, quiet: true });
  if (code !== 0) throw new Error(`npm could not install the VS Code ${version} host:\n${output}`);
  await linkModules(host);
  await writeShims(host);
  await prune(host);
  await writeFile(stamp, wanted);
  report(`VS Code ${version} installed in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
  return host;
}

async function fingerprint(lockfile: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(lockfile));
  return hash.update(JSON.stringify([layoutVersion, shims, unusedExtensions])).digest('hex');
}

/** The browser side asks the server for `<vscode>/node_modules/…`: lead it to the folder npm hoisted to. */
async function linkModules({ dir, vscodeRoot }: HostPaths): Promise<void> {
  const link = path.join(vscodeRoot, 'node_modules');
  await rm(link, { recursive: true, force: true });
  await symlink(path.join(dir, 'node_modules'), link, 'junction');
}

async function writeShims({ dir }: HostPaths): Promise<void> {
  for (const [name, code] of Object.entries(shims)) {
    const folder = path.join(dir, 'node_modules', name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    await writeFile(path.join(folder, 'index.js'), code);
  }
}

/** Drops what is never used, other platforms' binaries first: about half of what npm unpacked. */
async function prune({ dir, vscodeRoot }: HostPaths): Promise<void> {
  const remove = (target: string) => rm(target, { recursive: true, force: true });
  const platform = `${process.platform}-${process.arch}`;
  await Promise.all(unusedExtensions.map((name) => remove(path.join(vscodeRoot, 'extensions', name))));
  for (const binaries of ['node-pty/prebuilds', '@vscode/ripgrep-universal/bin']) {
    const folder = path.join(dir, 'node_modules', binaries);
    if (!existsSync(folder)) continue;
    const others = (await readdir(folder)).filter((name) => name !== platform);
    await Promise.all(others.map((name) => remove(path.join(folder, name))));
  }
  const unusedFolders = ['node-pty/third_party', 'node-pty/src'];
  unusedFolders.push(...['include', 'lib', 'share'].map((name) => `node-${platform}/${name}`));
  await Promise.all(unusedFolders.map((name) => remove(path.join(dir, 'node_modules', name))));
  const out = path.join(vscodeRoot, 'out');
  const maps = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.map'));
  await Promise.all(maps.map((name) => remove(path.join(out, name))));
}
