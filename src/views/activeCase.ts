import * as vscode from 'vscode';
import * as z from 'zod';
import type { CaseFolder } from '../commands/commands.ts';
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
  readonly #subscription: { dispose(): unknown };
  #folder: CaseFolder | undefined;

  constructor(store: CaseStore, memory: vscode.Memento) {
    this.#store = store;
    this.#memory = memory;
    const remembered = z.string().safeParse(memory.get(memoryKey));
    this.#folder = remembered.success ? remembered.data : undefined;
    this.#item.name = vscode.l10n.t('Active Support Case');
    this.#item.command = 'casebook.showActiveCase';
    this.#subscription = store.onDidChange(() => this.#draw());
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
    this.#subscription.dispose();
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
      this.#item.text = `$(pin) ${vscode.l10n.t('No active case')}`;
      this.#item.tooltip = vscode.l10n.t('Pick the support case that evidence is attached to');
    } else {
      const { number, title } = entry.summary;
      // An icon is written $(name): a title must not be able to draw one.
      this.#item.text = `$(pinned) ${number.slice(-5)} ${title.slice(0, 40).replaceAll('$(', '$ (')}`;
      this.#item.tooltip = plainTooltip(vscode.l10n.t('Active support case {0}: {1}', number, title));
      this.#item.accessibilityInformation = {
        label: vscode.l10n.t('Active support case {0}: {1}', number, title),
        role: 'button',
      };
    }
    this.#item.show();
  }
}
