import type { FileProblem } from '../domain/fileProblem.ts';
import type { CaseSummary } from '../domain/summary.ts';
import type { CaseFolder, CaseRoot } from './caseRoot.ts';

/** What the store knows of one case folder. */
export type CaseEntry =
  | {
      readonly kind: 'case';
      readonly folder: CaseFolder;
      readonly root: CaseRoot;
      readonly summary: CaseSummary;
      /** Worth telling, holds nothing up: a renamed folder, a number used twice. */
      readonly warnings: readonly FileProblem[];
    }
  | {
      readonly kind: 'invalid';
      readonly folder: CaseFolder;
      readonly root: CaseRoot;
      /** The case number, when the folder is named by one. */
      readonly number?: string;
      readonly problem: FileProblem;
    };

/** What changed since the last event. */
export interface StoreChange {
  readonly added: readonly CaseFolder[];
  readonly changed: readonly CaseFolder[];
  readonly removed: readonly CaseFolder[];
  /** More is still being read. */
  readonly loading: boolean;
}
