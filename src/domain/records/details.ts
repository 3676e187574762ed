import { choice, dateTime, group, line, longText, radio, references, yesNo } from '../declare.ts';
import type { TextField, When } from '../field.ts';
import { isIpAddress } from '../ipAddress.ts';
import { declareRecord } from '../recordDeclaration.ts';
import { findSecret, looksLikePassword } from '../secretInput.ts';
import { text } from '../text.ts';
import { isFilled, notEarlierThan, notLaterThanNow, recordOf, when } from './rules.ts';

/** The block of the category chosen in record 2. */
const category =
  (code: string): When =>
  (scope) =>
    recordOf(scope, 'triage').category === code;

const always = when('reproducible', 'always');
const sometimes = when('reproducible', 'sometimes');
const withSession: When = ({ record }) => isFilled(record.tool);

const noPassword: Pick<TextField, 'refuse' | 'mayBeRefused'> = {
  mayBeRefused: (typed) => findSecret(typed) === 'begun',
  refuse: (value) =>
    looksLikePassword(value)
      ? text(
          'This looks like a password, so it is not written to the case: case files are committed to a repository. Leave it out, and have the password changed if it was real.',
          '内容疑似密码，未写入案卷：案卷会提交到代码仓库。请勿填写；如为真实密码，请通知用户立即修改。',
        )
      : undefined,
};

