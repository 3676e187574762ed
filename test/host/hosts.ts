import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's root folder. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The VS Code versions that the tests run on: the newest, and the oldest that `engines.vscode` admits. */
export const hostVersions = ['1.139', '1.96'] as const;
export type HostVersion = (typeof hostVersions)[number];
export const newestHost: HostVersion = '1.139';
export const oldestHost: HostVersion = '1.96';

/** Lowest Node major that runs the host's server, where the host brings no Node of its own. */
const neededNode: Record<HostVersion, number> = { '1.139': 24, '1.96': 20 };

export type HostPaths = {
  version: HostVersion;
  /** Where npm installs the host. */
  dir: string;
  /** VS Code itself: holds `out/server-main.js`. */
  vscodeRoot: string;
};

export function isHostVersion(value: string): value is HostVersion {
  return hostVersions.some((version) => version === value);
}

/** Places of a host under `.vscode-test/`; nothing needs to be installed yet. */
export function hostPaths(version: HostVersion): HostPaths {
  const dir = path.join(projectRoot, '.vscode-test', `host-${version}`);
  return { version, dir, vscodeRoot: path.join(dir, 'node_modules/code-server/lib/vscode') };
}

/**
 * The Node executable that runs an installed host: the one npm put beside it, or else our own.
 *
 * @throws Error when neither is new enough for the host
 */
export function hostNode({ version, dir }: HostPaths): string {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const own = path.join(dir, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= neededNode[version]) return process.execPath;
  throw new Error(`VS Code ${version} needs Node ${neededNode[version]} or newer here: install it and run again.`);
}
