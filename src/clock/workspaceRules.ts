import * as vscode from 'vscode';
import { chinaHolidays } from '../holidays/chinaHolidays.ts';
import { Emitter } from '../platform/event.ts';
import { readClockRules, type ClockRules } from './clockSettings.ts';
import type { WrongSettings } from './wrongSettings.ts';

/** The rules of the clock as the settings of each workspace folder describe them. */
export class WorkspaceRules implements vscode.Disposable {
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #rules = new Map<string, ClockRules>();
  readonly #wrongSettings: WrongSettings;
  readonly #subscription: vscode.Disposable;

  constructor(wrongSettings: WrongSettings) {
    this.#wrongSettings = wrongSettings;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('casebook.calendar') && !event.affectsConfiguration('casebook.response')) return;
      this.#rules.clear();
      this.#changed.fire();
    });
  }

  /** The rules for the cases of a root, by its URI; a new object when its settings changed. */
  of(root: string): ClockRules {
    const known = this.#rules.get(root);
    if (known) return known;
    const configuration = vscode.workspace.getConfiguration('casebook', vscode.Uri.parse(root));
    const { rules, wrong } = readClockRules({
      get: (name) => configuration.get<unknown>(name),
      localTimeZone: localTimeZone(),
      chinaHolidays,
    });
    this.#rules.set(root, rules);
    this.#wrongSettings.tell(root, wrong);
    return rules;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** The IANA zone of this computer, as far as the runtime knows it. */
export const localTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
