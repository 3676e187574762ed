import { serializeCase } from '../../src/domain/serialize.ts';
import { exampleCases } from './exampleCases.ts';
import { exampleLogs } from './exampleLogs.ts';
import { readme } from './readme.ts';

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
