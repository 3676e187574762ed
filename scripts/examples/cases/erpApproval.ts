import { ExampleCase, headOffice } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { erpAudit } from '../logs/erpAudit.ts';

/** Medium, resolved and waiting for the user's word: a buyer lost a role with a promotion. */
export function erpApproval(): ExampleCase {
  const taker = '许知遥';
  const engineer = '温如言';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261110-ERP42',
    title: '采购主管在 ERP 中无采购审批权限',
    by: taker,
    at: '11-10 10:20',
    labels: ['ERP', '权限'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-10 10:20'),
    channel: 'ticket',
    reporterName: '唐未央',
    reporterId: 'E0342',
    contact: 'im:tangweiyang',
    department: '采购部',
    occurredAt: story.at('11-10 09:30'),
    occurredApprox: true,
    system: 'ERP 采购模块',
    verbatim: '上周升了采购主管，今天要批采购单，点“审批”就提示“没有采购审批权限”，连以前能看的采购单列表也打不开了。',
    technicalSummary: '岗位变更后角色被清空，新角色未授予。',
    scope: 'oneUser',
    reporterUrgency: 'high',
    intaker: taker,
  });
  story.move('accept', { at: '11-10 10:26', by: taker });
  story.triage(
    {
      category: 'access',
      subcategory: 'userPermission',
      requestType: 'fault',
      criticality: 'department',
      affectedUsers: 1,
      totalUsers: 86,
      scopeBasis: '报障账号 / ERP 采购模块授权账号数',
      urgency: 'medium',
      urgencyReason: '副主管可代批，当日下班前处理即可。',
      group: '应用支持组',
      assignee: engineer,
    },
    { at: '11-10 10:30', by: taker },
  );
  story.reply({ at: '11-10 10:52', by: engineer, channel: 'im' });
  story.move('diagnose', { at: '11-10 10:53', by: engineer });
  const sync = story.attachLog(erpAudit, linesAround(erpAudit, 'role sync from HR', { before: 2, count: 6 }), {
    title: '审计日志：人事同步移除旧角色，未授予新角色',
    name: 'erp-role-sync',
    at: '11-10 11:05',
    by: engineer,
  });
  const denied = story.attachLog(erpAudit, linesAround(erpAudit, 'ERP-4031', { before: 2, count: 5 }), {
    title: '审计日志：审批被拒 ERP-4031',
    name: 'erp-denied',
    at: '11-10 11:07',
    by: engineer,
  });
  story.fill('details', {
    reproducible: 'always',
    steps: '以该账号登录 ERP → 采购 → 待审批 → 审批',
    expected: '审批通过，单据进入下一节点',
    actual: '提示 ERP-4031 没有采购审批权限',
    recentChange: '11-06 岗位由采购专员变更为采购主管。',
    errorCode: 'ERP-4031',
    access: {
      account: 'erp342',
      department: '采购部',
      functionNeeded: '采购单审批（PO_APPROVE）与采购单查询',
      error: 'ERP-4031 没有采购审批权限',
    },
  });
  story.move('analyse', { at: '11-10 11:15', by: engineer });
  const judged = { by: engineer, at: story.at('11-10 11:40') };
  story.fill('rootCause', { methods: ['fiveWhys'] });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'people',
    cause: '部门未提交授权申请',
    check: '查授权申请记录',
    evidence: [],
    verdict: 'ruledOut',
    reason: '申请单 A-20261105-07 已于 11-05 批准。',
    ...judged,
  });
  const cause = story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: '岗位与角色对照表缺“采购主管”一行',
    check: '核对对照表与同步日志',
    evidence: [sync, denied],
    verdict: 'confirmed',
    reason: '同步日志 roles added=[]，对照表中没有“采购主管”。',
    ...judged,
  });
  story.fill('rootCause', {
    notApplicable: {
      machine: 'ERP 服务器运行正常，其他账号审批正常。',
      method: '同步程序近期无变更。',
      environment: '与网络、负载无关，审计日志中请求均在 1 秒内返回。',
    },
    rootCause: [cause],
    directCause: '人事同步清空了旧角色，未授予新角色。',
    contributing: '对照表由人工维护，新增岗位没有校验。',
  });
  story.add(['rootCause', 'whyChain'], { why: '为什么没有审批权限？', because: '账号没有任何角色。' });
  story.add(['rootCause', 'whyChain'], { why: '为什么没有角色？', because: '人事同步找不到“采购主管”对应的角色。' });
  story.add(['plan', 'solutions'], {
    title: '对照表补“采购主管”并重跑该账号同步；新增岗位时校验对照表',
    kind: 'longTermCure',
    hypothesis: [cause],
    risk: ['other'],
    riskNote: '对照表改错会影响同岗位人员。',
    contingency: '保留旧对照表，异常时恢复并重跑同步。',
    chosen: true,
  });
  const results: [string, string, string, string][] = [];
  for (const [action, expected, minutes, start, end, actual] of [
    [
      '导出对照表备份，新增“采购主管 → PUR_CLERK, PUR_APPROVER”',
      '双人复核一致',
      10,
      '11-10 13:30',
      '11-10 13:38',
      '已复核。',
    ],
    [
      '对 erp342 单独执行角色同步',
      '审计日志 roles added=[PUR_CLERK, PUR_APPROVER]',
      5,
      '11-10 13:40',
      '11-10 13:42',
      '角色已授予。',
    ],
  ] as const)
    results.push([
      story.add(['plan', 'steps'], {
        action,
        expected,
        owner: engineer,
        estimatedMinutes: minutes,
        rollback: '恢复对照表备份并重跑同步',
      }),
      start,
      end,
      actual,
    ]);
  story.move('makeReady', { at: '11-10 13:20', by: engineer });
  story.move('execute', { at: '11-10 13:30', by: engineer });
  for (const [id, start, end, actual] of results) story.finishStep(id, { by: engineer, start, end, actual });
  story.move('verify', { at: '11-10 13:45', by: engineer });
  story.fill('plan', {
    verification: {
      retest: 'passed',
      retestNote: '与用户一起打开待审批列表并审批一张测试单，通过。',
      observationWindow: '观察到次日人事同步后，角色未再被清空',
      tester: engineer,
      at: story.at('11-11 09:10'),
    },
  });
  story.move('resolve', { at: '11-11 09:15', by: engineer });
  return story;
}
