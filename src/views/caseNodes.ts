import type { Citation } from '../domain/citations.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { RecordKey } from '../domain/case.ts';
import type { Completion } from '../domain/problems.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import type { Grouping } from '../domain/caseGrouping.ts';

/** What the tree shows. A node is made once and kept, so that VS Code keeps its expansion and selection. */
export type CaseTreeNode =
  FolderNode | GroupNode | CaseNode | RecordNode | EvidenceListNode | EvidenceNode | CaseArticleNode | MoreNode;

export interface FolderNode {
  readonly kind: 'folder';
  readonly root: string;
  readonly name: string;
}
export interface GroupNode {
  readonly kind: 'group';
  readonly root: string | undefined;
  readonly grouping: Grouping;
  /** Its key, as `groupKeyOf` gives it. */
  readonly group: string;
}
export interface CaseNode {
  readonly kind: 'case';
  readonly caseFolder: string;
  entry: CaseEntry;
}
export interface RecordNode {
  readonly kind: 'record';
  readonly caseFolder: string;
  readonly record: RecordKey;
  readonly completion: Completion;
  readonly parent: CaseNode;
}
export interface EvidenceListNode {
  readonly kind: 'evidenceList';
  readonly caseFolder: string;
  readonly items: readonly Evidence[];
  /** Which fields cite an item, by its id; found out when it is asked for. */
  readonly citations: () => ReadonlyMap<string, readonly Citation[]>;
  readonly parent: CaseNode;
}
export interface EvidenceNode {
  readonly kind: 'evidence';
  readonly caseFolder: string;
  readonly evidence: string;
  readonly item: Evidence;
  readonly parent: EvidenceListNode;
}
/** An article that was drafted from a case. */
export interface CaseArticleNode {
  readonly kind: 'caseArticle';
  readonly caseFolder: string;
  readonly articleNumber: string;
  readonly parent: CaseNode;
}
/** Stands for the cases of a long group that are not shown yet. */
export interface MoreNode {
  readonly kind: 'more';
  readonly group: GroupNode;
  readonly left: number;
}
