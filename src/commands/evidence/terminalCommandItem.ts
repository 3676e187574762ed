import { stripVTControlCharacters } from 'node:util';
import * as vscode from 'vscode';
import { commandOutput } from '../../evidence/terminal/commandOutput.ts';
import { hasFailed } from '../../evidence/terminal/commandPrograms.ts';
import type { RememberedCommand } from '../../evidence/terminal/terminalMemory.ts';
import { sizeText } from './sizeLimit.ts';
import { oneLine } from './terminalEvidence.ts';

/** A remembered command as a row of a list. */
export interface CommandItem extends vscode.QuickPickItem {
  readonly command: RememberedCommand;
}

/** @param now milliseconds since the epoch */
export function commandItem(
  command: RememberedCommand,
  buttons: readonly vscode.QuickInputButton[],
  now: number,
): CommandItem {
  const { line, startedAt, endedAt } = command;
  const terminalName = nameOf(command);
  const size = shownSize(command);
  const { icon, words } = outcomeOf(command);
  const facts = [
    shownTime(startedAt, now),
    endedAt === undefined ? undefined : vscode.l10n.t('took {0}', durationOf(endedAt - startedAt)),
    terminalName === '' ? undefined : vscode.l10n.t('terminal “{0}”', terminalName),
    size === 0 ? vscode.l10n.t('no output') : sizeText(size),
    command.isAttached ? vscode.l10n.t('attached already') : undefined,
  ];
  return {
    label: plainLabel(oneLine(line, 120)),
    description: words,
    detail: plainLabel(facts.filter((fact) => fact !== undefined).join(' · ')),
    iconPath: new vscode.ThemeIcon(icon),
    buttons,
    command,
  };
}

/** A tab is called after what runs in it, so that its name while the command ran says little. */
const nameOf = ({ terminal, terminalName = '' }: RememberedCommand): string =>
  vscode.window.terminals.find((each) => each === terminal)?.name ?? terminalName;

/** Bytes of the output. Of a short one only what is shown counts: the shell's own marks come to some bytes even where nothing was printed. */
const shownSize = (command: RememberedCommand): number =>
  command.size > 4_000
    ? command.size
    : Buffer.byteLength(stripVTControlCharacters(commandOutput(command.stream)).trim());

/** How it ended, in a sign and in words: neither a sign nor a colour says anything alone. */
function outcomeOf({ endedAt, exitCode }: RememberedCommand): { icon: string; words: string } {
  if (endedAt === undefined) return { icon: 'sync', words: vscode.l10n.t('still running') };
  if (exitCode === undefined) return { icon: 'circle-outline', words: vscode.l10n.t('exit code not known') };
  if (exitCode === 0) return { icon: 'pass', words: vscode.l10n.t('succeeded, exit code 0') };
  return hasFailed(exitCode)
    ? { icon: 'error', words: vscode.l10n.t('failed, exit code {0}', exitCode) }
    : { icon: 'debug-stop', words: vscode.l10n.t('stopped, exit code {0}', exitCode) };
}

/** A command line is text: what looks like an icon in it, `$(date)`, is none. */
export const plainLabel = (text: string): string => text.replace(/\$\((?=[\w-]+(?:~[\w-]+)?\))/g, '\\$(');

/** "0.4 s", "2 min 5 s". @param ms milliseconds */
function durationOf(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 60)
    return vscode.l10n.t(
      '{0} s',
      seconds.toLocaleString(vscode.env.language, { maximumFractionDigits: seconds < 10 ? 1 : 0 }),
    );
  const whole = Math.round(seconds);
  return vscode.l10n.t('{0} min {1} s', Math.floor(whole / 60), whole % 60);
}

/** The time of day, with the day when it was another. */
function shownTime(at: number, now: number): string {
  const day = new Date(at).toDateString() === new Date(now).toDateString() ? {} : { month: 'short', day: 'numeric' };
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return new Date(at).toLocaleString(vscode.env.language, { ...time, ...day } as Intl.DateTimeFormatOptions);
}
