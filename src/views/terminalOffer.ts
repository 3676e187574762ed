import * as vscode from 'vscode';
import { hasFailed, isNetworkCommand } from '../evidence/terminal/commandPrograms.ts';
import type { RememberedCommand, TerminalMemory } from '../evidence/terminal/terminalMemory.ts';
import { shorten } from '../platform/shorten.ts';
import type { ActiveCase } from '../services.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import { plainTooltip } from './caseTooltip.ts';

/** An offer that nobody takes goes away after so long, milliseconds. */
const staleMs = 3 * 60_000;

/**
 * A quiet offer in the status bar to attach what a network tool or a failing command just printed, while a case is active. It
 * goes with the next command, when it was taken, or after a while; the setting `casebook.terminal.offerToAttach` turns it off.
 */
export class TerminalOffer implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('casebook.terminalOffer', vscode.StatusBarAlignment.Left, 9);
  readonly #active: Pick<ActiveCase, 'folder' | 'onDidChange'>;
  readonly #numberOf: (folder: CaseFolder) => string | undefined;
  readonly #staleMs: number;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #offered: RememberedCommand | undefined;
  #staleTimer: NodeJS.Timeout | undefined;

  /**
   * @param numberOf the number of the case in a folder, to name it
   * @param stale after so many milliseconds an offer that nobody takes goes away
   */
  constructor(
    memory: TerminalMemory,
    active: Pick<ActiveCase, 'folder' | 'onDidChange'>,
    numberOf: (folder: CaseFolder) => string | undefined,
    stale = staleMs,
  ) {
    this.#staleMs = stale;
    this.#active = active;
    this.#numberOf = numberOf;
    this.#item.name = vscode.l10n.t('Attach Terminal Output');
    this.#subscriptions = [
      memory.onDidChange(({ kind, command }) => {
        if (kind === 'started') this.#withdraw();
        else if (kind === 'attached' && command === this.#offered) this.#withdraw();
        else if (kind === 'ended' && isWorthOffering(command)) this.#offer(command);
      }),
      active.onDidChange(() => this.#draw()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const isOff =
          event.affectsConfiguration('casebook.terminal') && this.#offered && !isWorthOffering(this.#offered);
        if (isOff === true) this.#withdraw();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    clearTimeout(this.#staleTimer);
    this.#item.dispose();
  }

  #offer(command: RememberedCommand): void {
    this.#offered = command;
    clearTimeout(this.#staleTimer);
    this.#staleTimer = setTimeout(() => this.#withdraw(), this.#staleMs);
    this.#draw();
  }

  #withdraw(): void {
    clearTimeout(this.#staleTimer);
    this.#offered = undefined;
    this.#item.hide();
  }

  #draw(): void {
    const folder = this.#active.folder;
    const number = folder === undefined ? undefined : this.#numberOf(folder);
    if (!this.#offered || number === undefined) {
      this.#item.hide();
      return;
    }
    const { id, line, exitCode } = this.#offered;
    const shown = shorten(line.trim().replace(/\s+/g, ' '), 32);
    const isFailed = hasFailed(exitCode);
    const text = isFailed
      ? vscode.l10n.t('Attach “{0}”, exit code {1}', shown, exitCode ?? '')
      : vscode.l10n.t('Attach “{0}”', shown);
    // An icon is written $(name): a command line must not be able to draw one.
    this.#item.text = `$(attach) ${text.replaceAll('$(', '$ (')}`;
    const whole = shorten(line, 200);
    const sentence = isFailed
      ? vscode.l10n.t('Attach the output of “{0}”, exit code {1}, to {2}', whole, exitCode ?? '', number)
      : vscode.l10n.t('Attach the output of “{0}” to {1}', whole, number);
    this.#item.tooltip = plainTooltip(sentence);
    this.#item.accessibilityInformation = { label: sentence, role: 'button' };
    this.#item.command = { command: 'casebook.attachTerminalCommand', title: text, arguments: [undefined, id] };
    this.#item.show();
  }
}

/** What the extension ran itself is attached already; where nothing is run, nothing is offered. */
function isWorthOffering({ line, exitCode, isCaptured = false, isAttached }: RememberedCommand): boolean {
  if (isCaptured || isAttached || !vscode.workspace.isTrusted) return false;
  const setting = vscode.workspace.getConfiguration('casebook').get('terminal.offerToAttach');
  if (setting === 'off') return false;
  return isNetworkCommand(line) || (setting !== 'network' && hasFailed(exitCode));
}
