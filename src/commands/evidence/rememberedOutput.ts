import * as vscode from 'vscode';
import { commandOutput } from '../../evidence/terminal/commandOutput.ts';
import { renderTerminal } from '../../evidence/terminal/renderTerminal.ts';
import { streamIsWhole } from '../../evidence/terminal/streamIsWhole.ts';
import type { RememberedCommand, TerminalMemory } from '../../evidence/terminal/terminalMemory.ts';
import { lastCommandOutput } from './terminalClipboard.ts';

/** The last output comes shortly after a command's end. */
const settleMs = 2_000;

/** What a remembered command printed, as the person saw it; of one that still runs, what it printed so far. '' when it printed nothing. */
export async function rememberedOutput(memory: TerminalMemory, command: RememberedCommand): Promise<string> {
  if (command.endedAt !== undefined) {
    await Promise.race([command.settled, new Promise((resolve) => setTimeout(resolve, settleMs))]);
  }
  const text = await shownOutput(command);
  // Only of the last command in the terminal that is in front does VS Code itself know the output.
  const { terminal } = command;
  const isInFront = terminal === vscode.window.activeTerminal && memory.last({ terminal }) === command;
  const mayLackEnd = command.endedAt !== undefined && !streamIsWhole(vscode.version);
  // VS Code can lose the output of a command that ran for less than about 20 ms; what the terminal shows is still there.
  if (!isInFront || (text !== '' && !mayLackEnd)) return text;
  const whole = await lastCommandOutput();
  return whole !== undefined && (text === '' || goesOn(whole, text)) ? whole : text;
}

/**
 * What came out of the terminal so far, rendered.
 * @param most UTF-16 units of the stream that are rendered; of a longer one the end is
 */
export async function shownOutput(command: RememberedCommand, most = Number.POSITIVE_INFINITY): Promise<string> {
  const stream = commandOutput(command.stream);
  const from = stream.length > most ? stream.indexOf('\n', stream.length - most) + 1 : 0;
  const { text, isCut } = await renderTerminal(stream.slice(from));
  return isCut || from > 0 ? `[… ${vscode.l10n.t('the beginning is left out')} …]\n${text}` : text;
}

/** Whether one text holds further lines behind those of another. On the same line there may be zsh's mark for a missing line end. */
const goesOn = (longer: string, shorter: string): boolean =>
  longer.startsWith(shorter.trimEnd()) && longer.split('\n').length > shorter.split('\n').length;
