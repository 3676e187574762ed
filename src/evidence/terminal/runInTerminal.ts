import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { CaptureRunner } from './captureRunner.ts';
import { commandOutput } from './commandOutput.ts';
import type { RunResult } from './programToRun.ts';
import { renderTerminal } from './renderTerminal.ts';
import { streamIsWhole } from './streamIsWhole.ts';

/** A program to run. `name` is what a shell is given, `file` its place, `line` what a person would type; nothing in it needs quoting. */
export interface Runnable {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly line: string;
  /** In place of `args` where there is no shell that VS Code can follow, e.g. to run `file` as a shell of its own. */
  readonly argsAlone?: readonly string[];
}

/** Shell integration was ready 1 to 2 seconds after the terminal was made, where there was any. */
const integrationWaitMs = 3_000;
/** The last output may come a moment after the end event. */
const lastOutputWaitMs = 2_000;

/** Runs programs where the user sees them: in a shell of the integrated terminal, or without one where VS Code cannot follow the shell. */
export class TerminalRunner {
  readonly #name: string;
  readonly #alone: CaptureRunner;
  #idle: vscode.Terminal | undefined;
  /** VS Code cannot follow the shell, or loses some of what is printed in it. */
  #shellIsOpaque = !streamIsWhole(vscode.version);

  /** @param name of the terminal tab */
  constructor(name: string) {
    this.#name = name;
    this.#alone = new CaptureRunner(name);
  }

  /**
   * Runs a program to its end. Cancelling stops it like Ctrl+C; what it printed until then is returned.
   * @throws Error when it cannot be started
   */
  async run(program: Runnable, token: vscode.CancellationToken): Promise<RunResult> {
    const terminal = this.#shellIsOpaque ? undefined : await this.#shell(token);
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return terminal?.shellIntegration
      ? this.#runInShell(terminal, terminal.shellIntegration, program, token)
      : this.#runAlone(program, token);
  }

  /** A terminal whose shell VS Code can follow, if there is one. */
  async #shell(token: vscode.CancellationToken): Promise<vscode.Terminal | undefined> {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle?.shellIntegration && idle.exitStatus === undefined) {
      idle.show(true);
      return idle;
    }
    const terminal = vscode.window.createTerminal({ name: this.#name, isTransient: true });
    terminal.show(true);
    if (await integrationOf(terminal, token)) return terminal;
    if (!token.isCancellationRequested) this.#shellIsOpaque = true;
    terminal.dispose();
    return undefined;
  }

  async #runInShell(
    terminal: vscode.Terminal,
    shell: vscode.TerminalShellIntegration,
    { name, args }: Runnable,
    token: vscode.CancellationToken,
  ): Promise<RunResult> {
    const startedAt = Date.now();
    const execution = shell.executeCommand([name, ...args].join(' '));
    let stream = '';
    const reading = (async () => {
      for await (const chunk of execution.read()) stream += chunk;
    })();
    const stop = token.onCancellationRequested(() => terminal.sendText('\u0003', false));
    try {
      const exitCode = await endOf(terminal, execution);
      const endedAt = Date.now();
      await Promise.race([reading, delay(lastOutputWaitMs)]);
      if (terminal.exitStatus === undefined) this.#idle = terminal;
      const { text } = await renderTerminal(commandOutput(stream));
      return { output: text, startedAt, endedAt, exitCode };
    } finally {
      stop.dispose();
    }
  }

  #runAlone({ file, args, argsAlone = args, line }: Runnable, token: vscode.CancellationToken): Promise<RunResult> {
    return this.#alone.run({ file, args: argsAlone, line, cwd: homedir(), mayBeUtf8: true }, token);
  }
}

function integrationOf(terminal: vscode.Terminal, token: vscode.CancellationToken): Promise<boolean> {
  if (terminal.shellIntegration) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (isReady: boolean): void => {
      clearTimeout(timer);
      listeners.dispose();
      resolve(isReady);
    };
    const timer = setTimeout(() => settle(false), integrationWaitMs);
    const listeners = vscode.Disposable.from(
      vscode.window.onDidChangeTerminalShellIntegration((event) => {
        if (event.terminal === terminal) settle(true);
      }),
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) settle(false);
      }),
      token.onCancellationRequested(() => settle(false)),
    );
  });
}

/** The exit code; undefined when the shell did not say, or the terminal was closed. */
function endOf(terminal: vscode.Terminal, execution: vscode.TerminalShellExecution): Promise<number | undefined> {
  return new Promise((resolve) => {
    const settle = (exitCode: number | undefined): void => {
      listeners.dispose();
      resolve(exitCode);
    };
    const listeners = vscode.Disposable.from(
      vscode.window.onDidEndTerminalShellExecution((event) => {
        if (event.execution === execution) settle(event.exitCode);
      }),
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) settle(undefined);
      }),
    );
  });
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
