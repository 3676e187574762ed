import { ExampleCase, headOffice } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { financeNginx } from '../logs/financeNginx.ts';
import { financeTomcat } from '../logs/financeTomcat.ts';

/** Urgent, being executed: nobody can work in the finance system after its upgrade. */
export function financeLoginLoop(): ExampleCase {
  const taker = '许知遥';
  const engineer = '陆一鸣';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261116-K7Q4M',
    title: '财务系统升级后登录循环',
    by: taker,
    at: '11-16 08:41',
    labels: ['财务', '升级'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-16 08:41'),
    channel: 'phone',
    reporterName: '顾晓岚',
    reporterId: 'F1032',
    contact: 'im:guxiaolan',
    department: '财务部',
    occurredAt: story.at('11-16 08:30'),
    occurredApprox: true,
    system: '财务系统（https://finance.example.com）',
    verbatim:
      '早上一上班就进不去财务系统，输完账号密码点登录，页面闪一下又回到登录页，反复好几次都这样，今天还要付款呢！',
    technicalSummary: '登录后回到登录页，疑似会话未保持。',
    scope: 'everyone',
    scopeNote: '财务部同事都一样',
    alreadyTried: '换过 Edge 和 Chrome，清过浏览器缓存，重启过电脑。',
    reporterUrgency: 'high',
    anxious: true,
    reassured: true,
    intaker: taker,
  });
  story.add(['intake', 'clarifications'], {
    question: '只有您遇到，还是同事也遇到？',
    answer: '整个财务部都进不去，分公司的会计也在群里问。',
    at: story.at('11-16 08:44'),
  });
  story.move('accept', { at: '11-16 08:46', by: taker });
  story.triage(
    {
      category: 'software',
      subcategory: 'application',
      requestType: 'fault',
      criticality: 'core',
      affectedUsers: 180,
      totalUsers: 240,
      scopeBasis: '今早 8:30 起登录失败的账号数 / 财务系统有效账号数',
      urgency: 'high',
      urgencyHints: ['noWorkaround', 'deadline'],
      urgencyReason: '当日 15:00 前须完成对外付款，无替代办法。',
      importanceNote: '财务系统为核心业务系统，付款与结账依赖该系统。',
      group: '应用支持组',
      assignee: engineer,
      majorIncident: true,
    },
    { at: '11-16 08:49', by: taker },
  );
  story.reply({ at: '11-16 08:52', by: engineer, channel: 'phone' });
  story.move('diagnose', { at: '11-16 08:53', by: engineer });

  story.link({ at: '11-16 09:01', by: taker, target: 'TS-20261116-FN22B', relation: 'mergedFrom' });
  const tomcat = story.attachLog(
    financeTomcat,
    linesAround(financeTomcat, 'Possible login loop', { before: 16, count: 22 }),
    {
      title: '应用日志：登录成功后请求不带会话 Cookie',
      name: 'tomcat-login-loop',
      note: '登录成功与“No FINSESSION cookie”成对出现，浏览器只带回了 route。',
      at: '11-16 09:05',
      by: engineer,
    },
  );
  const nginx = story.attachLog(
    financeNginx,
    linesAround(financeNginx, 'POST /finance/login', { before: 1, count: 12 }),
    {
      title: '代理访问日志：login 与 home 之间 302 循环',
      name: 'nginx-302-loop',
      at: '11-16 09:08',
      by: engineer,
    },
  );
  const startup = story.attachLog(financeTomcat, linesAround(financeTomcat, 'CookieConfig', { before: 1, count: 3 }), {
    title: '启动日志：会话 Cookie 路径改为 /finance',
    name: 'tomcat-startup',
    at: '11-16 09:15',
    by: engineer,
  });
  const config = story.attachOutput(
    [
      'location /finance/ {',
      '    proxy_pass http://finance_nodes;',
      '    proxy_cookie_path / /finance-web/;',
      '}',
      '',
    ].join('\n'),
    { line: "sed -n '/location \\/finance/,/}/p' /etc/nginx/conf.d/finance.conf", cwd: '/etc/nginx', exitCode: 0 },
    {
      title: '代理配置：仍按旧路径改写 Cookie',
      name: 'nginx-finance-conf',
      note: '5.3.0 起上下文路径由 /finance-web 改为 /finance，代理仍把 Cookie 路径改写到旧路径之下。',
      at: '11-16 09:21',
      by: engineer,
    },
  );
  const bypass = story.attachOutput(
    [
      'HTTP/1.1 302 ',
      'Set-Cookie: FINSESSION=(masked); Path=/finance; Secure; HttpOnly',
      'Location: /finance/home',
      'Date: Mon, 16 Nov 2026 01:26:40 GMT',
      '',
    ].join('\n'),
    {
      line: 'curl -si -o /dev/null -D - -X POST http://192.0.2.21:8080/finance/login -d @test-account.txt',
      exitCode: 0,
    },
    { title: '绕过代理直连节点：Cookie 路径正确', name: 'curl-direct', at: '11-16 09:27', by: engineer },
  );
  story.fill('details', {
    reproducible: 'always',
    steps: '1. 打开 https://finance.example.com/finance/login\n2. 输入测试账号登录\n3. 页面跳回登录页',
    expected: '进入财务系统首页。',
    actual: '约 1 秒后回到登录页，反复循环。',
    recentChange: '11-15（周日）22:00 财务系统由 5.2.1 升级到 5.3.0。',
    othersAffected: '总部财务部与三家分公司会计',
    software: {
      version: '5.3.0（build 20261113）',
      steps: '浏览器登录财务系统',
      errorEvidence: [tomcat, nginx],
      recentUpdateOrConfig: '11-15 升级 5.3.0；代理配置未随升级修改。',
    },
  });
  story.move('analyse', { at: '11-16 09:30', by: engineer });
  story.add(['plan', 'progress'], {
    at: story.at('11-16 09:32'),
    audience: '财务部、信息部负责人',
    text: '已定位到升级后会话 Cookie 未被浏览器带回，正在确认代理配置，预计 10:00 前给出恢复时间。',
    nextUpdateAt: story.at('11-16 10:00'),
  });

  const judged = { by: engineer, at: story.at('11-16 09:40') };
  story.fill('rootCause', { methods: ['fishbone', 'fiveWhys'] });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'people',
    cause: '用户密码过期或输入错误',
    check: '看应用日志是否登录成功',
    evidence: [tomcat],
    verdict: 'ruledOut',
    reason: '日志显示登录成功，问题出在其后的请求。',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: '两个节点之间会话未共享，请求落到另一节点',
    check: '绕过代理直连单个节点登录',
    evidence: [bypass, nginx],
    verdict: 'ruledOut',
    reason: '同一上游节点上也循环；直连单节点登录正常。',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: '5.3.0 安装包会话组件有缺陷',
    check: '直连节点，检查 Set-Cookie',
    evidence: [bypass, startup],
    verdict: 'ruledOut',
    reason: '应用下发的 Cookie 路径为 /finance，与新上下文一致。',
    ...judged,
  });
  const cause = story.add(['rootCause', 'hypotheses'], {
    dimension: 'method',
    cause: '升级改了上下文路径，代理的 Cookie 路径改写规则未同步修改',
    check: '比对代理配置与升级说明，直连对比',
    evidence: [config, bypass, tomcat],
    verdict: 'confirmed',
    reason: '代理把 Path=/finance 改写为 /finance-web/finance，浏览器因此不带回会话 Cookie。',
    ...judged,
  });
  story.fill('rootCause', {
    notApplicable: { environment: '机房供电、网络与负载监控均正常，与故障时间无关联。' },
    rootCause: [cause],
    directCause: '浏览器未带回会话 Cookie，系统反复要求登录。',
    contributing: '升级检查单没有“代理配置核对”一项；预发环境没有代理，测试未能发现。',
    trigger: '11-15 升级到 5.3.0。',
  });
  for (const [why, because] of [
    ['为什么登录后又回到登录页？', '请求没有带会话 Cookie。'],
    ['为什么没有带 Cookie？', 'Cookie 的路径被代理改写成旧路径 /finance-web。'],
    ['为什么代理仍用旧路径？', '升级步骤里没有修改代理配置。'],
    ['为什么升级步骤里没有？', '发布检查单只列应用节点，预发环境没有代理。'],
  ])
    story.add(['rootCause', 'whyChain'], { why, because });

  story.add(['plan', 'solutions'], {
    title: '修正代理 Cookie 路径规则并重载',
    kind: 'quickRecovery',
    hypothesis: [cause],
    risk: ['interruption'],
    riskNote: '重载时现有连接可能中断 1 秒以内。',
    contingency: '重载失败时恢复 finance.conf.bak 并重载；仍不行则切换到备用代理 192.0.2.12。',
    chosen: true,
  });
  story.add(['plan', 'solutions'], {
    title: '发布检查单加入代理核对，预发环境补齐代理',
    kind: 'longTermCure',
    hypothesis: [cause],
    risk: ['none'],
  });
  const backup = story.add(['plan', 'steps'], {
    action: '备份 /etc/nginx/conf.d/finance.conf',
    expected: '同目录出现 finance.conf.bak',
    owner: engineer,
    estimatedMinutes: 2,
  });
  const rewrite = story.add(['plan', 'steps'], {
    action: '删除 proxy_cookie_path 一行并执行 nginx -t',
    expected: '配置检查通过',
    owner: engineer,
    estimatedMinutes: 5,
    rollback: 'cp finance.conf.bak finance.conf',
  });
  story.add(['plan', 'steps'], {
    action: '主代理 nginx -s reload，用测试账号登录',
    expected: '登录后进入首页，响应头 Path=/finance',
    resources: '测试账号 f-test-01（密码在保险库）',
    owner: engineer,
    estimatedMinutes: 5,
    rollback: '恢复 finance.conf.bak 后重载',
  });
  story.add(['plan', 'steps'], {
    action: '备用代理同样修改并重载',
    expected: '两台代理配置一致',
    owner: '沈砚',
    estimatedMinutes: 10,
    rollback: '恢复 finance.conf.bak 后重载',
  });
  story.move('makeReady', { at: '11-16 09:48', by: engineer });
  story.move('execute', { at: '11-16 09:52', by: engineer });
  story.finishStep(backup, { by: engineer, start: '11-16 09:52', end: '11-16 09:53', actual: '已备份，校验一致。' });
  const tested = story.attachOutput(
    'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
    { line: 'nginx -t', cwd: '/etc/nginx', exitCode: 0 },
    { title: '配置检查通过', name: 'nginx-t', at: '11-16 09:57', by: engineer },
  );
  story.finishStep(rewrite, {
    by: engineer,
    start: '11-16 09:53',
    end: '11-16 09:57',
    actual: '检查通过。',
    evidence: [tested],
  });
  return story;
}
