import type { Case } from '../domain/case.ts';
import type { CaseFolder } from './caseRoot.ts';

/** Edits of one case that could not be written: what the window had, and the version on disk that it grew out of. */
export interface PendingEdits {
  readonly id: string;
  readonly folder: CaseFolder;
  readonly base: Case;
  readonly mine: Case;
}

/** Keeps edits that could not be written in another place, until the case is opened the next time. */
export interface EditJournal {
  /** Keeps these, in place of what was kept under the same id. */
  keep(edits: PendingEdits): Promise<void>;
  /** What is kept for a case. Anything unreadable is left where it is and left out. */
  pendingFor(folder: CaseFolder): Promise<PendingEdits[]>;
  /** The cases for which something is kept. */
  folders(): Promise<CaseFolder[]>;
  discard(id: string, folder: CaseFolder): Promise<void>;
}
