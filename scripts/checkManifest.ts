/** Fails when the manifest and the code say different things: commands, menus, keys, views, settings, files. `npm run check:manifest` */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../test/host/hosts.ts';
import { codeFacts, type SourceText } from './manifest/codeFacts.ts';
import { manifestSchema } from './manifest/manifest.ts';
import { manifestProblems } from './manifest/manifestProblems.ts';

/** Made by `npm run build`. */
const built = ['dist/extension.cjs', 'dist/case.schema.json', 'dist/example.json'];

const inProject = (...names: string[]): string => path.join(projectRoot, ...names);
const read = (name: string): Promise<string> => readFile(inProject(name), 'utf8');

const names = await readdir(inProject('src'), { recursive: true });
const sources = await Promise.all(
  names
    .filter((name) => name.endsWith('.ts'))
    .map(async (name): Promise<SourceText> => ({ name, text: await read(path.join('src', name)) })),
);
const manifest = manifestSchema.parse(JSON.parse(await read('package.json')));
const facts = codeFacts(sources);
const problems = manifestProblems(manifest, {
  facts,
  texts: await Promise.all(['package.nls.json', 'package.nls.zh-cn.json'].map(read)),
  hasFile: (name) => built.includes(name) || existsSync(inProject(name)),
});
for (const problem of problems) console.error(problem);
console.log(`${facts.commands.size} commands, ${facts.settings.size} settings, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
