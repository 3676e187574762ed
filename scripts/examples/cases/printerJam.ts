import { ExampleCase, headOffice } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { printService } from '../logs/printService.ts';

/** Medium, closed: a printer that jams on long jobs and then goes offline. */
export function printerJam(): ExampleCase {
  const taker = '许知遥';
  const engineer = '方既白';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261020-8PRNT',
    title: '三楼打印机反复卡纸并脱机',
    by: taker,
    at: '10-20 15:12',
    labels: ['打印机'],
  });
  story.fill('intake', {
    receivedAt: story.at('10-20 15:12'),
    channel: 'im',
    reporterName: '姚书宁',
    reporterId: 'U2117',
    contact: 'im:yaoshuning',
    department: '行政部',
    occurredAt: story.at('10-20 09:00'),
    occurredApprox: true,
    system: '三楼打印机 PRN-3F-02',
    verbatim: '三楼那台打印机今天老卡纸，打合同打到一半就停了，把纸抽出来过一会儿又显示脱机，来回好几次。',
    technicalSummary: '长文档打印时进纸超时，触发卡纸并短时离线。',
    scope: 'several',
    scopeNote: '三楼行政与法务约 20 人共用',
    alreadyTried: '取出卡纸、重新开机。',
    reporterUrgency: 'medium',
    intaker: taker,
  });
  story.move('accept', { at: '10-20 15:18', by: taker });
  story.triage(
    {
      category: 'hardware',
      subcategory: 'peripheral',
      requestType: 'fault',
      criticality: 'nonCore',
      affectedUsers: 20,
      totalUsers: 420,
      scopeBasis: '该打印队列本月使用人数 / 总部员工数',
      urgency: 'low',
      urgencyReason: '二楼打印机可以代用。',
      group: '桌面支持组',
      assignee: engineer,
    },
    { at: '10-20 15:22', by: taker },
  );
  story.reply({ at: '10-20 15:40', by: engineer, channel: 'im' });
  story.move('diagnose', { at: '10-20 15:41', by: engineer });
  const jam = story.attachLog(printService, linesAround(printService, 'PAPER_JAM', { before: 3, count: 12 }), {
    title: '打印服务日志：20 页以后进纸传感器 S2 超时',
    name: 'print-service-jam',
    note: '短文档都正常，卡纸全部发生在第 18 页之后。',
    at: '10-20 16:02',
    by: engineer,
  });
  story.fill('details', {
    reproducible: 'always',
    steps: '从 2 号纸盒打印 40 页测试文档',
    expected: '40 页全部打印完成',
    actual: '第 23 页进纸超时，面板提示卡纸，队列脱机约 4 分钟',
    recentChange: '10-19 更换了一批 80g 再生纸。',
    hardware: {
      model: '黑白激光多功能一体机（A3，35 页/分）',
      serialNumber: 'EX3F020917',
      symptom: '面板黄灯常亮，提示“卡纸 S2”；进纸时有打滑声。',
      lastNormalAt: story.at('10-19 17:30'),
    },
  });
  story.move('analyse', { at: '10-20 16:15', by: engineer });
  const photo = story.attachOutput(
    '部件             已用页数   寿命页数   状态\n搓纸轮 2 号盒     118,422    100,000    超寿命\n分离垫 2 号盒     118,422    100,000    超寿命\n定影单元           64,310    200,000    正常\n',
    { line: '设备网页 > 维护 > 部件计数器（抄录）' },
    { title: '部件计数器：搓纸轮与分离垫超寿命', name: 'counters', at: '10-21 09:20', by: engineer },
  );
  const judged = { by: engineer, at: story.at('10-21 09:40') };
  story.fill('rootCause', { methods: ['fishbone'] });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'people',
    cause: '装纸时未对齐挡板',
    check: '现场检查并重新装纸后复测',
    evidence: [jam],
    verdict: 'ruledOut',
    reason: '重新装纸后第 21 页仍卡纸。',
    ...judged,
  });
  const cause = story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: '2 号纸盒搓纸轮磨损，连续进纸打滑',
    check: '查看部件计数器，改用 1 号纸盒打印同一文档',
    evidence: [jam, photo],
    verdict: 'confirmed',
    reason: '搓纸轮已用 11.8 万页，超过 10 万页寿命；1 号纸盒打印 40 页正常。',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: '新换的再生纸过薄或受潮',
    check: '换回原来的纸复测',
    evidence: [],
    verdict: 'ruledOut',
    reason: '换回原来的纸后第 26 页仍卡纸。',
    ...judged,
  });
  story.fill('rootCause', {
    notApplicable: { method: '近期无驱动或队列配置变更。', environment: '打印间温湿度记录正常。' },
    rootCause: [cause],
    directCause: '搓纸轮打滑，进纸传感器超时。',
    contributing: '部件计数器没有纳入巡检。',
  });
  story.add(['plan', 'solutions'], {
    title: '先改用 1 号纸盒',
    kind: 'quickRecovery',
    hypothesis: [cause],
    risk: ['none'],
  });
  story.add(['plan', 'solutions'], {
    title: '更换 2 号纸盒搓纸轮与分离垫，计数器纳入月度巡检',
    kind: 'longTermCure',
    hypothesis: [cause],
    risk: ['interruption'],
    riskNote: '更换期间约 20 分钟不能打印。',
    contingency: '提前通知，期间改用二楼打印机。',
    chosen: true,
  });
  const results: [string, string, string, string][] = [];
  for (const [action, expected, minutes, start, end, actual] of [
    ['通知三楼同事 12:00 起停用 20 分钟', '群公告已发出', 5, '10-22 11:30', '10-22 11:33', '公告已发。'],
    ['更换搓纸轮与分离垫并清零计数器', '计数器归零', 20, '10-22 12:02', '10-22 12:19', '更换完成，计数器归零。'],
    ['2 号纸盒打印 60 页测试文档', '60 页无卡纸', 10, '10-22 12:20', '10-22 12:26', '60 页全部打印完成。'],
  ] as const)
    results.push([
      story.add(['plan', 'steps'], { action, expected, owner: engineer, estimatedMinutes: minutes }),
      start,
      end,
      actual,
    ]);
  story.move('makeReady', { at: '10-21 10:10', by: engineer });
  story.move('execute', { at: '10-22 11:30', by: engineer });
  for (const [id, start, end, actual] of results) story.finishStep(id, { by: engineer, start, end, actual });
  story.move('verify', { at: '10-22 12:27', by: engineer });
  story.fill('plan', {
    verification: {
      retest: 'passed',
      retestNote: '按重现步骤打印 40 页两次，均正常。',
      observationWindow: '10-22 至 10-23，观察打印服务日志有无 PAPER_JAM',
      tester: engineer,
      at: story.at('10-23 17:00'),
    },
  });
  story.move('resolve', { at: '10-23 17:05', by: engineer });
  story.fill('plan', {
    userConfirmation: { result: 'resolved', at: story.at('10-26 09:30'), channel: 'im', satisfaction: 5 },
    closure: {
      code: 'resolved',
      summary: '2 号纸盒搓纸轮超寿命导致连续进纸打滑，更换搓纸轮与分离垫后恢复。',
      knowledge: 'KB-0231 打印机卡纸排查',
    },
  });
  story.move('close', { at: '10-26 09:35', by: taker });
  return story;
}
