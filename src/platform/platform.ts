import type * as vscode from 'vscode';
import type { NoticeMemory } from '../clock/noticeMemory.ts';
import type { CommandHandlers } from '../commands/commands.ts';
import type { EvidenceContext } from '../commands/evidence/evidenceContext.ts';
import type { Services } from '../services.ts';

/** Where the extension runs: all in which the desktop and the browser differ. Each has one object of this kind. */
export interface Platform {
  /** Whether programs can be run: terminals, git, network tests. Sets the context key `casebook.canRunProcesses`. */
  readonly canRunProcesses: boolean;
  readonly author: AuthorSource;
  /** Which notices of response times were given. @param folder in the user's global storage */
  readonly noticeMemory: (folder: vscode.Uri, context: vscode.ExtensionContext) => NoticeMemory;
  /** The commands that need a process; where there is none they say so, and what to do instead. */
  readonly processCommands: (services: Services, evidence: EvidenceContext) => CommandHandlers;
  /** What is done in the background once every case was read. */
  readonly whenLoaded: (services: Services) => Promise<void>;
}

/** The name for new records and events. */
export interface AuthorSource {
  /** Begins to look the name up, in the background. */
  start(): vscode.Disposable;
  name(): string;
  /** The name may be another now. */
  readonly onDidChange: vscode.Event<void>;
}
