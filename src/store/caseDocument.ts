import type { Case } from '../domain/case.ts';
import type { CaseEdit } from '../domain/edit.ts';
import type { FileProblem } from '../domain/fileProblem.ts';
import type { Event } from '../platform/event.ts';
import type { SaveState, ValueConflict } from '../protocol/messages.ts';
import type { CaseFolder } from './caseRoot.ts';

/** An open case: the one way for every write. Shared by everyone who opened it; each calls `release` once. */
export interface CaseDocument {
  readonly folder: CaseFolder;
  /** The case as it stands, with all edits; a new object after every change. */
  readonly case: Case;
  /** Counts the changes of `case`, by edits and from outside. */
  readonly revision: number;
  /** The revision up to which everything is on disk. */
  readonly savedRevision: number;
  readonly saveState: SaveState;
  /** The file became unreadable or is gone. Edits are kept in memory and nothing is written until it is well again. */
  readonly problem?: FileProblem | undefined;
  /** Values that were changed here and elsewhere at once; mine are in the case. */
  readonly conflicts: readonly ValueConflict[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /**
   * Changes the case in memory at once and on disk within half a second. Either all edits happen or none.
   * @param mergeKey edits with the same key within a second of each other are one step of undo, e.g. typing in one field
   * @throws EditTargetGone when an edit names an item that is not there
   * @throws InvalidEdit when the result would not be a case
   */
  edit(edits: readonly CaseEdit[], mergeKey?: string): void;
  /** Resolves once everything up to now is on disk. @throws SaveFailed when it cannot be written; it is kept and tried again */
  flush(): Promise<void>;
  /** Takes back the last step of this window. What somebody else changed since stays. @returns whether anything changed */
  undo(): boolean;
  redo(): boolean;
  /** Settles a conflict: mine stays, or theirs is put in its place. */
  resolveConflict(path: readonly string[], take: 'mine' | 'theirs'): void;
  readonly onDidChange: Event<void>;
  readonly onDidChangeSaveState: Event<void>;
  /** Gives the document back; whatever is not on disk is still written. */
  release(): void;
}

/** The edits do not lead to a case, e.g. a number where text belongs, or another case number. */
export class InvalidEdit extends Error {
  override readonly name = 'InvalidEdit';
}
