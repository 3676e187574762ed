import type { Case } from '../domain/case.ts';
import type { Conflict } from '../domain/merge.ts';
import type { CaseFolder } from './caseRoot.ts';

/** What one window has of a case that is not in its file: its version, and the one on disk that it grew out of. */
export interface Unwritten {
  readonly base: Case;
  readonly mine: Case;
  /** Values that were changed on both sides and that nobody has settled yet: theirs is in no file but this. */
  readonly conflicts?: readonly Conflict[] | undefined;
}

/** The same, as the journal names it: `id` is the window's. */
export interface PendingEdits extends Unwritten {
  readonly id: string;
  readonly folder: CaseFolder;
}

/** Keeps in another place what a case file cannot hold yet, until the case is opened the next time. */
export interface EditJournal {
  /** Keeps these, in place of what was kept under the same id. */
  keep(edits: PendingEdits): Promise<void>;
  /** What is kept for a case. Anything unreadable is left where it is and left out. */
  pendingFor(folder: CaseFolder): Promise<PendingEdits[]>;
  /** The cases for which something is kept. */
  folders(): Promise<CaseFolder[]>;
  discard(id: string, folder: CaseFolder): Promise<void>;
}
