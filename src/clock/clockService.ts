import * as vscode from 'vscode';
import type { Case } from '../domain/case.ts';
import { clockSourceOf } from './caseClockEvents.ts';
import { CaseClocks, type ShownClock } from './caseClocks.ts';
import { ClockNotices } from './clockNotices.ts';
import { explainCaseClock, type ExplainedClock } from './deadlineDocument.ts';
import type { NoticeMemory } from './noticeMemory.ts';
import { readNoticeSettings } from './noticeSettings.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import { parentOf } from '../store/caseRoot.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { showManyNotices, showNotice } from './showNotices.ts';
import { systemTime } from './wakeUp.ts';
import type { ClockRules } from './clockSettings.ts';
import { WorkspaceRules } from './workspaceRules.ts';
import { WrongSettings } from './wrongSettings.ts';

/** The response clocks of this window: read, shown by whoever asks, and told of. */
export class ClockService implements vscode.Disposable {
  readonly clocks: CaseClocks;
  readonly #rules: WorkspaceRules;
  readonly #log: vscode.LogOutputChannel;
  readonly #wrongSettings: WrongSettings;
  readonly #disposables: { dispose(): unknown }[] = [];

  constructor(store: CaseStore, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#wrongSettings = new WrongSettings(log);
    this.#rules = new WorkspaceRules(this.#wrongSettings);
    this.clocks = new CaseClocks({ cases: store, rules: this.#rules, time: systemTime, log });
    this.#disposables.push(
      this.#rules,
      this.clocks,
      // A laptop that slept shows the right time at the first look.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.clocks.tick();
      }),
    );
  }

  /** Tells of warnings and breaches from now on. @param loaded resolves once every case was read */
  startNotices(store: CaseStore, loaded: Promise<void>, memory: NoticeMemory): void {
    let settings = readNoticeSettings(this.#wrongSettings);
    const notices = new ClockNotices({
      clocks: this.clocks,
      ready: loaded.then(() => this.clocks.settled()),
      memory,
      settings: () => settings,
      show: (notice) => showNotice(notice, store),
      showMany: (many) => void showManyNotices(many),
      time: systemTime,
      log: this.#log,
    });
    this.#disposables.push(
      notices,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('casebook.notifications')) return;
        settings = readNoticeSettings(this.#wrongSettings);
        notices.checkAll();
      }),
    );
    void memory.cleanUp(Date.now()).catch((error: unknown) => this.#log.warn('Old notices stay', error));
  }

  get(folder: CaseFolder): ShownClock | undefined {
    return this.clocks.get(folder);
  }

  /** The rules that hold for a case. */
  rulesFor(folder: CaseFolder): ClockRules {
    return this.rulesOf(parentOf(folder));
  }

  /** The rules that hold for the cases of a root, by its URI; a new object when its settings changed. */
  rulesOf(root: string): ClockRules {
    return this.#rules.of(root);
  }

  /** The clock of a case as it stands in memory, with what is not yet on disk; `undefined` when it cannot be read. */
  explain(folder: CaseFolder, current: Case): ExplainedClock | undefined {
    try {
      return explainCaseClock(clockSourceOf(current), this.rulesFor(folder), Date.now());
    } catch (error) {
      this.#log.warn(`The response clock of ${folder} cannot be read`, error);
      return undefined;
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables.reverse()) disposable.dispose();
  }
}
