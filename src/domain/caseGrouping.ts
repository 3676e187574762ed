import type { Option } from './field.ts';
import { priorityOf, type ListContext, type ListedCase } from './caseFilter.ts';
import { nameKey } from './nameKey.ts';
import { categories, priorities } from './records/codes.ts';
import { knownCode, labelOf } from './records/triageDecision.ts';
import { text, type Text } from './text.ts';
import { isOpen, statuses } from './workflow.ts';

/** By what a list of cases is divided. */
export const groupings = [
  { code: 'priority', label: text('Priority', '优先级') },
  { code: 'status', label: text('Status', '状态') },
  { code: 'category', label: text('Category', '类别') },
  { code: 'assignee', label: text('Assignee', '处理人') },
  { code: 'due', label: text('Due time', '到期时间') },
  { code: 'none', label: text('Nothing (one list)', '不分组（单一列表）') },
] as const satisfies readonly Option[];
export type Grouping = (typeof groupings)[number]['code'];

/** When something is due, soonest first. */
export const dueGroups = [
  { code: 'overdue', label: text('Overdue', '已超时') },
  { code: 'today', label: text('Today', '今天') },
  { code: 'tomorrow', label: text('Tomorrow', '明天') },
  { code: 'week', label: text('Within a week', '一周内') },
  { code: 'later', label: text('Later', '以后') },
] as const satisfies readonly Option[];

/** The group of files that cannot be read. */
export const invalidGroup = 'invalid';
/** The group of cases that are over, where the grouping is of those that are not. */
export const endedGroup = 'ended';
/** The group of cases that lack what the grouping goes by. */
export const noneGroup = 'none';
/** The one group of a list that is not divided. */
export const allGroup = 'all';

/** The group that a case belongs to. */
export function groupKeyOf({ summary, dueAt }: ListedCase, grouping: Grouping, context: ListContext): string {
  if (grouping === 'none') return allGroup;
  // Codes and names are people's text: the prefix keeps them apart from the groups that are named above.
  if (grouping === 'status') return `=${summary.status}`;
  if (!isOpen(summary.status)) return endedGroup;
  switch (grouping) {
    case 'priority':
      return orNone(priorityOf(summary));
    case 'category':
      return orNone(summary.category ?? '');
    case 'assignee':
      return orNone(nameKey(summary.assignee));
    case 'due':
      return orNone(dueGroupOf(dueAt, context));
  }
}

const orNone = (value: string): string => (value === '' ? noneGroup : `=${value}`);

function dueGroupOf(dueAt: number | undefined, { now, endOfToday }: ListContext): string {
  if (dueAt === undefined) return '';
  if (dueAt < now) return 'overdue';
  if (dueAt < endOfToday) return 'today';
  // By the calendar of the machine: a day may have 23 or 25 hours.
  const midnight = (days: number): number => {
    const end = new Date(endOfToday);
    end.setDate(end.getDate() + days);
    return end.getTime();
  };
  if (dueAt < midnight(1)) return 'tomorrow';
  return dueAt < midnight(6) ? 'week' : 'later';
}

/** The value that a group stands for: a code or the key of a name; `undefined` for the groups that stand for none. */
export const valueOfGroup = (key: string): string | undefined => (key.startsWith('=') ? key.slice(1) : undefined);

/**
 * The order of groups: what needs somebody first, then the codes in theirs and names by the alphabet, then what has none,
 * then what is over.
 * @param nameOf how the group of a name is written
 */
export function sortGroups(keys: Iterable<string>, grouping: Grouping, nameOf: (key: string) => string): string[] {
  const options = groupOptions(grouping);
  const rank = (key: string): number => {
    if (key === invalidGroup) return -2;
    // What is not triaged or has no due time is told apart by where it stands: the one waits for work, the other does not.
    if (key === noneGroup) return grouping === 'priority' ? -1 : 9_998;
    if (key === endedGroup) return 9_999;
    const index = options.findIndex(({ code }) => `=${code}` === key);
    return index < 0 ? 9_000 : index;
  };
  return [...keys].sort((one, other) => rank(one) - rank(other) || byName.compare(nameOf(one), nameOf(other)));
}

const byName = new Intl.Collator(['zh-CN', 'en'], { numeric: true, sensitivity: 'base' });

const groupOptions = (grouping: Grouping): readonly Option[] => {
  switch (grouping) {
    case 'priority':
      return priorities;
    case 'status':
      return statuses;
    case 'category':
      return categories;
    case 'due':
      return dueGroups;
    case 'assignee':
    case 'none':
      return [];
  }
};

/** What a group is called. @param name how a person's name is written, for the group of an assignee */
export function groupLabel(key: string, grouping: Grouping, name: string): Text {
  switch (key) {
    case invalidGroup:
      return text('Needs attention', '需要处理');
    case endedGroup:
      return text('Closed', '已结束');
    case allGroup:
      return text('Cases', '案卷');
    case noneGroup:
      return noneLabel(grouping);
  }
  const value = valueOfGroup(key) ?? key;
  return grouping === 'assignee' ? text(name, name) : labelOf(groupOptions(grouping), value);
}

/** What a case is called that lacks what a grouping, or a facet, goes by. */
export function noneLabel(grouping: Grouping | 'label'): Text {
  switch (grouping) {
    case 'priority':
      return text('Not yet triaged', '未分级');
    case 'category':
      return text('No category', '未分类');
    case 'assignee':
      return text('Nobody assigned', '未指派');
    case 'due':
      return text('No due time', '无到期时间');
    case 'label':
      return text('No label', '无标签');
    case 'status':
    case 'none':
      return text('–', '–');
  }
}

/** The grouping of that name. */
export const knownGrouping = (value: unknown): Grouping | undefined => knownCode(groupings, value);
