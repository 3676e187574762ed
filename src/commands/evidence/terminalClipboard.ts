import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * What VS Code's own terminal commands copy. They say nothing when there is nothing to copy, so the clipboard holds a
 * mark meanwhile; the user's clipboard is put back.
 * @param commands VS Code commands that select and copy, in order
 */
async function copied(...commands: readonly string[]): Promise<string | undefined> {
  const before = await vscode.env.clipboard.readText();
  const mark = randomUUID();
  try {
    await vscode.env.clipboard.writeText(mark);
    for (const command of commands) await vscode.commands.executeCommand(command);
    const text = await vscode.env.clipboard.readText();
    return text === mark || text.trim() === '' ? undefined : withLineEnds(text);
  } finally {
    await vscode.env.clipboard.writeText(before);
  }
}

/** The output of the last command in the active terminal, as far as its scrollback reaches. */
export const lastCommandOutput = (): Promise<string | undefined> =>
  copied('workbench.action.terminal.copyLastCommandOutput');

/** What is selected in the active terminal. */
export const selectedOutput = (): Promise<string | undefined> => copied('workbench.action.terminal.copySelection');

/** Everything in the active terminal. */
export const wholeTerminal = (): Promise<string | undefined> =>
  copied(
    'workbench.action.terminal.selectAll',
    'workbench.action.terminal.copySelection',
    'workbench.action.terminal.clearSelection',
  );

const withLineEnds = (text: string): string =>
  `${text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')}\n`;
