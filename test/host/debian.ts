import { existsSync } from 'node:fs';
import { runProcess } from './childProcess.ts';

/** Whether packages can be installed here without asking: Debian or a child of it, as root. */
export const canInstall = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Installs Debian packages. @returns apt's output when it failed */
export async function aptInstall(packages: readonly string[]): Promise<string | undefined> {
  const options = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runProcess('apt-get', ['update', '-q'], options);
  const { code, output } = await runProcess(
    'apt-get',
    ['install', '-qy', '--no-install-recommends', ...packages],
    options,
  );
  return code === 0 ? undefined : output;
}
