import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { CaseFolder, TerminalArgument } from '../commands.ts';

/** The terminal whose menu the command was chosen from, else the active one. */
export const terminalOf = (argument: TerminalArgument | undefined): vscode.Terminal | undefined =>
  vscode.window.terminals.find((terminal) => terminal === argument) ?? vscode.window.activeTerminal;

/** The case that was named, else the active one, which is asked for when there is none. `undefined`: the user cancelled. */
export function caseFor(services: Services, argument: TerminalArgument | undefined): Promise<CaseFolder | undefined> {
  const isCase = typeof argument === 'string' || (typeof argument === 'object' && 'caseFolder' in argument);
  return isCase ? services.resolveCase(argument) : services.active.require();
}

/** VS Code's own terminal commands act on the terminal in front; it takes a moment to come there. */
const frontMs = 2_000;

/** Brings a terminal to the front, and waits until it is there. */
export async function bringToFront(terminal: vscode.Terminal): Promise<void> {
  terminal.show();
  if (vscode.window.activeTerminal === terminal) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(settle, frontMs);
    const listener = vscode.window.onDidChangeActiveTerminal((active) => {
      if (active === terminal) settle();
    });
  });
}
