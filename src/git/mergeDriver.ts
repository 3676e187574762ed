import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The two files of the merge driver: the bundle, and what finds a Node to run it. */
const scriptName = 'merge-case.cjs';
const starterName = 'merge-case.sh';

export interface DriverPlace {
  /** A folder that stays where it is when the extension is updated. */
  readonly folder: string;
  /** The bundle in the installed extension. */
  readonly bundle: string;
  /** The program that runs this process, which is a Node with `ELECTRON_RUN_AS_NODE`. */
  readonly executable: string;
}

/** Puts the merge driver into its place, or brings it up to date. @returns whether anything was written */
export async function placeDriver({ folder, bundle, executable }: DriverPlace): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const script = path.join(folder, scriptName);
  const written = await Promise.all([
    writeIfOther(script, await readFile(bundle, 'utf8')),
    writeIfOther(path.join(folder, starterName), starter(script, executable)),
  ]);
  return written.includes(true);
}

/** Brings the driver up to date where it was once set up. */
export async function refreshDriver(place: DriverPlace): Promise<boolean> {
  try {
    await access(path.join(place.folder, starterName));
  } catch {
    return false;
  }
  return placeDriver(place);
}

/**
 * What git is told to run, by its own `sh` on every system. Should the driver be gone, git merges lines as it does without
 * one: a driver that only fails would leave our side alone in the file.
 */
export const driverCommand = (folder: string): string => {
  const place = inConfiguration(quoted(path.join(folder, starterName)));
  return `if [ -f ${place} ]; then sh ${place} %O %A %B %P %L %S %X %Y; else git merge-file --marker-size=%L %A %O %B; fi`;
};

const starter = (script: string, executable: string): string => `#!/bin/sh
# Written by Support Casebook. Runs its merge of case files with the Node on the PATH, else with the one inside VS Code.
script=${quoted(script)}
own=${quoted(executable)}
if command -v node >/dev/null 2>&1; then exec node "$script" "$@"; fi
if [ -x "$own" ]; then ELECTRON_RUN_AS_NODE=1 exec "$own" "$script" "$@"; fi
echo "Support Casebook: no Node was found, so the case was merged line by line." >&2
git merge-file "--marker-size=$5" "$2" "$1" "$3"
`;

/** A path as one word for a POSIX shell; forward slashes, which Windows knows as well. */
const quoted = (file: string): string => {
  const plain = path.sep === '\\' ? file.replaceAll('\\', '/') : file;
  return `'${plain.replaceAll("'", `'\\''`)}'`;
};

/** Git replaces what begins with a percent sign. */
const inConfiguration = (word: string): string => word.replaceAll('%', '%%');

async function writeIfOther(file: string, text: string): Promise<boolean> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return false;
  await writeFile(file, text, { mode: 0o755 });
  return true;
}
