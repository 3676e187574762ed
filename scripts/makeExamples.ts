/**
 * Writes `examples/workspace`: cases of every status, and logs to practise on. `npm run examples`
 *
 * Everything in them is made up, and the same every time: the files are committed, and a test compares them.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../test/host/hosts.ts';
import { exampleFiles } from './examples/exampleFiles.ts';

export const exampleFolder = path.join(projectRoot, 'examples', 'workspace');

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = exampleFiles();
  await rm(exampleFolder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(exampleFolder, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  console.log(`${files.size} files in ${path.relative(process.cwd(), exampleFolder)}`);
}
