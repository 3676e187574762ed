import {
  choice,
  choices,
  dateTime,
  group,
  line,
  list,
  longText,
  radio,
  references,
  wholeNumber,
  yesNo,
} from '../declare.ts';
import type { Option, When } from '../field.ts';
import { declareRecord } from '../recordDeclaration.ts';
import { text } from '../text.ts';
import { channels } from './codes.ts';
import { isFilled, itemsOf, notEarlierThan, notLaterThanNow } from './rules.ts';

/** How a step ended. */
export const outcomes = [
  { code: 'succeeded', label: text('Succeeded', '成功') },
  { code: 'failed', label: text('Failed', '失败') },
  { code: 'skipped', label: text('Skipped', '跳过') },
  { code: 'rolledBack', label: text('Rolled back', '已回退') },
] as const satisfies readonly Option[];

const risks = [
  { code: 'none', label: text('None', '无') },
  { code: 'dataLoss', label: text('Data loss', '数据丢失') },
  { code: 'interruption', label: text('Service interruption', '业务中断') },
  { code: 'other', label: text('Other', '其他') },
] as const satisfies readonly Option[];

const riskOf = (item: Readonly<Record<string, unknown>> | undefined): unknown[] =>
  Array.isArray(item?.risk) ? item.risk : [];
const risky: When = ({ item }) => riskOf(item).some((risk) => risk !== 'none');
const mayLoseData: When = ({ item }) => riskOf(item).includes('dataLoss');
const hasOutcome: When = ({ item }) => isFilled(item?.outcome);
/** A step has no outcome to give before the plan is being carried out. */
const isCarriedOut: When = ({ case: current }) =>
  ['executing', 'verifying', 'resolved', 'closed'].includes(String(current.status));

