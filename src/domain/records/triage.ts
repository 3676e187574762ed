import { choice, choices, computed, dateTime, line, list, longText, radio, wholeNumber, yesNo } from '../declare.ts';
import type { Option } from '../field.ts';
import { declareRecord } from '../recordDeclaration.ts';
import { text, type Text } from '../text.ts';
import { categories, criticalities, levels, priorities, requestTypes, scopeBands } from './codes.ts';
import { isFilled, notLaterThanNow, when } from './rules.ts';
import {
  computedPriority,
  describeComputedPriority,
  describeScopeBand,
  describeUrgencySuggestion,
} from './triageDecision.ts';

const subcategory = <const C extends string>(category: string, code: C, label: Text): Option<C> => ({
  code,
  label,
  visible: when('category', category),
});

const bothCounts = ({ affectedUsers, totalUsers }: Readonly<Record<string, unknown>>): boolean =>
  typeof affectedUsers === 'number' && typeof totalUsers === 'number';

/** Record 2, step 2: what kind of problem it is and how soon it must be answered. */
export const triage = declareRecord({
  key: 'triage',
  label: text('Classification and priority', '问题分类与优先级判定表'),
  tab: text('Triage', '分级'),
  guidance: {
    purpose: text(
      'Classify the problem and decide how soon it must be answered. The tool computes the priority; a person decides.',
      '对问题分类并判定响应优先级。工具给出计算结果，由人最终确定。',
    ),
    questions: [
      text('Is there a workaround?', '有没有临时替代办法？'),
      text('Is there a deadline, and what happens when it is missed?', '有没有截止时间？错过会怎样？'),
      text('How many people are affected, of how many who use it?', '影响多少人？使用者共有多少人？'),
      text('Can data be lost, is security touched, is it spreading?', '是否可能丢失数据、涉及安全或正在蔓延？'),
    ],
  },
  fields: {
    category: choice({ label: text('Category', '类别'), need: true, options: categories }),
    subcategory: choice({
      label: text('Subcategory', '子类'),
      need: true,
      visible: ({ record }) => isFilled(record.category),
      options: [
        subcategory('hardware', 'server', text('Server', '服务器')),
        subcategory('hardware', 'endpoint', text('Endpoint', '终端设备')),
        subcategory('hardware', 'peripheral', text('Peripheral', '外设')),
        subcategory('software', 'os', text('Operating system', '操作系统')),
        subcategory('software', 'application', text('Application', '应用程序')),
        subcategory('software', 'database', text('Database', '数据库')),
        subcategory('network', 'lan', text('LAN', '局域网')),
        subcategory('network', 'wan', text('WAN', '广域网')),
        subcategory('network', 'wireless', text('Wireless', '无线网络')),
        subcategory('network', 'securityDevice', text('Security device', '安全设备')),
        subcategory('access', 'userPermission', text('User permission', '用户权限')),
        subcategory('access', 'accountFault', text('Account fault', '账号异常')),
        subcategory('access', 'passwordReset', text('Password reset', '密码重置')),
        subcategory('thirdParty', 'api', text('API', 'API 接口')),
        subcategory('thirdParty', 'cloudService', text('Cloud service', '云服务')),
        subcategory('thirdParty', 'outsourcedSystem', text('Outsourced system', '外包系统')),
      ],
    }),
    requestType: radio({ label: text('Kind of request', '请求性质'), need: true, options: requestTypes }),
    criticality: radio({ label: text('Business criticality', '业务重要性'), need: true, options: criticalities }),
    affectedUsers: wholeNumber({
      label: text('Affected users', '受影响人数'),
      min: 1,
      max: 1_000_000_000,
      need: ({ record }) => isFilled(record.totalUsers),
      check: (value, { record }) =>
        typeof record.totalUsers === 'number' && value > record.totalUsers
          ? text('More than all users of the system.', '超过使用者总人数。')
          : undefined,
    }),
    totalUsers: wholeNumber({
      label: text('Total users', '使用者总人数'),
      min: 1,
      max: 1_000_000_000,
      need: ({ record }) => isFilled(record.affectedUsers),
    }),
    scopeBasis: line({
      label: text('How counted', '人数口径'),
      help: text(
        'Where the two numbers come from, e.g. accounts signed in this week.',
        '两个人数的来源，例如本周登录账号数。',
      ),
      need: ({ record }) => bothCounts(record),
    }),
    scopeBand: choice({
      label: text('Scope', '范围档'),
      help: text(
        'When the numbers are not known, or a whole department has stopped.',
        '人数未知或整个部门业务中断时选择。',
      ),
      options: scopeBands,
      need: ({ record }) => !bothCounts(record),
    }),
    computedScopeBand: computed({
      label: text('Scope by the numbers', '按人数得出的范围档'),
      visible: ({ record }) => bothCounts(record),
      compute: ({ record }) => describeScopeBand(record),
    }),
    urgency: radio({ label: text('Urgency', '紧急程度'), need: true, options: levels }),
    urgencyHints: choices({
      label: text('What makes it urgent', '紧急因素'),
      options: [
        { code: 'noWorkaround', label: text('No workaround', '无替代办法') },
        { code: 'deadline', label: text('Deadline', '有截止时间') },
        { code: 'dataLoss', label: text('Data loss', '数据丢失') },
        { code: 'security', label: text('Security', '安全风险') },
        { code: 'spreading', label: text('Spreading', '正在扩散') },
      ],
    }),
    urgencyReason: line({ label: text('Reason for the urgency', '紧急程度依据'), internal: true }),
    importanceNote: longText({
      label: text('Why it matters', '重要性依据'),
      internal: true,
      help: text('E.g. finance outranks internal chat.', '例如财务系统优先于内部聊天。'),
    }),
    computedPriority: computed({
      label: text('Computed priority', '计算优先级'),
      internal: true,
      compute: ({ record }) => describeComputedPriority(record),
    }),
    urgencySuggestion: computed({
      label: text('Suggestion', '建议'),
      internal: true,
      visible: ({ record }) => describeUrgencySuggestion(record) !== undefined,
      compute: ({ record }) => describeUrgencySuggestion(record),
    }),
    finalPriority: radio({ label: text('Final priority', '最终优先级'), need: true, options: priorities }),
    overrideReason: longText({
      label: text('Reason for departing from the computed priority', '调整优先级的理由'),
      internal: true,
      need: ({ record }) => departs(record),
      visible: ({ record }) => departs(record) || isFilled(record.overrideReason),
    }),
    approver: line({
      label: text('Approved by', '批准人'),
      internal: 'name',
      help: text('When urgent is given or taken away.', '给予或取消“紧急”时须经批准。'),
      need: ({ record }) => touchesUrgent(record),
      visible: ({ record }) => touchesUrgent(record) || isFilled(record.approver),
    }),
    group: line({ label: text('Group', '技术小组'), internal: true, need: true }),
    assignee: line({
      label: text('Assignee', '处理人'),
      internal: 'name',
      help: text('Needed before the diagnosis starts.', '开始诊断前必须指定。'),
    }),
    majorIncident: yesNo({ label: text('Major incident', '重大事件'), internal: true }),
    history: list({
      label: text('Re-triage history', '重判历史'),
      internal: true,
      readOnly: true,
      visible: ({ record }) => isFilled(record.history),
      item: text('Re-triage', '重判'),
      title: 'reason',
      fields: {
        at: dateTime({ label: text('At', '时间'), check: notLaterThanNow }),
        by: line({ label: text('By', '操作人'), internal: 'name' }),
        from: choice({ label: text('From', '原优先级'), options: priorities }),
        to: choice({ label: text('To', '新优先级'), options: priorities }),
        reason: line({ label: text('Reason', '理由') }),
        newInformation: longText({ label: text('New information', '新信息') }),
        dueBefore: dateTime({ label: text('Due before', '原时限') }),
        dueAfter: dateTime({ label: text('Due after', '新时限') }),
      },
    }),
  },
});

const departs = (record: Readonly<Record<string, unknown>>): boolean => {
  const computedNow = computedPriority(record);
  return computedNow !== undefined && isFilled(record.finalPriority) && record.finalPriority !== computedNow.priority;
};

const touchesUrgent = (record: Readonly<Record<string, unknown>>): boolean =>
  departs(record) && (record.finalPriority === 'urgent' || computedPriority(record)?.priority === 'urgent');
