import * as vscode from 'vscode';
import type { CaseContent, CaseFilter, CaseInfo, EvidenceInfo } from '../../api/support-casebook.d.ts';
import { recordKeys, type Case } from '../domain/case.ts';
import { fileName, titleOf, type Evidence } from '../domain/evidence.ts';
import { valuesOf } from '../domain/records/rules.ts';
import { summaryOf, type CaseSummary } from '../domain/summary.ts';
import { isOpen } from '../domain/workflow.ts';
import type { CaseFolder } from '../store/caseRoot.ts';

/** A case as other extensions see it without reading it. */
export function caseInfo(folder: CaseFolder, summary: CaseSummary): CaseInfo {
  const { number, title, status, priority, category, assignee, labels, receivedAt, updatedAt, evidenceCount } = summary;
  return {
    number,
    folder: vscode.Uri.parse(folder, true),
    title,
    status,
    isOpen: isOpen(status),
    labels: [...labels],
    evidenceCount,
    ...(priority !== undefined && { priority }),
    ...(category !== undefined && { category }),
    ...(assignee !== undefined && { assignee }),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

/** A whole case, copied: what another extension does to it changes nothing here. */
export function caseContent(folder: CaseFolder, current: Case): CaseContent {
  const records = Object.fromEntries(
    recordKeys.flatMap((key) => (current[key] ? [[key, valuesOf(current[key])] as const] : [])),
  );
  return {
    ...caseInfo(folder, summaryOf(current)),
    records: structuredClone(records),
    evidence: (current.evidence ?? []).map((item) => evidenceInfo(folder, item)),
    timeline: (current.timeline ?? []).map(({ id, type, at, by }) => ({ id, type, at, by })),
  };
}

export function evidenceInfo(folder: CaseFolder, item: Evidence): EvidenceInfo {
  const { id, kind, note, bytes, sha256, attachedAt, attachedBy, masking } = item;
  const name = fileName(item);
  return {
    id,
    kind,
    title: titleOf(item),
    bytes,
    sha256,
    attachedAt,
    attachedBy,
    isReviewed: masking?.reviewed === true,
    ...(note !== undefined && { note }),
    ...(name !== undefined && { file: vscode.Uri.joinPath(vscode.Uri.parse(folder, true), 'evidence', name) }),
  };
}

/** Whether a case is one of those asked for. */
export function isAsked(summary: CaseSummary, filter: CaseFilter): boolean {
  const { number, title, status, priority, category, assignee = '', labels } = summary;
  const includes = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  const text = filter.text?.toLowerCase();
  return (
    (filter.isOpen === undefined || filter.isOpen === isOpen(status)) &&
    includes(filter.status, status) &&
    includes(filter.priority, priority) &&
    includes(filter.category, category) &&
    (filter.assignee === undefined || filter.assignee.trim().toLowerCase() === assignee.trim().toLowerCase()) &&
    (filter.labels ?? []).every((label) => labels.includes(label)) &&
    (text === undefined || [number, title, assignee].some((value) => value.toLowerCase().includes(text)))
  );
}
