import { existsSync, realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { projectRoot } from './hosts.ts';
import { readMochaSummary, summaryFileVariable, type MochaSummary } from './mochaSummary.ts';
import { createScratchFolder } from './scratchFolder.ts';
import { apiExample, integrationBundle } from './testBundles.ts';

/**
 * The desktop VS Code of this computer: what `VSCODE_EXECUTABLE` names, or an installed one where a window can be
 * shown. Without a display, and in a remote terminal whose `code` only talks to a window elsewhere, there is none.
 */
export function findDesktop(): string | undefined {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') return named;
  return hasDisplay() ? candidates().find((file) => existsSync(file)) : undefined;
}

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return process.env.CI === undefined;
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((value) => value !== undefined && value !== '');
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', path.join(os.homedir(), 'Applications')];
    const binaries = ['Electron', 'Code'].map((name) => `Visual Studio Code.app/Contents/MacOS/${name}`);
    return folders.flatMap((folder) => binaries.map((binary) => path.join(folder, binary)));
  }
  const windows = process.platform === 'win32';
  // On the PATH is a launcher in `bin/`; VS Code itself is one folder up.
  const launchers = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, windows ? 'code.cmd' : 'code'))
    .filter((file) => existsSync(file));
  const beside = launchers.map((file) =>
    path.join(path.dirname(realpathSync(file)), '..', windows ? 'Code.exe' : 'code'),
  );
  const usual = windows
    ? [process.env.LOCALAPPDATA, process.env.PROGRAMFILES].flatMap((root, index) =>
        root === undefined ? [] : [path.join(root, index === 0 ? 'Programs' : '', 'Microsoft VS Code', 'Code.exe')],
      )
    : ['/usr/share/code/code', '/snap/code/current/usr/share/code/code'];
  return [...beside, ...usual];
}

/** No test ran on a desktop VS Code; the message says why and what helps. */
export class DesktopUnavailable extends Error {
  override readonly name = 'DesktopUnavailable';
}

/**
 * Runs the mocha integration suite in a desktop VS Code: the given one, or the newest, which is then downloaded.
 *
 * @returns undefined when VS Code ended before mocha was done
 * @throws DesktopUnavailable when VS Code cannot be downloaded or started
 */
export async function runDesktopIntegration(executable?: string, grep = ''): Promise<MochaSummary | undefined> {
  const scratch = createScratchFolder('desktop');
  const workspace = path.join(scratch.path, 'workspace');
  const summaryFile = path.join(scratch.path, 'summary.json');
  await mkdir(workspace);
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  let failure: unknown;
  try {
    await runTests({
      ...(executable === undefined ? { version: 'stable' } : { vscodeExecutablePath: executable }),
      cachePath: path.join(projectRoot, '.vscode-test'),
      extensionDevelopmentPath: [projectRoot, apiExample],
      extensionTestsPath: integrationBundle,
      extensionTestsEnv: { [summaryFileVariable]: summaryFile, CASEBOOK_TEST_GREP: grep },
      launchArgs: [
        workspace,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${path.join(scratch.path, 'vscode')}`,
        ...(root ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    // A failed test is an error too: only the summary tells it from a VS Code that did not start.
    failure = error;
  }
  const summary = await readMochaSummary(summaryFile);
  await scratch.remove();
  if (summary === undefined && failure !== undefined) {
    throw new DesktopUnavailable(explainDesktopFailure(executable, failure), { cause: failure });
  }
  return summary;
}

/** Why no test ran on a desktop VS Code, and what helps. */
function explainDesktopFailure(executable: string | undefined, failure: unknown): string {
  const reason = failure instanceof Error ? failure.message : String(failure);
  const what =
    executable === undefined
      ? 'No desktop VS Code was found here, and none could be downloaded.'
      : existsSync(executable)
        ? `${executable} ended before it had run the tests.`
        : `There is no ${executable}.`;
  const help = [
    'Install VS Code, or name its executable in VSCODE_EXECUTABLE.',
    ...(hasDisplay() ? [] : ['There is no display here: run it under xvfb-run.']),
    'npm test runs the same suite without a desktop.',
  ];
  return [what, reason, ...help].join('\n');
}
