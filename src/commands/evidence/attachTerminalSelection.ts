import * as vscode from 'vscode';
import { UserError } from '../../platform/userError.ts';
import type { TerminalArgument } from '../commands.ts';
import { attachOutputText } from './attachOutputText.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { selectedOutput } from './terminalClipboard.ts';
import { bringToFront, caseFor, terminalOf } from './terminalTarget.ts';

/** Attaches what is selected in a terminal: the way for shells that VS Code cannot follow, and for devices reached by ssh. */
export const attachTerminalSelection =
  (context: EvidenceContext) =>
  async (argument?: TerminalArgument): Promise<void> => {
    const terminal = terminalOf(argument);
    if (!terminal) {
      throw new UserError(
        vscode.l10n.t('No terminal is open. Open one, select the output in it with the mouse, then attach it.'),
        attachClipboardInstead(),
      );
    }
    // The selection is read before anything is asked: a quick pick must not stand between the user and it.
    await bringToFront(terminal);
    const text = await selectedOutput();
    if (text === undefined) throw nothingSelected();
    const folder = await caseFor(context.services, argument);
    if (folder === undefined) return;
    await attachOutputText(context, folder, text, terminal.name);
  };

export const nothingSelected = (): UserError =>
  new UserError(
    vscode.l10n.t('Nothing is selected in the terminal. Select the output with the mouse, then try again.'),
    attachClipboardInstead(),
  );

const attachClipboardInstead = (): { title: string; run: () => unknown } => ({
  title: vscode.l10n.t('Attach Clipboard Text…'),
  run: () => vscode.commands.executeCommand('casebook.attachPasted'),
});
