import { ExampleCase, headOffice } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { mysqlError } from '../logs/mysqlError.ts';

/** Urgent, closed: the order database ran out of disk. Complex, so it has 5W2H, a meeting and a change of priority. */
export function mysqlDiskFull(): ExampleCase {
  const taker = '许知遥';
  const engineer = '秦又南';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261028-DBF9G',
    title: '订单库磁盘写满，商城无法下单',
    by: taker,
    at: '10-28 10:16',
    labels: ['数据库', '重大事件', '商城'],
  });
  story.fill('intake', {
    receivedAt: story.at('10-28 10:16'),
    channel: 'phone',
    reporterName: '白景行',
    reporterId: 'S0208',
    contact: 'im:baijingxing',
    department: '电商运营部',
    affectedUser: '商城顾客',
    occurredAt: story.at('10-28 10:14'),
    system: '商城下单（订单库 db-order-1）',
    verbatim: '顾客在群里说下不了单，我自己试了一下，提交订单转圈半天然后提示“系统繁忙”，刚才还好好的。',
    technicalSummary: '订单写入失败，查询正常。',
    scope: 'everyone',
    scopeNote: '所有顾客下单失败，浏览正常',
    reporterUrgency: 'high',
    anxious: true,
    reassured: true,
    intaker: taker,
  });
  story.move('accept', { at: '10-28 10:18', by: taker });
  story.triage(
    {
      category: 'software',
      subcategory: 'database',
      requestType: 'fault',
      criticality: 'core',
      affectedUsers: 1_460,
      totalUsers: 1_520,
      scopeBasis: '10:14 至 10:19 下单失败会话数 / 下单会话数',
      urgency: 'high',
      urgencyHints: ['noWorkaround', 'dataLoss'],
      urgencyReason: '无替代下单渠道，部分订单可能丢失。',
      importanceNote: '商城下单为核心业务。',
      group: '数据库组',
      assignee: engineer,
      majorIncident: true,
    },
    { at: '10-28 10:20', by: taker },
  );
  story.reply({ at: '10-28 10:22', by: engineer, channel: 'phone' });
  story.move('diagnose', { at: '10-28 10:22', by: engineer });
  const full = story.attachLog(mysqlError, linesAround(mysqlError, 'Free space', { before: 1, count: 12 }), {
    title: '错误日志：10:13 起 errno 28 磁盘已满',
    name: 'mysqld-errno28',
    note: '10:02 剩余 2.1 GB，11 分钟内写满。',
    at: '10-28 10:24',
    by: engineer,
  });
  const usage = story.attachOutput(
    [
      'Filesystem               Size  Used Avail Use% Mounted on',
      '/dev/mapper/vg-mysql     200G  200G     0 100% /var/lib/mysql',
      '',
      '121G    /var/lib/mysql/binlog.0008xx - binlog.000918',
      '61G     /var/lib/mysql/shop',
      '15G     /var/lib/mysql/#innodb_temp',
      '',
    ].join('\n'),
    { line: 'df -h /var/lib/mysql; du -sh /var/lib/mysql/* | sort -rh', cwd: '/var/lib/mysql', exitCode: 0 },
    { title: '磁盘占用：binlog 占 121 GB', name: 'disk-usage', at: '10-28 10:25', by: engineer },
  );
  const expiry = story.attachOutput(
    '+----------------------------+---------+\n| Variable_name              | Value   |\n+----------------------------+---------+\n| binlog_expire_logs_seconds | 2592000 |\n+----------------------------+---------+\n',
    { line: 'mysql -e "show variables like \'binlog_expire%\'"', exitCode: 0 },
    { title: 'binlog 保留 30 天', name: 'binlog-expire', at: '10-28 10:26', by: engineer },
  );
  story.fill('details', {
    reproducible: 'always',
    steps: '商城加购任意商品并提交订单',
    expected: '生成订单号',
    actual: '约 20 秒后提示“系统繁忙”',
    recentChange: '10-27 上线库存流水功能，写入量明显增加。',
    errorCode: 'errno 28',
    software: {
      version: 'MySQL 8.0.36',
      steps: '提交订单（写 order_head、order_item、stock_log）',
      errorEvidence: [full, usage],
      recentUpdateOrConfig: '10-27 22:00 商城 3.18 上线，新增 stock_log 表。',
    },
  });
  story.move('analyse', { at: '10-28 10:26', by: engineer });
  const recovery = story.add(['plan', 'solutions'], {
    title: '清理 7 天前的 binlog 并重启写入',
    kind: 'quickRecovery',
    risk: ['dataLoss', 'interruption'],
    riskNote: '误删未同步的 binlog 会使从库断开。',
    contingency: '清理前确认从库位点；从库断开时用当日 02:00 全量备份重建。',
    backupDone: true,
    chosen: true,
  });
  const steps = [
    [
      '确认从库位点与当日全量备份',
      '从库无延迟，备份校验通过',
      3,
      '10-28 10:27',
      '10-28 10:28',
      '从库延迟 0，备份校验通过。',
    ],
    [
      "PURGE BINARY LOGS BEFORE '2026-10-21 00:00:00'",
      '释放 90 GB 以上',
      5,
      '10-28 10:28',
      '10-28 10:30',
      '释放 97 GB。',
    ],
    ['重启 mysqld，试下一单', '订单生成', 5, '10-28 10:30', '10-28 10:32', '10:31 就绪，试单成功。'],
  ] as const;
  const ids = steps.map(([action, expected, estimatedMinutes]) =>
    story.add(['plan', 'steps'], { action, expected, owner: engineer, estimatedMinutes }),
  );
  story.move('recoverQuickly', { at: '10-28 10:27', by: engineer });
  story.move('execute', { at: '10-28 10:27', by: engineer });
  story.add(['plan', 'progress'], {
    at: story.at('10-28 10:28'),
    audience: '电商运营部、信息部负责人',
    text: '订单库磁盘已满，正在清理过期 binlog，预计 10:45 前恢复下单。',
    nextUpdateAt: story.at('10-28 10:45'),
  });
  for (const [index, [, , , start, end, actual]] of steps.entries())
    story.finishStep(ids[index] ?? '', { by: engineer, start, end, actual });
  story.move('verify', { at: '10-28 10:33', by: engineer });
  story.reply({ at: '10-28 10:35', by: engineer, channel: 'phone', note: '已恢复下单，下午开分析会' });

  const judged = { by: engineer, at: story.at('10-28 14:40') };
  story.fill('rootCause', {
    methods: ['fiveWTwoH', 'fishbone', 'fiveWhys'],
    fiveWTwoH: {
      what: '订单库数据盘写满，所有写入失败。',
      why: '顾客无法下单，直接影响收入。',
      when: '10-28 10:13 至 10:31。',
      where: 'db-order-1 的 /var/lib/mysql。',
      who: '全部下单顾客，约 1,460 个会话。',
      how: '库存流水使 binlog 日增量由 2 GB 升至 9 GB，30 天保留期内写满。',
      howMuch: '中断 18 分钟，失败订单约 900 笔，其中 12 笔需人工补单。',
    },
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'people',
    cause: '有人在数据盘上放了大文件',
    check: '查看目录占用与登录记录',
    evidence: [usage],
    verdict: 'ruledOut',
    reason: '占用全部来自 binlog、业务表与临时表空间。',
    ...judged,
  });
  const growth = story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: '库存流水写入量未做容量评估',
    check: '比较上线前后 binlog 日增量',
    evidence: [usage, full],
    verdict: 'confirmed',
    reason: '上线前日均 2 GB，上线后 12 小时 4.6 GB。',
    ...judged,
  });
  const retention = story.add(['rootCause', 'hypotheses'], {
    dimension: 'method',
    cause: 'binlog 保留期 30 天，且无磁盘预警',
    check: '查保留参数与监控规则',
    evidence: [expiry],
    verdict: 'confirmed',
    reason: '保留 2592000 秒；监控只看系统盘，不看数据盘。',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: '磁盘或文件系统故障',
    check: '查内核日志与 SMART',
    evidence: [full],
    verdict: 'ruledOut',
    reason: '仅 errno 28，无 I/O 错误。',
    ...judged,
  });
  story.fill('rootCause', {
    notApplicable: { environment: '机房供电、温度与网络当日无告警。' },
    rootCause: [growth, retention],
    directCause: '数据盘写满，InnoDB 与 binlog 写入失败。',
    contributing: '数据盘不在监控范围内。',
    trigger: '商城 3.18 上线库存流水。',
    complex: true,
    meeting: {
      chair: '戚长风',
      at: story.at('10-28 14:00'),
      attendees: '秦又南、陆一鸣、白景行',
      conclusion: '保留期改为 7 天，数据盘纳入监控，上线评审加入容量评估。',
    },
  });
  for (const [why, because] of [
    ['为什么无法下单？', '订单库写入失败。'],
    ['为什么写入失败？', '数据盘写满。'],
    ['为什么会写满？', 'binlog 增长加快且保留 30 天。'],
    ['为什么没有提前发现？', '数据盘没有监控，上线未做容量评估。'],
  ])
    story.add(['rootCause', 'whyChain'], { why, because });
  story.cite(recovery, retention);
  story.add(['plan', 'solutions'], {
    title: '保留期改 7 天，数据盘扩容至 500 GB 并纳入监控',
    kind: 'longTermCure',
    hypothesis: [growth],
    risk: ['none'],
  });
  const cure = story.add(['plan', 'steps'], {
    action: 'binlog_expire_logs_seconds 改为 604800，数据盘加 80% 预警',
    expected: '参数生效，触发一次测试告警',
    owner: engineer,
    estimatedMinutes: 30,
  });
  story.finishStep(cure, {
    by: engineer,
    start: '10-28 15:10',
    end: '10-28 15:32',
    actual: '参数生效，测试告警收到。',
  });
  story.fill('plan', {
    verification: {
      retest: 'passed',
      retestNote: '连续下单 20 笔全部成功，从库同步正常。',
      observationWindow: '10-28 至 10-30，观察 binlog 日增量与磁盘占用',
      tester: '陆一鸣',
      at: story.at('10-30 18:00'),
    },
  });
  story.move('resolve', { at: '10-30 18:05', by: engineer });
  story.fill('plan', {
    userConfirmation: { result: 'resolved', at: story.at('11-02 09:40'), channel: 'phone', satisfaction: 4 },
    closure: {
      code: 'resolved',
      summary: 'binlog 增长加快且保留期过长写满数据盘；清理后恢复，保留期改 7 天并加监控，12 笔订单已补单。',
      knowledge: 'KB-0318 MySQL 磁盘写满处置',
    },
  });
  story.move('close', { at: '11-02 09:45', by: taker });
  return story;
}
