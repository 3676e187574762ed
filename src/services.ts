import type * as vscode from 'vscode';
import type { CaseArgument, CaseFolder } from './commands/commands.ts';
import type { EvidenceReviews } from './commands/evidence/review/evidenceReviews.ts';
import type { ClockService } from './clock/clockService.ts';
import type { KnowledgeBase } from './knowledge/knowledgeBase.ts';
import type { SimilarCases } from './similar/similarCases.ts';
import type { CaseStore } from './store/caseStore.ts';
import type { CaseList } from './views/caseList.ts';
import type { EvidenceVerdicts } from './views/evidenceVerdicts.ts';

/** The parts that commands and views are given. Made once in `extension.ts`. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly store: CaseStore;
  /** What the tree shows: `list.shown()` are these cases, `list.showOnly(filter)` chooses others. */
  readonly list: CaseList;
  /** Resolves once every case was read. */
  readonly loaded: Promise<void>;
  /** The response clocks: what is left of them, and why. */
  readonly clock: ClockService;
  /** The articles of the workspace, read once they are asked for. */
  readonly knowledge: KnowledgeBase;
  readonly active: ActiveCase;
  readonly panels: CasePanels;
  /** The check for secrets that everything passes before it becomes evidence. */
  readonly reviews: EvidenceReviews;
  /** What pieces of evidence say about the network, in one line. */
  readonly verdicts: EvidenceVerdicts;
  /** Which cases resemble each other. */
  readonly similar: SimilarCases;
  /** The name for new records and events: the setting `casebook.author`, else git's `user.name`, else the system user. */
  readonly author: () => string;
  /** The case that an argument names. Asks with a quick pick when it names none. `undefined`: the user cancelled. */
  readonly resolveCase: (argument: CaseArgument) => Promise<CaseFolder | undefined>;
}

/** The case that evidence goes to: shown in the status bar, pinned by the user or the last panel that was in front. */
export interface ActiveCase {
  readonly folder: CaseFolder | undefined;
  readonly onDidChange: vscode.Event<CaseFolder | undefined>;
  set(folder: CaseFolder | undefined): void;
  /** The active case; asks for one, and makes it the active one, when there is none. `undefined`: the user cancelled. */
  require(): Promise<CaseFolder | undefined>;
}

export interface CasePanels {
  /** Shows the panel of a case, and the field at the path when one is given. */
  open(folder: CaseFolder, path?: readonly string[]): Promise<void>;
  /** Closes the panel of a case, if it is open. */
  close(folder: CaseFolder): Promise<void>;
}
