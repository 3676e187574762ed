import * as vscode from 'vscode';
import type { RememberedCommand } from '../../evidence/terminal/terminalMemory.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder, TerminalArgument } from '../commands.ts';
import { attachOutputText } from './attachOutputText.ts';
import { nothingSelected } from './attachTerminalSelection.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { rememberedOutput } from './rememberedOutput.ts';
import { selectedOutput, wholeTerminal } from './terminalClipboard.ts';
import { caseIn, commandOf, oneLine, terminalEvidence } from './terminalEvidence.ts';
import { bringToFront, caseFor, terminalOf } from './terminalTarget.ts';

/** Attaches the output of the last command in the active terminal, or in any when none is in front. */
export const attachLastCommand =
  (context: EvidenceContext) =>
  async (argument?: TerminalArgument): Promise<void> => {
    const { services, terminals } = context;
    const terminal = terminalOf(argument);
    const remembered = terminals.last(terminal ? { terminal } : {});
    const folder = await caseFor(services, argument);
    if (folder === undefined) return;
    if (!remembered) {
      await attachByHand(context, folder, terminal);
      return;
    }
    const command = await wantedOf(context, remembered);
    if (!command) return;
    const content = await outputOf(context, command);
    if (content === undefined) return;
    const own = { content, title: oneLine(command.line), command: commandOf(command) };
    const attached = await attachTo(services, folder, [terminalEvidence(await caseIn(services, folder), own)]);
    if (attached.length > 0) terminals.markAttached(command);
  };

/** A command that still runs is attached as far as it got, or the one before it is. */
async function wantedOf(
  { terminals }: EvidenceContext,
  command: RememberedCommand,
): Promise<RememberedCommand | undefined> {
  if (command.endedAt !== undefined) return command;
  const soFar = vscode.l10n.t('Attach So Far');
  const before = terminals.last({ terminal: command.terminal, endedOnly: true });
  const previous = before ? vscode.l10n.t('Attach Previous: {0}', oneLine(before.line)) : undefined;
  const question = vscode.l10n.t('“{0}” is still running.', oneLine(command.line));
  const chosen = await vscode.window.showInformationMessage(
    question,
    { modal: true },
    soFar,
    ...(previous ? [previous] : []),
  );
  if (chosen === soFar) return command;
  return chosen !== undefined && chosen === previous ? before : undefined;
}

/** `undefined`: it printed nothing, and the user would rather not attach that. */
async function outputOf({ terminals }: EvidenceContext, command: RememberedCommand): Promise<string | undefined> {
  const text = await rememberedOutput(terminals, command);
  if (text !== '') return text;
  const attach = vscode.l10n.t('Attach Anyway');
  const question = vscode.l10n.t(
    '“{0}” printed nothing. Attach the command and its exit code anyway?',
    oneLine(command.line),
  );
  return (await vscode.window.showWarningMessage(question, { modal: true }, attach)) === attach ? '' : undefined;
}

/** Without shell integration nobody can tell where a command's output begins: the user says what to take. */
async function attachByHand(
  context: EvidenceContext,
  folder: CaseFolder,
  terminal: vscode.Terminal | undefined,
): Promise<void> {
  if (!terminal) {
    throw new UserError(
      vscode.l10n.t(
        'No command has run in a terminal of this window yet. Run it in the integrated terminal, then attach its output.',
      ),
    );
  }
  if (terminal.shellIntegration) {
    throw new UserError(
      vscode.l10n.t(
        'No command has run in the terminal “{0}” since Support Casebook started. Run it again, then attach its output.',
        terminal.name,
      ),
    );
  }
  const selection = vscode.l10n.t('Attach Selection');
  const everything = vscode.l10n.t('Attach Whole Terminal');
  const detail = vscode.l10n.t(
    'Its shell has no shell integration (Command Prompt and plain sh have none), so VS Code cannot tell where the last output begins. Select the output in the terminal and attach the selection, or attach all that the terminal shows. The ping and traceroute commands of Support Casebook work without it.',
  );
  const question = vscode.l10n.t('The output of the last command in “{0}” cannot be told apart.', terminal.name);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, selection, everything);
  if (chosen === undefined) return;
  await bringToFront(terminal);
  const text = await (chosen === selection ? selectedOutput() : wholeTerminal());
  if (text === undefined)
    throw chosen === selection ? nothingSelected() : new UserError(vscode.l10n.t('The terminal is empty.'));
  await attachOutputText(context, folder, text, terminal.name);
}
