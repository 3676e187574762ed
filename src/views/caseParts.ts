import { records, type Case } from '../domain/case.ts';
import { citationsByEvidence } from '../domain/citations.ts';
import { completionOf } from '../domain/problems.ts';
import type { CaseNode, CaseTreeNode } from './caseNodes.ts';

/** What the tree shows below a case: its records with how far they have come, and its evidence. */
export function partsOf(parent: CaseNode, current: Case): CaseTreeNode[] {
  const now = Date.now();
  const { caseFolder } = parent;
  let citations: ReturnType<typeof citationsByEvidence> | undefined;
  return [
    ...records.map(({ key }): CaseTreeNode => ({
      kind: 'record',
      caseFolder,
      record: key,
      completion: completionOf(key, current, now),
      parent,
    })),
    {
      kind: 'evidenceList',
      caseFolder,
      items: current.evidence ?? [],
      citations: () => (citations ??= citationsByEvidence(current)),
      parent,
    },
    ...(current.articles ?? []).map((articleNumber): CaseTreeNode => ({
      kind: 'caseArticle',
      caseFolder,
      articleNumber,
      parent,
    })),
  ];
}
