import type { Option } from '../field.ts';
import { text } from '../text.ts';

/** Priorities, most pressing first. */
export const priorities = [
  { code: 'urgent', label: text('Urgent', '紧急') },
  { code: 'high', label: text('High', '高') },
  { code: 'medium', label: text('Medium', '中') },
  { code: 'low', label: text('Low', '低') },
] as const satisfies readonly Option[];
export type Priority = (typeof priorities)[number]['code'];

export const levels = [
  { code: 'high', label: text('High', '高') },
  { code: 'medium', label: text('Medium', '中') },
  { code: 'low', label: text('Low', '低') },
] as const satisfies readonly Option[];

export const categories = [
  { code: 'hardware', label: text('Hardware', '硬件') },
  { code: 'software', label: text('Software', '软件') },
  { code: 'network', label: text('Network', '网络') },
  { code: 'access', label: text('Access', '权限与账号') },
  { code: 'thirdParty', label: text('Third party', '第三方服务') },
] as const satisfies readonly Option[];
export type Category = (typeof categories)[number]['code'];

export const requestTypes = [
  { code: 'fault', label: text('Fault', '故障') },
  { code: 'question', label: text('Question', '咨询') },
  { code: 'improvement', label: text('Improvement', '优化建议') },
] as const satisfies readonly Option[];

export const criticalities = [
  { code: 'core', label: text('Core business system', '核心业务系统') },
  { code: 'department', label: text('Department-level, or one core function', '部门级或单个核心功能') },
  { code: 'nonCore', label: text('Non-core function', '非核心功能') },
] as const satisfies readonly Option[];

export const scopeBands = [
  { code: 'oneUser', label: text('One user', '单个用户') },
  { code: 'under10', label: text('Under 10%', '10% 以下') },
  { code: 'from10to50', label: text('10% to 50%', '10%–50%') },
  { code: 'from50', label: text('50% or more', '50% 及以上') },
  { code: 'departmentStopped', label: text('Department stopped', '部门业务中断') },
] as const satisfies readonly Option[];

/** Channels by which a reporter is reached. */
export const channels = [
  { code: 'phone', label: text('Phone', '电话') },
  { code: 'ticket', label: text('Ticket system', '工单系统') },
  { code: 'email', label: text('Email', '邮件') },
  { code: 'im', label: text('Instant message', '即时通讯') },
  { code: 'other', label: text('Other', '其他') },
] as const satisfies readonly Option[];
