import { capture } from '../capture.ts';
import { ExampleCase, headOffice } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { floorSwitch } from '../logs/floorSwitch.ts';

/** High, raised after new information, being diagnosed: a network loop on one floor. */
export function floorLoop(): ExampleCase {
  const taker = '许知遥';
  const engineer = '沈砚';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261120-NP3XZ',
    title: '三楼网络时断时续，ping 出现重复应答',
    by: taker,
    at: '11-20 14:02',
    labels: ['网络'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-20 14:02'),
    channel: 'phone',
    reporterName: '姚书宁',
    reporterId: 'U2117',
    contact: 'im:yaoshuning',
    department: '行政部',
    occurredAt: story.at('11-20 13:40'),
    occurredApprox: true,
    system: '三楼有线网络',
    verbatim: '三楼这边网一会儿有一会儿没有，开个网页要刷好几次，视频会议直接掉线。',
    technicalSummary: '三楼接入交换机疑似环路。',
    scope: 'several',
    scopeNote: '三楼东侧约 40 人',
    alreadyTried: '重插网线、重启电脑。',
    reporterUrgency: 'medium',
    intaker: taker,
  });
  story.move('accept', { at: '11-20 14:06', by: taker });
  story.triage(
    {
      category: 'network',
      subcategory: 'lan',
      requestType: 'fault',
      criticality: 'department',
      affectedUsers: 40,
      totalUsers: 420,
      scopeBasis: '三楼东侧座位数 / 总部员工数',
      urgency: 'medium',
      urgencyReason: '可临时使用无线网络。',
      group: '网络组',
      assignee: engineer,
    },
    { at: '11-20 14:10', by: taker },
  );
  story.reply({ at: '11-20 14:18', by: engineer, channel: 'phone' });
  story.move('diagnose', { at: '11-20 14:19', by: engineer });
  const ping = story.attachOutput(
    capture('pingDuplicates.zh.txt'),
    { line: 'ping -c3 -i0.3 198.51.100.71', exitCode: 0, startedAt: story.at('11-20 14:25') },
    {
      title: 'ping 三楼网关：出现重复应答',
      name: 'ping-3f',
      note: '同一 icmp_seq 收到多个应答，二层可能有环路。',
      at: '11-20 14:26',
      by: engineer,
    },
  );
  story.attachLog(floorSwitch, linesAround(floorSwitch, 'MACFLAP', { before: 3, count: 14 }), {
    title: '交换机日志：MAC 在 17、18 口之间漂移',
    name: 'sw-3f-macflap',
    note: '17、18 口 13:3x 同时上线后开始漂移。',
    at: '11-20 14:34',
    by: engineer,
  });
  story.fill('triage', { affectedUsers: 90, scopeBasis: '三楼全部座位数 / 总部员工数' });
  story.retriage({
    at: '11-20 14:42',
    by: engineer,
    finalPriority: 'high',
    reason: '影响扩大到整层',
    newInformation: '14:40 起三楼西侧也无法上网，合计约 90 人。',
  });
  story.fill('details', {
    reproducible: 'sometimes',
    frequency: '每 1 至 2 分钟一次',
    duration: '10 至 30 秒',
    conditions: '17、18 口同时有流量时',
    network: {
      ip: '198.51.100.71',
      cableState: 'connected',
      pingEvidence: [ping],
      specificSite: '全部',
    },
    waived: { 'network.tracertEvidence': '目标为同网段网关，仅一跳，路由跟踪没有意义。' },
  });
  return story;
}
