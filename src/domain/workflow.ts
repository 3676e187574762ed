import type { Option } from './field.ts';
import { text } from './text.ts';

/** The statuses of a case, in the order of the procedure. */
export const statuses = [
  { code: 'draft', label: text('Draft', '草稿') },
  { code: 'accepted', label: text('Accepted', '已受理') },
  { code: 'triaged', label: text('Triaged', '已分级') },
  { code: 'diagnosing', label: text('Diagnosing', '诊断中') },
  { code: 'analysing', label: text('Root-cause analysis', '根因分析') },
  { code: 'ready', label: text('Ready to execute', '待执行') },
  { code: 'executing', label: text('Executing', '执行中') },
  { code: 'verifying', label: text('Verifying', '验证中') },
  { code: 'resolved', label: text('Resolved', '已解决') },
  { code: 'closed', label: text('Closed', '已关闭') },
  { code: 'onHold', label: text('On hold', '挂起') },
  { code: 'cancelled', label: text('Cancelled', '已取消') },
  { code: 'merged', label: text('Merged', '已合并') },
] as const satisfies readonly Option[];
export type Status = (typeof statuses)[number]['code'];

/** Statuses from which no work is left to do. */
const ended: readonly string[] = ['closed', 'cancelled', 'merged'] satisfies Status[];

/** Whether somebody still has to do something about a case of this status. */
export const isOpen = (status: string): boolean => !ended.includes(status);
