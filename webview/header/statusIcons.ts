import { statuses, type Status } from '../../src/domain/workflow.ts';
import type { Priority } from '../../src/domain/records/codes.ts';

const statusIcons: Record<Status, string> = {
  draft: 'edit',
  accepted: 'inbox',
  triaged: 'tag',
  diagnosing: 'search',
  analysing: 'type-hierarchy',
  ready: 'checklist',
  executing: 'tools',
  verifying: 'beaker',
  resolved: 'pass',
  closed: 'lock',
  onHold: 'debug-pause',
  cancelled: 'circle-slash',
  merged: 'git-merge',
};

const priorityIcons: Record<Priority, string> = {
  urgent: 'flame',
  high: 'arrow-up',
  medium: 'dash',
  low: 'arrow-down',
};

/** The codicon of a status; a question mark for one of a newer version. */
export const statusIcon = (code: string): string => {
  const known = statuses.find((status) => status.code === code);
  return known ? statusIcons[known.code] : 'question';
};

/** The codicon of a priority. */
export const priorityIcon = (priority: Priority): string => priorityIcons[priority];
