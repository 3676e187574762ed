import { spawn, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import type { ProgramToRun } from './programToRun.ts';
import { consoleEncoding, outputDecoder } from './consoleEncoding.ts';
import { processEnvironment } from './processEnvironment.ts';

/** How a process ended. `exitCode` is absent when a signal ended it. `closed`: the user closed the tab. */
export interface ProcessEnd {
  readonly exitCode: number | undefined;
  readonly how: 'exited' | 'stopped' | 'closed';
}

/** Some programs print a summary when they are stopped; one that has not ended after so long is killed, milliseconds. */
const patienceMs = 5_000;

/**
 * A terminal tab that shows processes which are started without any shell, one after another: their arguments reach them as
 * they are. Ctrl+C stops the one that runs, a second time kills it; closing the tab does too.
 */
export class CaptureTerminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#writes.event;
  readonly #opened: Promise<void>;
  #markOpen: () => void = () => undefined;
  #process: ChildProcess | undefined;
  #isBusy = false;
  #isStopped = false;
  #isClosed = false;
  #killTimer: NodeJS.Timeout | undefined;

  constructor() {
    this.#opened = new Promise((resolve) => {
      this.#markOpen = resolve;
    });
  }

  /** Whether it can run another process. */
  get isIdle(): boolean {
    return !this.#isBusy && !this.#isClosed;
  }

  open(): void {
    this.#markOpen();
  }

  close(): void {
    this.#isClosed = true;
    this.#markOpen();
    this.stop();
  }

  handleInput(data: string): void {
    if (data.includes('\u0003')) this.stop();
  }

  /** Stops what runs as Ctrl+C would; what does not end is killed. */
  stop(): void {
    const isSecond = this.#isStopped;
    this.#isStopped = true;
    this.#signal(isSecond ? 'SIGKILL' : 'SIGINT');
    clearTimeout(this.#killTimer);
    if (this.#process) this.#killTimer = setTimeout(() => this.#signal('SIGKILL'), patienceMs);
  }

  /**
   * Runs a program to its end.
   * @param onOutput hears what it prints, with the line ends of a terminal
   * @throws Error when it cannot be started
   */
  async run(program: ProgramToRun, onOutput: (text: string) => void): Promise<ProcessEnd> {
    this.#isBusy = true;
    this.#isStopped = false;
    try {
      const encoding = await consoleEncoding();
      await this.#opened;
      if (this.#how === 'closed') return { exitCode: undefined, how: 'closed' };
      this.#writes.fire(`\u001b[1m$ ${program.line.replace(/\p{Cc}/gu, ' ')}\u001b[0m\r\n`);
      const exitCode = this.#how === 'stopped' ? undefined : await this.#start(program, encoding, onOutput);
      const end = exitCode === undefined ? vscode.l10n.t('Stopped.') : vscode.l10n.t('Exit code {0}.', exitCode);
      this.#writes.fire(`\u001b[2m[${end}]\u001b[0m\r\n\r\n`);
      return { exitCode, how: this.#how };
    } finally {
      clearTimeout(this.#killTimer);
      this.#process = undefined;
      this.#isBusy = false;
    }
  }

  /** What became of the run so far. */
  get #how(): ProcessEnd['how'] {
    return this.#isClosed ? 'closed' : this.#isStopped ? 'stopped' : 'exited';
  }

  #start(program: ProgramToRun, encoding: string, onOutput: (text: string) => void): Promise<number | undefined> {
    const child = spawn(program.file, [...program.args], {
      shell: false,
      windowsHide: true,
      cwd: program.cwd,
      env: processEnvironment(process.env, process.platform),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it started itself is stopped with it, as Ctrl+C does.
      detached: process.platform !== 'win32',
    });
    this.#process = child;
    for (const pipe of [child.stdout, child.stderr]) {
      const decoder = outputDecoder(encoding, { mayBeUtf8: program.mayBeUtf8 === true });
      const show = (text: string): void => {
        if (text === '') return;
        // There is no terminal driver in between that would add the carriage returns.
        const lines = text.replace(/\r?\n/g, '\r\n');
        onOutput(lines);
        this.#writes.fire(lines);
      };
      pipe.on('data', (chunk: Buffer) => show(decoder.decode(chunk)));
      pipe.on('end', () => show(decoder.end()));
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? undefined));
    });
  }

  #signal(signal: 'SIGINT' | 'SIGKILL'): void {
    const pid = this.#process?.pid;
    if (pid === undefined || this.#process?.exitCode !== null) return;
    try {
      if (process.platform === 'win32') this.#process.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // It has ended by itself in this moment.
    }
  }
}
