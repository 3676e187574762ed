import { endedGroup, invalidGroup, noneGroup, valueOfGroup, type Grouping } from '../domain/caseGrouping.ts';
import { priorityOf } from '../domain/caseFilter.ts';
import { priorities } from '../domain/records/codes.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { text, type Text } from '../domain/text.ts';
import { isOpen } from '../domain/workflow.ts';
import type { CaseEntry } from '../store/caseEntry.ts';

/** How something is told apart in the tree: never by its colour alone. */
export interface Sign {
  readonly icon: string;
  readonly color: string;
}

const prioritySigns: Readonly<Record<string, Sign>> = {
  urgent: { icon: 'flame', color: 'charts.red' },
  high: { icon: 'arrow-up', color: 'editorWarning.foreground' },
  medium: { icon: 'dash', color: 'charts.blue' },
  low: { icon: 'arrow-down', color: 'charts.green' },
};
const untriagedSign: Sign = { icon: 'inbox', color: 'foreground' };
const endedSign: Sign = { icon: 'archive', color: 'disabledForeground' };

const statusIcons: Readonly<Record<string, string>> = {
  draft: 'edit',
  accepted: 'inbox',
  triaged: 'tag',
  diagnosing: 'search',
  analysing: 'git-branch',
  ready: 'checklist',
  executing: 'play',
  verifying: 'beaker',
  resolved: 'pass',
  closed: 'pass-filled',
  onHold: 'debug-pause',
  cancelled: 'circle-slash',
  merged: 'git-merge',
};
export const statusIcon = (status: string): string => statusIcons[status] ?? 'question';

const categoryIcons: Readonly<Record<string, string>> = {
  hardware: 'server',
  software: 'window',
  network: 'globe',
  access: 'key',
  thirdParty: 'plug',
};

const dueSigns: Readonly<Record<string, Sign>> = {
  overdue: { icon: 'error', color: 'list.errorForeground' },
  today: { icon: 'watch', color: 'list.warningForeground' },
};

/** The sign of a group. */
export function groupSign(key: string, grouping: Grouping): Sign {
  if (key === invalidGroup) return { icon: 'warning', color: 'list.warningForeground' };
  if (key === endedGroup) return endedSign;
  if (key === noneGroup) return grouping === 'priority' ? untriagedSign : { icon: 'dash', color: 'foreground' };
  const value = valueOfGroup(key) ?? '';
  switch (grouping) {
    case 'priority':
      return prioritySigns[value] ?? untriagedSign;
    case 'status':
      return { icon: statusIcon(value), color: isOpen(value) ? 'foreground' : endedSign.color };
    case 'category':
      return { icon: categoryIcons[value] ?? 'question', color: 'foreground' };
    case 'assignee':
      return { icon: 'account', color: 'foreground' };
    case 'due':
      return dueSigns[value] ?? { icon: 'calendar', color: 'foreground' };
    case 'none':
      return { icon: 'list-unordered', color: 'foreground' };
  }
}

/** How pressing a case is: in its colour, and for screen readers in words. A priority of a newer version counts as none. */
export function priorityOfEntry({ summary }: Extract<CaseEntry, { kind: 'case' }>): { label: Text; color: string } {
  if (!isOpen(summary.status)) return { label: text('Closed', '已结束'), color: endedSign.color };
  const priority = priorityOf(summary);
  return priority === ''
    ? { label: text('Not yet triaged', '未分级'), color: untriagedSign.color }
    : { label: labelOf(priorities, priority), color: prioritySigns[priority]?.color ?? untriagedSign.color };
}

/** Whether there is nothing to show: no case, and no file that cannot be read. */
export const isEmpty = (store: { entries(): Iterable<CaseEntry> }): boolean => {
  for (const _ of store.entries()) return false;
  return true;
};
