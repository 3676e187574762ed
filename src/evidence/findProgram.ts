import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold traceroute on some systems without being on a user's PATH. */
const systemFolders = ['/usr/sbin', '/sbin', '/usr/local/sbin', '/usr/bin', '/bin'];

/**
 * Where a program is: by its bare name when it is on the PATH, by its full path in a system folder otherwise.
 * Never the current folder, which a workspace could put a program of its own into.
 * @returns undefined when it is not installed
 */
export async function findProgram(
  name: string,
  { platform = process.platform, env = process.env }: { platform?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {},
): Promise<{ readonly name: string; readonly file: string } | undefined> {
  const isWindows = platform === 'win32';
  const onPath = (isWindows ? (env.Path ?? env.PATH ?? '') : (env.PATH ?? ''))
    .split(isWindows ? ';' : ':')
    .filter((folder) => path.isAbsolute(folder));
  const file = isWindows ? `${name}.exe` : name;
  const windowsFolder = path.join(env.SystemRoot ?? 'C:\\Windows', 'System32');
  for (const folder of onPath) {
    const candidate = path.join(folder, file);
    if (await isProgram(candidate)) return { name, file: candidate };
  }
  for (const folder of isWindows ? [windowsFolder] : systemFolders) {
    const candidate = path.join(folder, file);
    if (await isProgram(candidate)) return { name: candidate, file: candidate };
  }
  return undefined;
}

const isProgram = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};
