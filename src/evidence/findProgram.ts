import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold traceroute on some systems without being on a user's PATH. */
const systemFolders = ['/usr/sbin', '/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/usr/bin', '/bin'];

export interface ProgramPlace {
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
  /** Absolute folders that are never looked into, wherever PATH or a link leads: those of the workspace. */
  readonly except?: readonly string[];
}

/**
 * Where a program is: by its bare name when it is on the PATH, by its full path in a system folder otherwise.
 * Never the current folder, nor one of the workspace: a repository could put a program of its own there.
 * @returns undefined when it is not installed
 */
export async function findProgram(
  name: string,
  { platform = process.platform, env = process.env, except = [] }: ProgramPlace = {},
): Promise<{ readonly name: string; readonly file: string } | undefined> {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const onPath = pathOf(env, platform).filter((folder) => paths.isAbsolute(folder));
  const windowsFolder = paths.join(env.SystemRoot ?? 'C:\\Windows', 'System32');
  const usual = platform === 'win32' ? [windowsFolder] : systemFolders;
  for (const [folders, isOnPath] of [
    [onPath, true],
    [usual, false],
  ] as const) {
    for (const folder of folders) {
      for (const file of fileNames(name, platform)) {
        const candidate = paths.join(folder, file);
        if (await isProgramOutside(candidate, except)) return { name: isOnPath ? name : candidate, file: candidate };
      }
    }
  }
  return undefined;
}

/** Whether an absolute path is a program, and neither it nor what it links to is in one of the folders. */
export async function isProgramOutside(file: string, folders: readonly string[]): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    if (!(await stat(file)).isFile()) return false;
    if (folders.length === 0) return true;
    const places = [path.resolve(file), await realpath(file)];
    const roots = await Promise.all(
      folders.map(async (folder) => [folder, await realpath(folder).catch(() => folder)]),
    );
    return !places.some((place) => roots.flat().some((root) => isInside(place, root)));
  } catch {
    return false;
  }
}

const isInside = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
};

/** Windows spells it `Path`, and its names know no case. */
function pathOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform !== 'win32') return (env.PATH ?? '').split(':');
  const value = Object.entries(env).find(([name]) => name.toLowerCase() === 'path')?.[1] ?? '';
  return value.split(';').map((folder) => folder.replace(/^"(.*)"$/, '$1'));
}

/** Without a shell Windows runs programs only, no batch files. */
const fileNames = (name: string, platform: NodeJS.Platform): string[] => {
  if (platform !== 'win32' || /\.(?:exe|com)$/i.test(name)) return [name];
  return [`${name}.exe`, `${name}.com`];
};