/** Record 5, steps 4 to 6: what will be done, what was done, and whether it helped. */
export const plan = declareRecord({
  key: 'plan',
  label: text('Solution execution plan', '解决方案执行计划表'),
  tab: text('Plan', '方案'),
  guidance: {
    purpose: text(
      'Plan a quick recovery and a long-term cure, carry the steps out in order, and have the user confirm the result.',
      '制定快速恢复与长期根治方案，按步骤执行并记录结果，最后由用户确认。',
    ),
    questions: [
      text('How do we roll back?', '如何回退？'),
      text('Is the backup tested?', '备份是否验证过？'),
      text('Who must know before we start?', '开始前需要通知谁？'),
      text('How will we know that it worked?', '如何判断已经解决？'),
    ],
  },
  fields: {
    solutions: list({
      label: text('Solutions', '解决方案'),
      help: text('One to three.', '1 至 3 个。'),
      need: true,
      most: 3,
      item: text('Solution', '方案'),
      title: 'title',
      fields: {
        title: line({ label: text('Title', '方案名称'), need: true }),
        kind: radio({
          label: text('Kind', '类型'),
          need: true,
          options: [
            { code: 'quickRecovery', label: text('Quick recovery', '快速恢复') },
            { code: 'longTermCure', label: text('Long-term cure', '长期根治') },
          ],
        }),
        hypothesis: references({
          label: text('Answers the hypothesis', '针对的可能原因'),
          to: 'hypotheses',
          most: 1,
          internal: true,
        }),
        risk: choices({ label: text('Risk', '风险'), need: true, options: risks }),
        riskNote: line({ label: text('Note on the risk', '风险说明'), visible: risky }),
        contingency: longText({
          label: text('Contingency', '应急预案'),
          visible: risky,
          need: risky,
          gate: 'executing',
        }),
        backupDone: yesNo({
          label: text('Backup done', '已备份'),
          visible: mayLoseData,
          need: mayLoseData,
          gate: 'executing',
          check: (done) =>
            done ? undefined : text('Data can be lost: back up before executing.', '可能丢失数据，执行前请先备份。'),
        }),
        chosen: yesNo({ label: text('Chosen', '选定执行') }),
      },
    }),
    steps: list({
      label: text('Steps', '执行步骤'),
      help: text('Carried out in this order.', '按此顺序执行。'),
      need: true,
      item: text('Step', '步骤'),
      title: 'action',
      fields: {
        action: longText({ label: text('Action', '操作'), need: true }),
        expected: longText({ label: text('Expected result', '预期结果'), need: true }),
        resources: line({
          label: text('Resources', '所需资源'),
          internal: true,
          help: text('Tool accounts, packages', '工具账号、安装包'),
        }),
        owner: line({ label: text('Owner', '责任人'), internal: 'name', need: true }),
        estimatedMinutes: wholeNumber({
          label: text('Estimated minutes', '预计分钟数'),
          need: true,
          min: 1,
          max: 100_000,
        }),
        rollback: longText({ label: text('Rollback', '回退方法'), internal: true }),
        outcome: radio({
          label: text('Outcome', '执行结果'),
          options: outcomes,
          need: isCarriedOut,
          gate: 'verifying',
        }),
        executor: line({
          label: text('Carried out by', '执行人'),
          internal: 'name',
          need: hasOutcome,
          visible: hasOutcome,
          gate: 'verifying',
          initial: 'author',
        }),
        start: dateTime({
          label: text('Start', '开始时间'),
          need: hasOutcome,
          visible: hasOutcome,
          gate: 'verifying',
          check: notLaterThanNow,
        }),
        end: dateTime({
          label: text('End', '结束时间'),
          need: hasOutcome,
          visible: hasOutcome,
          gate: 'verifying',
          check: notEarlierThan('start', text('Earlier than the start.', '早于开始时间。')),
        }),
        actual: longText({
          label: text('Actual result', '实际结果'),
          need: hasOutcome,
          visible: hasOutcome,
          gate: 'verifying',
        }),
        evidence: references({
          label: text('Evidence', '证据'),
          to: 'evidence',
          visible: hasOutcome,
          gate: 'verifying',
        }),
      },
    }),
    progress: list({
      label: text('Progress reports', '进度通报'),
      internal: true,
      gate: 'verifying',
      item: text('Report', '通报'),
      title: 'text',
      fields: {
        at: dateTime({ label: text('At', '时间'), initial: 'now', check: notLaterThanNow }),
        audience: line({ label: text('Audience', '通报对象') }),
        text: longText({ label: text('Text', '内容'), need: true }),
        nextUpdateAt: dateTime({ label: text('Next update at', '下次通报时间') }),
      },
    }),
    verification: group({
      label: text('Verification', '验证'),
      gate: 'resolved',
      fields: {
        retest: radio({
          label: text('Retest of the reproduction steps', '按重现步骤复测'),
          need: true,
          options: [
            { code: 'passed', label: text('Passed', '通过') },
            { code: 'failed', label: text('Failed', '未通过') },
          ],
        }),
        retestNote: longText({ label: text('What was seen', '复测情况') }),
        observationWindow: line({
          label: text('Observation window', '观察期'),
          help: text('How long, and what was watched.', '观察多久、观察什么。'),
          need: true,
        }),
        tester: line({ label: text('Tester', '验证人'), internal: 'name', need: true }),
        at: dateTime({ label: text('At', '时间'), check: notLaterThanNow }),
      },
    }),
    userConfirmation: group({
      label: text('User confirmation', '用户确认'),
      gate: 'closed',
      fields: {
        result: radio({
          label: text('The user says', '用户反馈'),
          need: true,
          options: [
            { code: 'resolved', label: text('Resolved', '已解决') },
            { code: 'partly', label: text('Partly', '部分解决') },
            { code: 'not', label: text('Not resolved', '未解决') },
            { code: 'noReply', label: text('Closed without reply', '无回复关闭') },
          ],
        }),
        at: dateTime({ label: text('At', '时间'), need: true, check: notLaterThanNow }),
        channel: choice({ label: text('Channel', '渠道'), options: channels }),
        satisfaction: wholeNumber({ label: text('Satisfaction, 1 to 5', '满意度（1–5）'), min: 1, max: 5 }),
      },
    }),
    closure: group({
      label: text('Closure', '关闭'),
      gate: 'closed',
      fields: {
        code: choice({
          label: text('Closure code', '关闭代码'),
          need: true,
          options: [
            { code: 'resolved', label: text('Resolved', '已解决') },
            { code: 'workaround', label: text('Workaround', '临时规避') },
            { code: 'unresolved', label: text('Unresolved', '未解决') },
            { code: 'duplicate', label: text('Duplicate', '重复') },
            { code: 'cancelled', label: text('Cancelled', '已取消') },
          ],
        }),
        summary: longText({ label: text('Summary', '总结'), need: true }),
        knowledge: line({ label: text('Knowledge reference', '知识库引用'), internal: true }),
      },
    }),
  },
  rules: [
    {
      at: ['solutions'],
      severity: 'gate',
      broken: ({ record }) => {
        const solutions = itemsOf(record.solutions);
        const chosen = solutions.filter((solution) => solution.chosen === true).length;
        if (solutions.length === 0 || chosen === 1) return undefined;
        return chosen === 0
          ? text('Choose the solution that will be carried out.', '请选定要执行的方案。')
          : text('More than one solution is chosen. Carry out one at a time.', '选定了多个方案，请一次只执行一个。');
      },
    },
    {
      at: ['solutions'],
      severity: 'warning',
      broken: ({ record }) => {
        const solutions = itemsOf(record.solutions);
        return solutions.length === 0 || solutions.some(({ kind }) => kind === 'longTermCure')
          ? undefined
          : text('No long-term cure is planned.', '尚未制定长期根治方案。');
      },
    },
  ],
});
