import * as vscode from 'vscode';
import { fill, text } from '../domain/text.ts';
import { local } from '../platform/language.ts';
import type { WrongSetting } from './clockSettings.ts';

const place = text('{0} ({1}): {2}', '{0}（{1}）：{2}');
const whole = text('{0}: {1}', '{0}：{1}');

/** Tells of settings that cannot be used: one message for all of them, and again only when they are others. */
export class WrongSettings {
  readonly #log: vscode.LogOutputChannel;
  readonly #wrong = new Map<string, readonly string[]>();
  #told = '';
  #isTelling = false;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** @param part who read them; replaces what that part told of before */
  tell(part: string, wrong: readonly WrongSetting[]): void {
    this.#wrong.set(
      part,
      wrong.map(({ setting, path, text: reason }) =>
        local(path === '' ? fill(whole, setting, reason) : fill(place, setting, path, reason)),
      ),
    );
    // The parts read their settings one after another; they are told of together.
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      void this.#show([...wrongNames(wrong)]);
    });
  }

  async #show(names: readonly string[]): Promise<void> {
    const lines = [...new Set([...this.#wrong.values()].flat())];
    const all = lines.join('\n');
    if (all === this.#told) return;
    this.#told = all;
    const [first, ...more] = lines;
    if (first === undefined) return;
    this.#log.warn('Settings that cannot be used, defaults stand in:', all);
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
      await vscode.commands.executeCommand('workbench.action.openSettings', names[0] ?? 'casebook');
  }
}

const wrongNames = (wrong: readonly WrongSetting[]): ReadonlySet<string> =>
  new Set(wrong.map(({ setting }) => setting));
