import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { launchBrowser } from '../host/browser.ts';
import { projectRoot } from '../host/hosts.ts';
import { createScratchFolder, type ScratchFolder } from '../host/scratchFolder.ts';
import { testedHost } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { openViewContainer, runCommand } from './workbench.ts';

describe('npm start @oldest', () => {
  let temporary: ScratchFolder;
  let started: ChildProcess;
  let ended: Promise<void>;
  let output = '';

  before(() => {
    temporary = createScratchFolder('start-test');
    const args = ['--import', 'tsx', 'scripts/start.ts', '--server', '--new', '--host', testedHost()];
    started = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, TMPDIR: temporary.path, TEMP: temporary.path, CI: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk: Buffer) => (output += chunk.toString());
    ended = new Promise((resolve) => started.once('exit', () => resolve()));
    started.stdout?.on('data', collect);
    started.stderr?.on('data', collect);
  });
  after(async () => {
    started.kill('SIGKILL');
    await temporary.remove();
  });

  it('prints an address where VS Code has the extension installed and activates it', async () => {
    const printed = waitUntil('the address', () => /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0], 50_000);
    const address = await Promise.race([printed, ended.then(() => assert.fail(`npm start ended:\n${output}`))]);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await page.goto(address);
      await openViewContainer(page, 'Support Casebook');
      await runCommand(page, 'Developer: Show Running Extensions');
      await page
        .locator('.runtime-extensions-editor .monaco-list-row', { hasText: /^Support Casebook.*Activation: / })
        .waitFor();
    } finally {
      await browser.close();
    }
  });

  it('ends all it started on Ctrl+C and leaves only the workspace', async () => {
    started.kill('SIGINT');
    await ended;
    // VS Code leaves its sockets behind by itself.
    const left = (await readdir(temporary.path)).filter((name) => !/^(tsx|vscode)-/.test(name));
    assert.equal(left.length, 1, left.join());
    assert.match(left.join(), /^support-casebook-/);
    await waitUntil('the last process to end', async () => (await processesNaming(temporary.path)).length === 0);
  });
});

/** Command lines of the running processes that hold `text`; where there is no `/proc`, none. */
async function processesNaming(text: string): Promise<string[]> {
  const processes = await readdir('/proc').catch(() => []);
  const lines = await Promise.all(
    processes.filter((name) => /^\d+$/.test(name)).map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text));
}
