import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { caseNumberShape } from '../domain/case.ts';
import { caseFileName } from '../store/caseRoot.ts';

/** Folders between the one that is named and the cases: enough for `team/2026/casebook/<case>`. */
const deepest = 6;

/**
 * The case folders in a folder, or the folder itself when it is one: those that hold a case file, and those that are named
 * like a case and should. Hidden folders and `node_modules` hold none. Links to folders are not followed.
 * @param place a folder, or a case file
 * @returns absolute paths, in alphabetical order
 * @throws an error with a Node code when the place cannot be read
 */
export async function caseFolders(place: string): Promise<readonly string[]> {
  const start = path.resolve(place);
  if (!(await stat(start)).isDirectory()) return [path.dirname(start)];
  return search(start, 0);
}

async function search(folder: string, depth: number): Promise<string[]> {
  const items = await readdir(folder, { withFileTypes: true });
  if (items.some(({ name }) => name === caseFileName)) return [folder];
  // As in the editor: a folder that holds nothing was emptied by version control.
  if (caseNumberShape.test(path.basename(folder)) && items.some(({ name }) => !name.startsWith('.'))) return [folder];
  if (depth === deepest) return [];
  const inside = items
    .filter((item) => item.isDirectory() && !item.name.startsWith('.') && item.name !== 'node_modules')
    .map(({ name }) => name)
    .sort();
  const found: string[] = [];
  for (const name of inside) found.push(...(await search(path.join(folder, name), depth + 1)));
  return found;
}
