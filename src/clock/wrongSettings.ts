import * as vscode from 'vscode';
import { fill, text } from '../domain/text.ts';
import { local } from '../platform/language.ts';
import type { WrongSetting } from './clockSettings.ts';

const place = text('{0} ({1}): {2}', '{0}（{1}）：{2}');
const whole = text('{0}: {1}', '{0}：{1}');

/** Tells of settings that cannot be used: one message for all of them, and again only when they are others. */
export class WrongSettings {
  readonly #log: vscode.LogOutputChannel;
  readonly #wrong = new Map<string, readonly WrongSetting[]>();
  #told = '';
  #isTelling = false;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** @param reader who read them, e.g. a root's URI; replaces what the same reader told of before */
  tell(reader: string, wrong: readonly WrongSetting[]): void {
    this.#wrong.set(reader, wrong);
    // The parts read their settings one after another; they are told of together.
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      void this.#show();
    });
  }

  async #show(): Promise<void> {
    const all = [...this.#wrong.values()].flat();
    const lines = [...new Set(all.map(lineOf))];
    const told = lines.join('\n');
    const isKnown = told === this.#told;
    this.#told = told;
    const [first, ...more] = lines;
    if (isKnown || first === undefined) return;
    this.#log.warn('Settings that cannot be used, defaults stand in:', told);
    const message =
      more.length === 0
        ? vscode.l10n.t('This setting cannot be used; its default is used instead. {0}', first)
        : vscode.l10n.t(
            'These settings cannot be used; their defaults are used instead. {0} (and {1} more in the log)',
            first,
            more.length,
          );
    const openSettings = vscode.l10n.t('Open Settings');
    const openLog = vscode.l10n.t('Open Log');
    const chosen = await vscode.window.showWarningMessage(message, openSettings, openLog);
    if (chosen === openLog) this.#log.show();
    if (chosen === openSettings)
      await vscode.commands.executeCommand('workbench.action.openSettings', all[0]?.setting ?? 'casebook');
  }
}

const lineOf = ({ setting, path, text: reason }: WrongSetting): string =>
  local(path === '' ? fill(whole, setting, reason) : fill(place, setting, path, reason));
