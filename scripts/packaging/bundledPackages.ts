import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const mapSchema = z.looseObject({ sources: z.array(z.string()) });

/**
 * The folders of the packages that went into the bundles of a folder, as their source maps tell.
 * What tree shaking took out is not in them.
 */
export async function bundledPackages(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const found = new Set<string>();
  for (const name of names.filter((each) => each.endsWith('.map'))) {
    const map = path.join(folder, name);
    const { sources } = mapSchema.parse(JSON.parse(await readFile(map, 'utf8')));
    for (const source of sources) {
      const packageFolder = packageFolderOf(path.resolve(path.dirname(map), source));
      if (packageFolder !== undefined) found.add(packageFolder);
    }
  }
  return [...found].sort();
}

/** `…/node_modules/@scope/name` of a file inside it; the innermost one. */
export function packageFolderOf(file: string): string | undefined {
  const parts = file.split(path.sep);
  const at = parts.lastIndexOf('node_modules');
  const name = parts[at + 1];
  if (at < 0 || name === undefined) return undefined;
  return parts.slice(0, at + (name.startsWith('@') ? 3 : 2)).join(path.sep);
}
