import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { runProcess } from './childProcess.ts';
import { oldestHost, projectRoot, type HostVersion } from './hosts.ts';
import { readMochaSummary, settle, summaryFileVariable, type MochaSummary } from './mochaSummary.ts';
import { createScratchFolder } from './scratchFolder.ts';
import { hostVariable } from './session.ts';

/** Suites and tests with this word in their title run on the oldest VS Code as well. */
const oldestTag = '@oldest';

/** Runs the unit tests; `grep` is text that the titles must hold. */
export function runUnitTests(grep?: string): Promise<MochaSummary | undefined> {
  return runMocha(grep === undefined ? [] : ['--fgrep', grep], {});
}

/** Runs the tests of the panel's page in a browser, outside VS Code. */
export function runPageTests(grep?: string): Promise<MochaSummary | undefined> {
  return runTwice('test/webview', grep === undefined ? [] : ['--fgrep', grep], {});
}

/** Runs the end-to-end tests on one VS Code version: on the oldest, only those tagged `@oldest`. */
export function runEndToEndTests(version: HostVersion, grep?: string): Promise<MochaSummary | undefined> {
  const wanted = [...(version === oldestHost ? [oldestTag] : []), ...(grep === undefined ? [] : [grep])];
  const pattern = wanted.map((text) => `(?=.*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`).join('');
  const filter = pattern === '' ? [] : ['--grep', `^${pattern}`];
  return runTwice('test/e2e', filter, { [hostVariable]: version });
}

/** Files in which something failed are run again when there are no more than this: more is no race. */
const secondTries = 6;

/**
 * Runs the tests of `folder`, then those files once more in which something failed. What passes only then is reported as
 * flaky: a browser's and VS Code's own hiccups refuse nobody's work, and a race of ours is not hidden by a lucky run.
 */
async function runTwice(folder: string, args: readonly string[], env: Record<string, string>) {
  const first = await runMocha(['--config', `${folder}/.mocharc.json`, ...args], env);
  const files = first?.failedFiles.map(({ file }) => file) ?? [];
  if (first === undefined || files.length === 0 || files.length > secondTries || files.includes('')) return first;
  console.log(`\n== once more: ${files.map((file) => path.relative(projectRoot, file)).join(', ')}`);
  const options = mochaOptionsSchema.parse(
    JSON.parse(await readFile(path.join(projectRoot, folder, '.mocharc.json'), 'utf8')),
  );
  const again = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => `--${name}=${String(each)}`),
  );
  return settle(first, await runMocha(['--no-config', ...again, ...args, ...files], env));
}

const mochaOptionsSchema = z
  .looseObject({ spec: z.array(z.string()) })
  .transform(({ spec: _, ...options }) => z.record(z.string(), optionSchema).parse(options));
const optionSchema = z.union([z.string(), z.number(), z.array(z.string())]);

async function runMocha(args: readonly string[], env: Record<string, string>): Promise<MochaSummary | undefined> {
  const scratch = createScratchFolder('mocha');
  const summaryFile = path.join(scratch.path, 'summary.json');
  const mocha = path.join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = path.join(projectRoot, 'test', 'host', 'summaryReporter.ts');
  await runProcess(process.execPath, [mocha, '--reporter', reporter, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env, [summaryFileVariable]: summaryFile },
  });
  const summary = await readMochaSummary(summaryFile);
  await scratch.remove();
  return summary;
}
