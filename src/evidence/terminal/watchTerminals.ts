import * as vscode from 'vscode';
import type { Recording, TerminalMemory } from './terminalMemory.ts';

/**
 * Lets the memory see the commands of all terminals with shell integration. Costs nothing until a command starts.
 * Reading must begin with the start event: a reader gets only what comes after its first call.
 */
export function watchTerminals(memory: TerminalMemory, log: Pick<vscode.LogOutputChannel, 'warn'>): vscode.Disposable {
  const running = new Map<vscode.TerminalShellExecution, Recording>();
  const listen = async (execution: vscode.TerminalShellExecution, recording: Recording): Promise<void> => {
    try {
      for await (const chunk of execution.read()) recording.write(chunk);
    } catch (error) {
      log.warn('The output of a terminal command could not be read', error);
    } finally {
      recording.close();
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      const recording = memory.begin({
        terminal,
        terminalName: terminal.name,
        line: execution.commandLine.value,
        cwd: (execution.cwd ?? terminal.shellIntegration?.cwd)?.fsPath,
        startedAt: Date.now(),
      });
      running.set(execution, recording);
      void listen(execution, recording);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ execution, exitCode }) => {
      running.get(execution)?.end({ at: Date.now(), exitCode, line: execution.commandLine.value });
      running.delete(execution);
    }),
    vscode.window.onDidCloseTerminal((terminal) => memory.terminalClosed(terminal, Date.now())),
    memory,
  );
}
