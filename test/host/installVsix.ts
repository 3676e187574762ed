import path from 'node:path';
import { runProcess } from './childProcess.ts';
import { hostNode, hostPaths, type HostVersion } from './hosts.ts';

/**
 * Installs a `.vsix` into a server's data folder, offline, as a person would with "Install from VSIX…".
 *
 * @throws Error with VS Code's message when it refuses the file
 */
export async function installVsix(version: HostVersion, vsix: string, dataDir: string): Promise<void> {
  const host = hostPaths(version);
  const args = ['out/server-main.js', '--install-extension', path.resolve(vsix), '--server-data-dir', dataDir];
  const { code, output } = await runProcess(hostNode(host), [...args, '--accept-server-license-terms', '--force'], {
    cwd: host.vscodeRoot,
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' },
    quiet: true,
  });
  if (code !== 0) throw new Error(`VS Code ${version} did not install ${path.basename(vsix)}:\n${output}`);
}
