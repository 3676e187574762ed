import type { Git } from './git.ts';

/** What the files of a folder are to git, as paths relative to the top of the working tree. */
export interface FolderChanges {
  /** New files that git does not know. */
  readonly untracked: readonly string[];
  /** Files whose content, presence or staging differs from the last commit. */
  readonly changed: readonly string[];
  /** Files with several versions left by a merge. */
  readonly unmerged: readonly string[];
  /** Files that `.gitignore` leaves out. */
  readonly ignored: readonly string[];
}

/** Temporary and lock files of a save that is under way; see `atomicWrite` and `lockFile` of the store. */
export const isPassing = (name: string): boolean => /(^|\/)\.[^/]+\.(tmp|lock(\.[0-9a-f]{16}\.break)?)$/.test(name);

/** How the folder that git runs in differs from the last commit. @throws GitFailed */
export async function changesOfFolder(git: Git): Promise<FolderChanges> {
  const output = await git.read([
    'status',
    '--porcelain=v2',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignored=matching',
    '--ignore-submodules=all',
    '--',
    '.',
  ]);
  return readStatus(output);
}

/** Reads `git status --porcelain=v2 -z` without renames. */
export function readStatus(output: string): FolderChanges {
  const found = {
    untracked: [] as string[],
    changed: [] as string[],
    unmerged: [] as string[],
    ignored: [] as string[],
  };
  for (const record of output.split('\0')) {
    const kind = record.slice(0, 2);
    const list = { '? ': found.untracked, '! ': found.ignored, '1 ': found.changed, 'u ': found.unmerged }[kind];
    // Fields before the path: "1 XY sub mH mI mW hH hI path", "u XY sub m1 m2 m3 mW h1 h2 h3 path".
    const name = after(record, { '1 ': 8, 'u ': 10 }[kind] ?? 1);
    if (list && name !== '' && !isPassing(name)) list.push(name);
  }
  return found;
}

const after = (record: string, fields: number): string => record.split(' ').slice(fields).join(' ');