/** Record 3, step 3: what the assignee gathers, by category. */
export const details = declareRecord({
  key: 'details',
  label: text('Detailed information', '详细信息收集表'),
  tab: text('Details', '详情'),
  guidance: {
    purpose: text(
      'Gather the facts for a diagnosis. Ask for a copy of the log, the time to the minute with its zone, and no secrets.',
      '收集诊断所需事实。索取日志副本、精确到分钟并带时区的时间，不要索取任何密钥或密码。',
    ),
    questions: [
      text('When did it last work?', '最近一次正常使用是什么时候？'),
      text(
        'What changed since: an update, a move, a new device, a new password?',
        '此后有什么变化：更新、搬迁、新设备、改密码？',
      ),
      text('Does it happen every time? Which steps lead to it?', '是否每次都出现？哪些操作会触发？'),
      text('Does it happen to others, or on another device?', '其他人或其他设备是否也出现？'),
    ],
  },
  fields: {
    reproducible: radio({
      label: text('Reproducible', '能否重现'),
      need: true,
      options: [
        { code: 'always', label: text('Always', '必现') },
        { code: 'sometimes', label: text('Sometimes', '偶发') },
        { code: 'notReproduced', label: text('Not reproduced', '无法复现') },
        { code: 'notTried', label: text('Not tried', '未尝试') },
      ],
    }),
    steps: longText({ label: text('Steps to reproduce', '重现步骤'), need: always, visible: always, waivable: true }),
    expected: longText({ label: text('Expected', '预期结果'), need: always, visible: always, waivable: true }),
    actual: longText({ label: text('Actual', '实际结果'), need: always, visible: always, waivable: true }),
    frequency: line({ label: text('How often', '出现频率'), need: sometimes, visible: sometimes, waivable: true }),
    duration: line({
      label: text('How long each time', '持续时间'),
      need: sometimes,
      visible: sometimes,
      waivable: true,
    }),
    conditions: longText({
      label: text('Under which conditions', '触发条件'),
      need: sometimes,
      visible: sometimes,
      waivable: true,
    }),
    recentChange: longText({ label: text('Recent change', '近期变更') }),
    othersAffected: line({ label: text('Others affected', '其他受影响者'), internal: true }),
    errorCode: line({ label: text('Error code', '错误代码') }),
    correlationId: line({ label: text('Correlation ID', '关联 ID') }),
    hardware: group({
      label: text('Hardware', '硬件'),
      visible: category('hardware'),
      fields: {
        model: line({ label: text('Device model', '设备型号'), need: true, waivable: true }),
        serialNumber: line({ label: text('Serial number', '序列号'), need: true, waivable: true }),
        symptom: longText({
          label: text('Symptom', '故障现象'),
          help: text('Lights, sounds, smells, what the screen shows.', '指示灯、声音、气味、屏幕显示。'),
          need: true,
          waivable: true,
        }),
        lastNormalAt: dateTime({
          label: text('Last normal use', '最近一次正常使用时间'),
          need: true,
          waivable: true,
          check: notLaterThanNow,
        }),
      },
    }),
    software: group({
      label: text('Software', '软件'),
      visible: category('software'),
      fields: {
        version: line({ label: text('Software version', '软件版本号'), need: true, waivable: true }),
        steps: longText({ label: text('What was done', '操作步骤'), need: true, waivable: true }),
        errorEvidence: references({
          label: text('Error screenshot or log', '报错截图或日志'),
          to: 'evidence',
          need: true,
          waivable: true,
        }),
        recentUpdateOrConfig: longText({
          label: text('Recent update or configuration change', '最近更新或配置修改'),
          need: true,
          waivable: true,
        }),
      },
    }),
    network: group({
      label: text('Network', '网络'),
      visible: category('network'),
      fields: {
        ip: line({
          label: text('IP address', 'IP地址'),
          help: text('IPv4 or IPv6', 'IPv4 或 IPv6'),
          need: true,
          waivable: true,
          check: (value) =>
            isIpAddress(value)
              ? undefined
              : text(
                  'Not an IPv4 or IPv6 address, like 192.0.2.10 or 2001:db8::10.',
                  '不是有效的 IPv4 或 IPv6 地址，例如 192.0.2.10 或 2001:db8::10。',
                ),
        }),
        cableState: choice({
          label: text('Cable', '网线连接状态'),
          need: true,
          waivable: true,
          options: [
            { code: 'connected', label: text('Connected, link light on', '已连接，指示灯亮') },
            { code: 'noLink', label: text('Connected, no link light', '已连接，指示灯不亮') },
            { code: 'unplugged', label: text('Not connected', '未连接') },
            { code: 'wireless', label: text('Wireless', '无线连接') },
          ],
        }),
        pingEvidence: references({
          label: text('ping result', 'ping 结果'),
          to: 'evidence',
          need: true,
          waivable: true,
        }),
        tracertEvidence: references({
          label: text('tracert result', 'tracert 结果'),
          to: 'evidence',
          need: true,
          waivable: true,
        }),
        specificSite: line({
          label: text('Only a certain site or service?', '是否特定网站或服务'),
          help: text('Which one, or “all”.', '请写明是哪一个，或“全部”。'),
          need: true,
          waivable: true,
        }),
      },
    }),
    access: group({
      label: text('Access', '权限与账号'),
      visible: category('access'),
      fields: {
        account: line({
          label: text('Account', '用户账号'),
          help: text('The name only. Never a password.', '只填账号名，切勿填写密码。'),
          need: true,
          waivable: true,
          ...noPassword,
        }),
        department: line({ label: text('Department', '所属部门'), need: true, waivable: true, ...noPassword }),
        functionNeeded: line({
          label: text('Function needed', '需要访问的功能'),
          need: true,
          waivable: true,
          ...noPassword,
        }),
        error: longText({
          label: text('Message shown', '当前报错提示'),
          need: true,
          waivable: true,
          ...noPassword,
        }),
      },
    }),
    thirdParty: group({
      label: text('Third party', '第三方服务'),
      visible: category('thirdParty'),
      fields: {
        provider: line({ label: text('Provider', '服务商'), need: true, waivable: true }),
        endpoint: line({ label: text('Endpoint', '接口地址'), need: true, waivable: true }),
        requestId: line({ label: text('Request ID', '请求 ID'), need: true, waivable: true }),
        at: dateTime({
          label: text('Time of the failed request', '请求失败时间'),
          need: true,
          waivable: true,
          check: notLaterThanNow,
        }),
        error: longText({ label: text('Status or error', '状态码或报错'), need: true, waivable: true }),
        statusPage: line({ label: text('State on the status page', '服务状态页状态'), need: true, waivable: true }),
        vendorTicket: line({ label: text('Vendor ticket', '服务商工单号'), need: true, waivable: true }),
      },
    }),
    remoteSession: group({
      label: text('Remote session', '远程协助'),
      fields: {
        tool: choice({
          label: text('Tool', '远程工具'),
          options: [
            { code: 'teamViewer', label: text('TeamViewer', 'TeamViewer') },
            { code: 'sunlogin', label: text('Sunlogin (向日葵)', '向日葵') },
            { code: 'other', label: text('Other', '其他') },
          ],
        }),
        consent: yesNo({ label: text('The user consented', '用户已同意'), visible: withSession, need: withSession }),
        start: dateTime({ label: text('Start', '开始时间'), visible: withSession, check: notLaterThanNow }),
        end: dateTime({
          label: text('End', '结束时间'),
          visible: withSession,
          check: notEarlierThan('start', text('Earlier than the start.', '早于开始时间。')),
        }),
        observations: longText({ label: text('Observations', '观察记录'), internal: true, visible: withSession }),
      },
    }),
    noEvidenceReason: longText({
      label: text('Why no evidence can be had', '无法取得证据的原因'),
      internal: true,
      help: text('Only when nothing can be attached.', '仅在无法附加任何证据时填写。'),
      visible: ({ case: current, record }) => !isFilled(current.evidence) || isFilled(record.noEvidenceReason),
    }),
  },
  rules: [
    {
      at: ['noEvidenceReason'],
      severity: 'gate',
      broken: ({ case: current, record }) =>
        isFilled(current.evidence) || isFilled(record.noEvidenceReason)
          ? undefined
          : text(
              'Attach at least one item of evidence, or say why none can be had.',
              '请至少附加一项证据，或说明无法取得的原因。',
            ),
    },
    {
      at: ['remoteSession', 'consent'],
      severity: 'gate',
      broken: ({ record }) => {
        const session = record.remoteSession;
        return typeof session === 'object' && session !== null && 'consent' in session && session.consent === false
          ? text('A remote session needs the user’s consent.', '远程协助必须征得用户同意。')
          : undefined;
      },
    },
  ],
});
