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
