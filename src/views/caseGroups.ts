import { priorities } from '../domain/records/codes.ts';
import { text, type Text } from '../domain/text.ts';
import { isOpen } from '../domain/workflow.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import type { CaseFolder } from '../store/caseRoot.ts';

/** The groups of the tree, in their order: what needs somebody first, then by priority, then what is over. */
export const caseGroups = [
  { key: 'invalid', label: text('Needs attention', '需要处理'), icon: 'warning', color: 'list.warningForeground' },
  { key: 'untriaged', label: text('Not yet triaged', '未分级'), icon: 'inbox', color: 'foreground' },
  { key: 'urgent', label: priorities[0].label, icon: 'flame', color: 'charts.red' },
  { key: 'high', label: priorities[1].label, icon: 'arrow-up', color: 'editorWarning.foreground' },
  { key: 'medium', label: priorities[2].label, icon: 'dash', color: 'charts.blue' },
  { key: 'low', label: priorities[3].label, icon: 'arrow-down', color: 'charts.green' },
  { key: 'ended', label: text('Closed', '已结束'), icon: 'archive', color: 'disabledForeground' },
] as const satisfies readonly { key: string; label: Text; icon: string; color: string }[];
export type CaseGroup = (typeof caseGroups)[number];
export type CaseGroupKey = CaseGroup['key'];

/** The group that a case belongs to. An unknown priority of a newer version counts as not yet triaged. */
export function groupOf(entry: CaseEntry): CaseGroupKey {
  if (entry.kind === 'invalid') return 'invalid';
  const { status, priority } = entry.summary;
  if (!isOpen(status)) return 'ended';
  return priorities.find(({ code }) => code === priority)?.code ?? 'untriaged';
}

/**
 * The cases of a group in the order of the tree: the earliest deadline first, where several have none the newest first.
 * @param urgency the order by deadline; the same for all that have none
 */
export function sortEntries(entries: readonly CaseEntry[], urgency: (folder: CaseFolder) => number): CaseEntry[] {
  return entries
    .map((entry) => ({ entry, urgency: urgency(entry.folder) }))
    .sort((one, other) =>
      one.urgency === other.urgency ? compareEntries(one.entry, other.entry) : one.urgency - other.urgency,
    )
    .map(({ entry }) => entry);
}

/** The newest case first; files that cannot be read by name. */
export function compareEntries(a: CaseEntry, b: CaseEntry): number {
  if (a.kind === 'invalid' || b.kind === 'invalid') return a.folder < b.folder ? -1 : 1;
  const received = (entry: typeof a): number => Date.parse(entry.summary.receivedAt ?? '') || 0;
  return received(b) - received(a) || (a.summary.number < b.summary.number ? -1 : 1);
}

/** Whether there is nothing to show: no case, and no file that cannot be read. */
export const isEmpty = (store: { entries(): Iterable<CaseEntry> }): boolean => {
  for (const _ of store.entries()) return false;
  return true;
};
