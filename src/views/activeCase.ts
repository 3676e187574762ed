import * as vscode from 'vscode';
import * as z from 'zod';
import type { CaseClocks } from '../clock/caseClocks.ts';
import { toneOf, type ClockTone } from '../clock/clockReading.ts';
import { longClockText, shortClockText } from '../clock/clockText.ts';
import { localTimeZone } from '../clock/workspaceRules.ts';
import type { CaseFolder } from '../commands/commands.ts';
import { local } from '../platform/language.ts';
import { shorten } from '../platform/shorten.ts';
import type { ActiveCase } from '../services.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { plainTooltip } from './caseTooltip.ts';
import { isEmpty } from './caseGroups.ts';
import { pickCase } from './pickCase.ts';

const memoryKey = 'casebook.activeCase';

/** The active case in the status bar. It is chosen by the user and remembered for the workspace; the first panel opened sets it. */
export class ActiveCaseItem implements ActiveCase, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CaseFolder | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #item = vscode.window.createStatusBarItem('casebook.activeCase', vscode.StatusBarAlignment.Left, 10);
  readonly #store: CaseStore;
  readonly #memory: vscode.Memento;
  readonly #clocks: CaseClocks;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #folder: CaseFolder | undefined;

  constructor(store: CaseStore, clocks: CaseClocks, memory: vscode.Memento) {
    this.#store = store;
    this.#clocks = clocks;
    this.#memory = memory;
    const remembered = z.string().safeParse(memory.get(memoryKey));
    this.#folder = remembered.success ? remembered.data : undefined;
    this.#item.name = vscode.l10n.t('Active Support Case');
    this.#item.command = 'casebook.showActiveCase';
    this.#subscriptions = [
      store.onDidChange(() => this.#draw()),
      clocks.onDidChange(({ folders }) => {
        if (this.#folder !== undefined && folders.includes(this.#folder)) this.#draw();
      }),
    ];
    this.#draw();
  }

  get folder(): CaseFolder | undefined {
    return this.#folder !== undefined && this.#store.entry(this.#folder)?.kind === 'case' ? this.#folder : undefined;
  }

  set(folder: CaseFolder | undefined): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    void this.#memory.update(memoryKey, folder);
    this.#draw();
    this.#changed.fire(this.folder);
  }

  async require(): Promise<CaseFolder | undefined> {
    if (this.folder !== undefined) return this.folder;
    const picked = await pickCase(this.#store, vscode.l10n.t('Which case is this for? It becomes the active case.'));
    if (picked !== undefined) this.set(picked);
    return picked;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
    this.#changed.dispose();
  }

  #draw(): void {
    const entry = this.folder === undefined ? undefined : this.#store.entry(this.folder);
    void vscode.commands.executeCommand('setContext', 'casebook.hasActiveCase', entry !== undefined);
    if (entry?.kind !== 'case') {
      if (isEmpty(this.#store)) {
        this.#item.hide();
        return;
      }
      this.#item.backgroundColor = undefined;
      this.#item.accessibilityInformation = undefined;
      this.#item.text = `$(pin) ${vscode.l10n.t('No active case')}`;
      this.#item.tooltip = vscode.l10n.t('Pick the support case that evidence is attached to');
    } else {
      const { number, title } = entry.summary;
      const clock = this.#clocks.get(entry.folder);
      const deadline = clock && shortClockText(clock, { now: Date.now(), timeZone: localTimeZone() });
      const sentence = clock && longClockText(clock);
      const tone = clock && toneOf(clock.state);
      const icon = tone === 'overdue' ? 'error' : tone === 'paused' ? 'debug-pause' : 'watch';
      const name = vscode.l10n.t('Active support case {0}: {1}', number, title);
      // An icon is written $(name): a title must not be able to draw one.
      const shown = [`$(pinned) ${number.slice(-5)} ${shorten(title, 40).replaceAll('$(', '$ (')}`];
      if (deadline) shown.push(`$(${icon}) ${local(deadline)}`);
      this.#item.text = shown.join('  ');
      this.#item.tooltip = plainTooltip([name, sentence && local(sentence)].filter(Boolean).join('\n'));
      this.#item.backgroundColor = backgroundOf(tone);
      this.#item.accessibilityInformation = {
        label: [name, deadline && local(deadline)].filter(Boolean).join(', '),
        role: 'button',
      };
    }
    this.#item.show();
  }
}

/** VS Code gives status bar items two colours, which fit every theme. */
const backgroundOf = (tone: ClockTone | undefined): vscode.ThemeColor | undefined => {
  if (tone === 'overdue') return new vscode.ThemeColor('statusBarItem.errorBackground');
  return tone === 'warning' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
};
