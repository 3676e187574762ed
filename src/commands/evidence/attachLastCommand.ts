import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import type { EvidenceCommand } from '../../domain/evidence.ts';
import { toMoment } from '../../domain/moment.ts';
import type { NewEvidence } from '../../evidence/attachEvidence.ts';
import { commandOutput } from '../../evidence/terminal/commandOutput.ts';
import { renderTerminal } from '../../evidence/terminal/renderTerminal.ts';
import { streamIsWhole } from '../../evidence/terminal/streamIsWhole.ts';
import type { RememberedCommand } from '../../evidence/terminal/terminalMemory.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { networkField } from './runProbe.ts';
import { lastCommandOutput, selectedOutput, wholeTerminal } from './terminalClipboard.ts';

/** The last output comes shortly after a command's end. */
const settleMs = 2_000;

/** Attaches the output of the last command in the active terminal, or in any when none is in front. */
export const attachLastCommand =
  (context: EvidenceContext) =>
  async (argument?: CaseArgument): Promise<void> => {
    const { services, terminals } = context;
    const terminal = vscode.window.activeTerminal;
    const remembered = terminals.last(terminal ? { terminal } : {});
    const folder =
      argument === undefined || argument instanceof vscode.Uri
        ? await services.active.require()
        : await services.resolveCase(argument);
    if (folder === undefined) return;
    if (!remembered) {
      await attachByHand(context, folder, terminal);
      return;
    }
    const command = await wantedOf(context, remembered);
    if (!command) return;
    const output = await outputOf(command, terminal);
    if (output === undefined) return;
    await attachTo(services, folder, [newEvidence(await caseOf(context, folder), output, commandOf(command))]);
  };

/** A command that still runs is attached as far as it got, or the one before it is. */
async function wantedOf(
  { terminals }: EvidenceContext,
  command: RememberedCommand,
): Promise<RememberedCommand | undefined> {
  if (command.endedAt !== undefined) return command;
  const soFar = vscode.l10n.t('Attach So Far');
  const before = terminals.last({ terminal: command.terminal, endedOnly: true });
  const previous = before ? vscode.l10n.t('Attach Previous: {0}', shortened(before.line)) : undefined;
  const question = vscode.l10n.t('“{0}” is still running.', shortened(command.line));
  const chosen = await vscode.window.showInformationMessage(
    question,
    { modal: true },
    soFar,
    ...(previous ? [previous] : []),
  );
  if (chosen === soFar) return command;
  return chosen !== undefined && chosen === previous ? before : undefined;
}

async function outputOf(
  command: RememberedCommand,
  terminal: vscode.Terminal | undefined,
): Promise<string | undefined> {
  if (command.endedAt !== undefined) {
    await Promise.race([command.settled, new Promise((resolve) => setTimeout(resolve, settleMs))]);
  }
  const { text, isCut } = await renderTerminal(commandOutput(command.stream));
  const mayLackEnd = command.endedAt !== undefined && terminal === command.terminal && !streamIsWhole(vscode.version);
  const whole = mayLackEnd ? await lastCommandOutput() : undefined;
  if (whole !== undefined && goesOn(whole, text)) return whole;
  if (text !== '') return isCut ? `[… ${vscode.l10n.t('the beginning is left out')} …]\n${text}` : text;
  // VS Code can lose the output of a command that ran for less than about 20 ms; what the terminal shows is still there.
  const shown = terminal === command.terminal ? await lastCommandOutput() : undefined;
  if (shown !== undefined) return shown;
  const attach = vscode.l10n.t('Attach Anyway');
  const question = vscode.l10n.t(
    '“{0}” printed nothing. Attach the command and its exit code anyway?',
    shortened(command.line),
  );
  return (await vscode.window.showWarningMessage(question, { modal: true }, attach)) === attach ? '' : undefined;
}

/** Whether one text holds further lines behind those of another. On the same line there may be zsh's mark for a missing line end. */
const goesOn = (longer: string, shorter: string): boolean =>
  longer.startsWith(shorter.trimEnd()) && longer.split('\n').length > shorter.split('\n').length;

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
  terminal.show();
  const text = await (chosen === selection ? selectedOutput() : wholeTerminal());
  if (text === undefined) {
    throw new UserError(
      chosen === selection
        ? vscode.l10n.t('Nothing is selected in the terminal. Select the output with the mouse, then try again.')
        : vscode.l10n.t('The terminal is empty.'),
    );
  }
  const line = await vscode.window.showInputBox({
    title: vscode.l10n.t('Attach terminal output'),
    prompt: vscode.l10n.t('Which command printed this? Leave empty if it does not matter.'),
    ignoreFocusOut: true,
  });
  if (line === undefined) return;
  const command = line.trim() === '' ? undefined : { line: line.trim() };
  await attachTo(context.services, folder, [newEvidence(await caseOf(context, folder), text, command, terminal.name)]);
}

async function caseOf({ services }: EvidenceContext, folder: CaseFolder): Promise<Case> {
  const document = await services.store.open(folder);
  document.release();
  return document.case;
}

const commandOf = ({ line, cwd, exitCode, startedAt, endedAt }: RememberedCommand): EvidenceCommand => ({
  line,
  ...(cwd === undefined ? {} : { cwd }),
  ...(exitCode === undefined ? {} : { exitCode }),
  startedAt: toMoment(startedAt),
  ...(endedAt === undefined ? {} : { endedAt: toMoment(endedAt) }),
});

const newEvidence = (
  current: Case,
  content: string,
  command: EvidenceCommand | undefined,
  terminalName = '',
): NewEvidence => {
  const citeIn = command && networkField(current, command.line);
  return {
    kind: 'terminal',
    title: command ? shortened(command.line) : terminalName,
    extension: '.txt',
    content,
    ...(command ? { command } : {}),
    ...(citeIn ? { citeIn } : {}),
  };
};

/** One line that fits into a list. */
const shortened = (line: string): string => {
  const first = line.trim().split(/\r?\n/)[0] ?? '';
  return first.length > 80 || first !== line.trim() ? `${first.slice(0, 79)}…` : first;
};
