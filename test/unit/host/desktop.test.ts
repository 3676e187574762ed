import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { DesktopUnavailable, findDesktop, runDesktopIntegration } from '../../host/desktop.ts';
import { projectRoot } from '../../host/hosts.ts';
import { summaryFileVariable } from '../../host/mochaSummary.ts';
import { integrationBundle } from '../../host/testBundles.ts';

const seenSchema = z.object({ args: z.array(z.string()), grep: z.string() });

/** A stand-in for the desktop VS Code: no such program can be had on every machine that runs these tests. */
describe('npm run test:desktop', function () {
  let folder = '';
  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-desktop-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** An executable that notes how it was called, leaves the summary if one is given, and ends with the code. */
  const standIn = async (code: number, summary?: object): Promise<string> => {
    const file = path.join(folder, `code-${code}`);
    const lines = [
      `#!${process.execPath}`,
      "const { writeFileSync } = require('node:fs');",
      'const { env, argv } = process;',
      `writeFileSync(${JSON.stringify(path.join(folder, 'seen.json'))}, JSON.stringify({ args: argv.slice(2), grep: env.CASEBOOK_TEST_GREP }));`,
      ...(summary ? [`writeFileSync(env.${summaryFileVariable}, ${JSON.stringify(JSON.stringify(summary))});`] : []),
      `process.exit(${code});`,
    ];
    await writeFile(file, `${lines.join('\n')}\n`);
    await chmod(file, 0o755);
    return file;
  };

  it('starts VS Code on an empty folder with the extension and the suite, and gives the counts', async () => {
    const summary = { passed: 3, failed: 0, pending: 1, failures: [], failedFiles: [] };
    assert.deepEqual(await runDesktopIntegration(await standIn(0, summary), 'some test'), summary);
    const { args, grep } = seenSchema.parse(JSON.parse(await readFile(path.join(folder, 'seen.json'), 'utf8')));
    assert.equal(grep, 'some test');
    assert.ok(args.includes(`--extensionDevelopmentPath=${projectRoot}`), args.join(' '));
    assert.ok(args.includes(`--extensionTestsPath=${integrationBundle}`), args.join(' '));
    assert.ok(
      args.some((arg) => arg.startsWith('--user-data-dir=')),
      'not the settings of whoever runs it',
    );
    assert.ok(args.includes('--disable-extensions'));
  });

  it('gives the counts of a run with failures, which ends with an exit code of its own', async () => {
    const summary = { passed: 2, failed: 1, pending: 0, failures: ['a test'], failedFiles: [] };
    assert.deepEqual(await runDesktopIntegration(await standIn(1, summary)), summary);
  });

  it('says which program ended without running a test, and what to do', async () => {
    const executable = await standIn(3);
    await assert.rejects(runDesktopIntegration(executable), (error: unknown) => {
      assert.ok(error instanceof DesktopUnavailable);
      assert.ok(error.message.startsWith(`${executable} ended before it had run the tests.`), error.message);
      assert.match(error.message, /VSCODE_EXECUTABLE/);
      return true;
    });
  });

  it('says that there is no such program', async () => {
    await assert.rejects(
      runDesktopIntegration(path.join(folder, 'nothing')),
      /There is no .*nothing\..*Install VS Code/s,
    );
  });

  it('takes the program that VSCODE_EXECUTABLE names', () => {
    const before = process.env.VSCODE_EXECUTABLE;
    process.env.VSCODE_EXECUTABLE = '/opt/code/code';
    try {
      assert.equal(findDesktop(), '/opt/code/code');
    } finally {
      if (before === undefined) delete process.env.VSCODE_EXECUTABLE;
      else process.env.VSCODE_EXECUTABLE = before;
    }
  });
});
