import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, canInstall } from './debian.ts';

const wanted = [
  { tool: 'ping', debian: 'iputils-ping' },
  { tool: 'traceroute', debian: 'traceroute' },
  { tool: 'tracepath', debian: 'iputils-tracepath' },
  { tool: 'mtr', debian: 'mtr-tiny' },
  { tool: 'dig', debian: 'bind9-dnsutils' },
  { tool: 'nslookup', debian: 'bind9-dnsutils' },
  { tool: 'curl', debian: 'curl' },
] as const;

const folders = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', ...(process.env.PATH ?? '').split(path.delimiter)];

/**
 * Makes sure that the network tools which the tests run on loopback are there, on Debian as root installing them.
 *
 * @throws Error that says in one line what to install
 */
export async function ensureNetworkTools(report: (line: string) => void): Promise<void> {
  if (process.platform === 'win32') return;
  const missing = wanted.filter(({ tool }) => !folders.some((folder) => existsSync(path.join(folder, tool))));
  if (missing.length === 0) return;
  if (canInstall()) {
    const packages = [...new Set(missing.map(({ debian }) => debian))];
    report(`Installing ${packages.join(', ')} with apt-get…`);
    const failure = await aptInstall(packages);
    if (failure === undefined) return;
    report(failure);
  }
  throw new Error(
    `Not here: ${missing.map(({ tool }) => tool).join(', ')}. Install what is missing; the tests run it on loopback.`,
  );
}
