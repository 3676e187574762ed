/**
 * Writes `examples/workspace`: cases of every status, and logs to practise on. `npm run examples`
 *
 * Everything in them is made up, and the same every time: the files are committed, and a test compares them.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serializeCase } from '../src/domain/serialize.ts';
import { projectRoot } from '../test/host/hosts.ts';
import { exampleCases } from './examples/exampleCases.ts';
import { exampleLogs } from './examples/exampleLogs.ts';
import { readme } from './examples/readme.ts';

export const exampleFolder = path.join(projectRoot, 'examples', 'workspace');

/** Every file of the workspace: its text by its path with `/`. */
export function exampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  files.set('README.md', readme);
  // Hashes in the manifests are of these very bytes.
  files.set('.gitattributes', 'logs/** -text\ncasebook/*/evidence/** -text\n');
  for (const { path: name, lines } of exampleLogs) files.set(name, `${lines.join('\n')}\n`);
  for (const { current, files: evidence } of exampleCases()) {
    const folder = `casebook/${current.number}`;
    files.set(`${folder}/case.json`, serializeCase(current));
    for (const [name, text] of evidence) files.set(`${folder}/${name}`, text);
  }
  return files;
}

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
