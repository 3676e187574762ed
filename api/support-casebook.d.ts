/**
 * The API of Support Casebook for other extensions, version 1. Copy this file into your extension, or import its types from
 * the installed package; it imports nothing but the types of VS Code.
 *
 * ```ts
 * const extension = extensions.getExtension<SupportCasebookExports>('casebook.support-casebook');
 * const casebook = (await extension?.activate())?.getApi(1);
 * ```
 *
 * What a case holds was typed by people or came with a repository: treat it as untrusted, escape it before it becomes
 * HTML or Markdown, and never run it.
 */
import type { Event, Uri } from 'vscode';

/** What activating the extension resolves to. */
export interface SupportCasebookExports {
  /** The newest version that `getApi` knows. */
  readonly apiVersion: 1;
  /**
   * The API of a version. A version, once published, keeps what it has; additions do not make a new one.
   * @throws RangeError for a version that this extension does not know: ask the user to update it
   */
  getApi(version: 1): SupportCasebookApi;
}

/** Every method rejects with a `CasebookError` when it cannot do what it was asked. */
export interface SupportCasebookApi {
  readonly version: 1;
  /** Resolves once every case of the window was read. The methods wait for it themselves. */
  readonly ready: Promise<void>;
  /** The cases of the window, newest first. */
  listCases(filter?: CaseFilter): Promise<readonly CaseInfo[]>;
  /** A case with all its records, a copy that is yours. */
  readCase(which: CaseReference): Promise<CaseContent>;
  /** Writes a new draft, received now, and resolves once it is on disk. */
  createCase(draft: CaseDraft): Promise<CaseInfo>;
  /**
   * Changes a case: all changes or none, one step to undo, on disk when it resolves. Status, number, timeline and evidence
   * are not changed this way: they follow the procedure. The user's own words, once written, stay as they are.
   */
  updateCase(which: CaseReference, changes: readonly CaseChange[]): Promise<CaseInfo>;
  /**
   * Attaches texts or bytes as evidence. Everything is checked for secrets first, and the user is asked about what is found.
   * @returns the new items; none when the user cancelled
   */
  attachEvidence(which: CaseReference, items: readonly EvidenceDraft[]): Promise<readonly EvidenceInfo[]>;
  /** Shows the panel of a case, and one of its records. */
  openCase(which: CaseReference, record?: CaseRecord): Promise<void>;
  /** Cases came, changed or went, by anyone's hand. Told at most some 25 times a second. */
  readonly onDidChangeCases: Event<CasesChanged>;
}

/** The number of a case, such as `TS-20261116-K7Q4M`, or the folder that holds it, for numbers that are there twice. */
export type CaseReference = string | Uri;

export type CaseRecord = 'intake' | 'triage' | 'details' | 'rootCause' | 'plan';

/** What of a case is known without reading it. The codes are those of the case file. */
export interface CaseInfo {
  readonly number: string;
  readonly folder: Uri;
  readonly title: string;
  /** `draft`, `accepted`, `triaged`, `diagnosing`, …, or one of a newer version. */
  readonly status: string;
  /** Whether somebody still has to do something. */
  readonly isOpen: boolean;
  /** `urgent`, `high`, `medium`, `low`, once it is decided. */
  readonly priority?: string;
  readonly category?: string;
  readonly assignee?: string;
  readonly labels: readonly string[];
  /** ISO 8601 with an offset. */
  readonly receivedAt?: string;
  /** The latest event, ISO 8601 with an offset. */
  readonly updatedAt?: string;
  readonly evidenceCount: number;
}

export interface CaseContent extends CaseInfo {
  /** The records as they stand in the file; a half-filled record is normal. */
  readonly records: Readonly<Partial<Record<CaseRecord, Readonly<Record<string, unknown>>>>>;
  readonly evidence: readonly EvidenceInfo[];
  readonly timeline: readonly TimelineEntry[];
}

export interface EvidenceInfo {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly note?: string;
  /** The file that holds it; absent for evidence that stayed where it was. */
  readonly file?: Uri;
  readonly bytes: number;
  readonly sha256: string;
  readonly attachedAt: string;
  readonly attachedBy: string;
  /** Whether it was checked for secrets. Do not send unchecked evidence anywhere. */
  readonly isReviewed: boolean;
}

export interface TimelineEntry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly by: string;
}

/** All that is given must hold. */
export interface CaseFilter {
  readonly isOpen?: boolean | undefined;
  readonly status?: readonly string[] | undefined;
  readonly priority?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  /** Upper and lower case are the same. */
  readonly assignee?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  /** In number, title or assignee; upper and lower case are the same. */
  readonly text?: string | undefined;
}

export interface CaseDraft {
  readonly title: string;
  readonly labels?: readonly string[] | undefined;
  /** Values of the intake record, e.g. `{ reporterName, contact, system, verbatim }`. */
  readonly intake?: Readonly<Record<string, unknown>> | undefined;
  /** The workspace folder whose casebook keeps it; the first one without. */
  readonly workspaceFolder?: Uri | undefined;
}

/** Keys from the case down to a value; an item of a list is named by its `id`: `['plan', 'steps', 'k3f9', 'owner']`. */
export type CasePath = readonly string[];

export type CaseChange =
  /** `undefined` takes the value out. */
  | { readonly type: 'set'; readonly path: CasePath; readonly value?: unknown }
  /** Puts an item behind another one, or at the end. An item without an `id` is given one. */
  | {
      readonly type: 'insert';
      readonly path: CasePath;
      readonly item: Readonly<Record<string, unknown>>;
      readonly after?: string | undefined;
    }
  | { readonly type: 'remove'; readonly path: CasePath; readonly id: string };

export interface EvidenceDraft {
  readonly title: string;
  /** At most 20 MB; attach a file of the disk through the user interface. */
  readonly content: string | Uint8Array;
  /** `file` without one. */
  readonly kind?: 'log' | 'terminal' | 'file' | undefined;
  /** Of the file to write, with its dot; `.txt` for text and `.bin` for bytes without one. */
  readonly extension?: string | undefined;
  readonly note?: string | undefined;
  /** The command whose output it is. */
  readonly command?: { readonly line: string; readonly exitCode?: number | undefined } | undefined;
}

export interface CasesChanged {
  /** Folders of cases. */
  readonly added: readonly Uri[];
  readonly changed: readonly Uri[];
  readonly removed: readonly Uri[];
}

/** Why something was not done. Nothing was changed then. */
export interface CasebookError extends Error {
  readonly name: 'CasebookError';
  readonly code:
    /** What was given is not of the shape that is described here, or leads to no case. */
    | 'invalid'
    /** There is no such case, list item or workspace folder. */
    | 'notFound'
    /** Several cases have the number: name the folder. */
    | 'ambiguous'
    /** It may not be changed this way, or names a password. */
    | 'refused'
    /** It could not be written, or the file of the case cannot be read. The message says why. */
    | 'failed';
}
