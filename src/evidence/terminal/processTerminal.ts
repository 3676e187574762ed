import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { consoleEncoding } from './consoleEncoding.ts';

/** How a process ended. `exitCode` is absent when a signal ended it. */
export interface ProcessEnd {
  readonly exitCode: number | undefined;
}

/**
 * A terminal tab that shows one process without any shell: its arguments reach it as they are. For windows whose shell has
 * no integration, such as Command Prompt. Ctrl+C stops the process; closing the tab does too.
 */
export class ProcessTerminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#writes.event;
  readonly ended: Promise<ProcessEnd>;
  readonly #command: { file: string; args: readonly string[]; line: string };
  readonly #onOutput: (text: string) => void;
  #finish: (end: ProcessEnd) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;
  #process: ChildProcess | undefined;
  #isClosed = false;

  constructor(command: { file: string; args: readonly string[]; line: string }, onOutput: (text: string) => void) {
    this.#command = command;
    this.#onOutput = onOutput;
    this.ended = new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
  }

  open(): void {
    void this.#start();
  }

  close(): void {
    this.#isClosed = true;
    this.stop();
    if (!this.#process) this.#finish({ exitCode: undefined });
  }

  handleInput(data: string): void {
    if (data === '\u0003') this.stop();
  }

  /** Stops the process as Ctrl+C would. */
  stop(): void {
    this.#process?.kill('SIGINT');
  }

  async #start(): Promise<void> {
    const { file, args, line } = this.#command;
    this.#writes.fire(`$ ${line}\r\n`);
    const encoding = await consoleEncoding();
    if (this.#isClosed) return;
    const child = spawn(file, [...args], {
      shell: false,
      windowsHide: true,
      cwd: homedir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    for (const pipe of [child.stdout, child.stderr]) {
      const decoder = new TextDecoder(encoding);
      const show = (text: string): void => {
        // There is no terminal driver in between that would add the carriage returns.
        const lines = text.replace(/\r?\n/g, '\r\n');
        this.#onOutput(lines);
        this.#writes.fire(lines);
      };
      pipe.on('data', (chunk: Buffer) => show(decoder.decode(chunk, { stream: true })));
      pipe.on('end', () => show(decoder.decode()));
    }
    child.once('error', (error) => this.#fail(error));
    child.once('close', (code) => {
      this.#writes.fire(`\r\n[${code ?? '^C'}]\r\n`);
      this.#finish({ exitCode: code ?? undefined });
    });
  }
}
