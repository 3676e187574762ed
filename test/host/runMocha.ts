import path from 'node:path';
import { runProcess } from './childProcess.ts';
import { oldestHost, projectRoot, type HostVersion } from './hosts.ts';
import { readMochaSummary, summaryFileVariable, type MochaSummary } from './mochaSummary.ts';
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
  return runMocha(['--config', 'test/webview/.mocharc.json', ...(grep === undefined ? [] : ['--fgrep', grep])], {});
}

/** Runs the end-to-end tests on one VS Code version: on the oldest, only those tagged `@oldest`. */
export function runEndToEndTests(version: HostVersion, grep?: string): Promise<MochaSummary | undefined> {
  const wanted = [...(version === oldestHost ? [oldestTag] : []), ...(grep === undefined ? [] : [grep])];
  const pattern = wanted.map((text) => `(?=.*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`).join('');
  const filter = pattern === '' ? [] : ['--grep', `^${pattern}`];
  return runMocha(['--config', 'test/e2e/.mocharc.json', ...filter], { [hostVariable]: version });
}

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
