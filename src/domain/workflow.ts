import type { Option } from './field.ts';
import { text, type Text } from './text.ts';

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

/** The statuses that a case goes through from call to close. */
export const procedurePath = [
  'draft',
  'accepted',
  'triaged',
  'diagnosing',
  'analysing',
  'ready',
  'executing',
  'verifying',
  'resolved',
  'closed',
] as const satisfies readonly Status[];

/** The status when it is one that this version knows. */
export const knownStatus = (value: unknown): Status | undefined => statuses.find(({ code }) => code === value)?.code;

/** Why a case is put on hold. Which of them stop the response clock is a setting (`ResponsePolicy.pausesClock`). */
export const holdReasons = [
  { code: 'waitingForUser', label: text('Waiting for the user', '等待用户') },
  { code: 'appointment', label: text('Agreed appointment', '已约定时间') },
  { code: 'waitingForVendor', label: text('Waiting for a vendor', '等待服务商') },
  { code: 'other', label: text('Other', '其他') },
] as const satisfies readonly Option[];
export type HoldReason = (typeof holdReasons)[number]['code'];

/** What a transition asks of the person who makes it, apart from what the records hold. */
export type Asked = 'reason' | 'holdReason' | 'nextReviewAt' | 'target' | 'answer';

/** One change of status that the procedure allows. */
export interface Transition {
  readonly id: string;
  readonly from: readonly Status[];
  /** `beforeHold`: the status that the case had when it was put on hold. */
  readonly to: Status | 'beforeHold';
  /** What the button says. */
  readonly label: Text;
  /** On with the procedure, back to an earlier step, aside for a while, or out of it. */
  readonly direction: 'on' | 'back' | 'aside' | 'out';
  readonly asks?: Partial<Readonly<Record<Asked, 'needed' | 'optional'>>>;
}

const open = statuses.map(({ code }) => code).filter((code) => isOpen(code));

/** The procedure's table. What each of them needs beside these inputs is in `gates.ts`. */
export const transitions = [
  { id: 'accept', from: ['draft'], to: 'accepted', label: text('Accept', '受理'), direction: 'on' },
  { id: 'triage', from: ['accepted'], to: 'triaged', label: text('Finish triage', '完成分级'), direction: 'on' },
  {
    id: 'diagnose',
    from: ['triaged'],
    to: 'diagnosing',
    label: text('Start diagnosis', '开始诊断'),
    direction: 'on',
    asks: { reason: 'optional' },
  },
  {
    id: 'answer',
    from: ['triaged'],
    to: 'resolved',
    label: text('Resolve with an answer', '直接答复解决'),
    direction: 'on',
    asks: { answer: 'optional' },
  },
  {
    id: 'analyse',
    from: ['diagnosing'],
    to: 'analysing',
    label: text('Start analysis', '开始根因分析'),
    direction: 'on',
  },
  { id: 'makeReady', from: ['analysing'], to: 'ready', label: text('Plan is ready', '方案就绪'), direction: 'on' },
  {
    id: 'recoverQuickly',
    from: ['analysing'],
    to: 'ready',
    label: text('Recover quickly first', '先快速恢复'),
    direction: 'on',
  },
  { id: 'execute', from: ['ready'], to: 'executing', label: text('Start executing', '开始执行'), direction: 'on' },
  { id: 'verify', from: ['executing'], to: 'verifying', label: text('Start verifying', '开始验证'), direction: 'on' },
  {
    id: 'reanalyse',
    from: ['executing', 'verifying'],
    to: 'analysing',
    label: text('Back to analysis', '退回根因分析'),
    direction: 'back',
    asks: { reason: 'needed' },
  },
  { id: 'resolve', from: ['verifying'], to: 'resolved', label: text('Resolve', '标记已解决'), direction: 'on' },
  { id: 'close', from: ['resolved'], to: 'closed', label: text('Close', '关闭'), direction: 'on' },
  {
    id: 'reopen',
    from: ['resolved'],
    to: 'diagnosing',
    label: text('Reopen', '重新打开'),
    direction: 'back',
    asks: { reason: 'needed' },
  },
  {
    id: 'hold',
    from: open.filter((code) => code !== 'onHold'),
    to: 'onHold',
    label: text('Put on hold', '挂起'),
    direction: 'aside',
    asks: { holdReason: 'needed', nextReviewAt: 'needed', reason: 'optional' },
  },
  {
    id: 'resume',
    from: ['onHold'],
    to: 'beforeHold',
    label: text('Resume', '恢复处理'),
    direction: 'on',
    asks: { reason: 'optional' },
  },
  {
    id: 'cancel',
    from: open,
    to: 'cancelled',
    label: text('Cancel the case', '取消案卷'),
    direction: 'out',
    asks: { reason: 'needed' },
  },
  {
    id: 'merge',
    from: open,
    to: 'merged',
    label: text('Merge into another case', '合并到其他案卷'),
    direction: 'out',
    asks: { reason: 'needed', target: 'needed' },
  },
] as const satisfies readonly Transition[];
export type TransitionId = (typeof transitions)[number]['id'];

/** The transitions that the table has from a status, whatever the case. None from a status of a newer version. */
export const transitionsFrom = (status: string): readonly (Transition & { readonly id: TransitionId })[] =>
  transitions.filter(({ from }) => (from as readonly string[]).includes(status));

/** Whether the table allows to go from one status to another. From a hold, to any status that a case can be held in. */
export const isAllowed = (from: string, to: string): boolean =>
  transitionsFrom(from).some((transition) =>
    transition.to === 'beforeHold'
      ? to !== 'onHold' && isOpen(to) && knownStatus(to) !== undefined
      : transition.to === to,
  );
