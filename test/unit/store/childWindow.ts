import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { CaseFolder, CaseRoot } from '../../../src/store/caseRoot.ts';

/** Bundles the child once, so that starting it takes the time of Node alone. @returns the script */
export async function bundleChild(folder: string): Promise<string> {
  const outfile = path.join(folder, 'killChild.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('killChild.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** Another process that edits a case, and what it acknowledged as written. */
export class ChildWindow {
  readonly #process: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly #started = performance.now();
  #output = '';
  /** From the start of the process to its first write, ms. */
  firstAfterMs: number | undefined;

  constructor(script: string, root: CaseRoot, folder: CaseFolder, name: string, count = 0, together = 1) {
    this.#process = spawn(process.execPath, [script, root.uri, folder, name, String(count), String(together)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = once(this.#process, 'close');
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.firstAfterMs ??= performance.now() - this.#started;
      this.#output += text;
    });
  }

  /** The counter of the last acknowledged edit, 0 before the first. */
  get acknowledged(): number {
    return Number(/(\d+)\n$/.exec(this.#output)?.[1] ?? 0);
  }

  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  /** Ends the process at once, in whatever it is doing. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.ended;
  }
}
