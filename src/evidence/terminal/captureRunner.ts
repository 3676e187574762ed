import * as vscode from 'vscode';
import { CaptureTerminal, type ProcessEnd } from './captureTerminal.ts';
import type { ProgramToRun, RunResult } from './programToRun.ts';
import { renderTerminal } from './renderTerminal.ts';
import { TerminalMemory, type RememberedCommand } from './terminalMemory.ts';

/** What a captured run printed, how it ended, and the command as the terminals' memory knows it. */
export interface CaptureResult extends RunResult, ProcessEnd {
  readonly command: RememberedCommand;
}

/** Runs programs without a shell in a terminal tab that shows them live; the tab is used again once it is idle. */
export class CaptureRunner implements vscode.Disposable {
  readonly #name: string;
  readonly #memory: TerminalMemory;
  readonly #tabs = new Map<vscode.Terminal, CaptureTerminal>();
  readonly #closing: vscode.Disposable;

  /**
   * @param name of the terminal tab
   * @param memory takes the commands down like those of any other terminal
   */
  constructor(name: string, memory: TerminalMemory = new TerminalMemory()) {
    this.#name = name;
    this.#memory = memory;
    this.#closing = vscode.window.onDidCloseTerminal((terminal) => this.#tabs.delete(terminal));
  }

  /**
   * Runs a program to its end. Cancelling stops it like Ctrl+C; what it printed until then is returned.
   * @throws Error when it cannot be started
   */
  async run(program: ProgramToRun, token: vscode.CancellationToken): Promise<CaptureResult> {
    const [terminal, pty] = this.#idleTab();
    terminal.show(true);
    const startedAt = Date.now();
    const recording = this.#memory.begin({
      terminal,
      terminalName: this.#name,
      line: program.line,
      cwd: program.cwd,
      startedAt,
      isCaptured: true,
    });
    const stop = token.onCancellationRequested(() => pty.stop());
    try {
      const end = await pty.run(program, (text) => recording.write(text));
      const endedAt = Date.now();
      recording.end({ at: endedAt, exitCode: end.exitCode });
      const { text, isCut } = await renderTerminal(recording.command.stream);
      const output = isCut ? `[… ${vscode.l10n.t('the beginning is left out')} …]\n${text}` : text;
      return { ...end, output, startedAt, endedAt, command: recording.command };
    } finally {
      recording.end({ at: Date.now() });
      recording.close();
      stop.dispose();
    }
  }

  /** Stops what still runs. */
  dispose(): void {
    this.#closing.dispose();
    for (const pty of this.#tabs.values()) pty.stop();
  }

  #idleTab(): [vscode.Terminal, CaptureTerminal] {
    const idle = [...this.#tabs].find(([terminal, pty]) => pty.isIdle && terminal.exitStatus === undefined);
    if (idle) return idle;
    const pty = new CaptureTerminal();
    const terminal = vscode.window.createTerminal({ name: this.#name, pty, isTransient: true });
    this.#tabs.set(terminal, pty);
    return [terminal, pty];
  }
}
