/**
 * Writes believable cases, for measuring and for trying out: `tsx scripts/makeCases.ts <folder> <count> [seed]`.
 * The same seed gives the same cases.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newCase, newCaseNumber, type Case } from '../src/domain/case.ts';
import type { Evidence } from '../src/domain/evidence.ts';
import { newId, type RandomBytes } from '../src/domain/id.ts';
import { toMoment } from '../src/domain/moment.ts';
import { computePriority } from '../src/domain/priority.ts';
import { categories } from '../src/domain/records/codes.ts';
import { serializeCase } from '../src/domain/serialize.ts';
import type { TimelineEvent } from '../src/domain/timeline.ts';
import { statuses } from '../src/domain/workflow.ts';

/** A source of numbers from 0 up to 1 that repeats with its seed (mulberry32, public domain). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Minutes east of UTC of the desk where these cases were taken. */
const offset = 480;
const firstDay = Date.UTC(2024, 0, 2, 1);
const minute = 60_000;
/** How far a case can have come, in this order. */
const course = statuses.slice(0, 10).map(({ code }) => code);

/** One case, as a desk would have it: from a fresh call to a closed case with analysis, plan and evidence. */
export function makeCase(index: number, random: () => number): Case {
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new RangeError('Nothing to choose from');
    return chosen;
  };
  const bytes: RandomBytes = (into) => into.forEach((_, at) => (into[at] = Math.floor(random() * 256)));
  const received = firstDay + index * 47 * minute + Math.floor(random() * 40) * minute;
  const at = (minutes: number): string => toMoment(received + minutes * minute, offset);
  const problem = pick(problems);
  const person = pick(people);
  const assignee = pick(people);
  const stage = Math.floor(random() * course.length);
  const total = pick([1, 12, 40, 120, 500, 2_000]);
  const affected = Math.max(1, Math.floor(total * random()));
  const criticality = pick(['core', 'department', 'nonCore'] as const);
  const { priority } = computePriority({
    requestType: 'fault',
    criticality,
    affectedUsers: affected,
    totalUsers: total,
  });
  const evidence = Array.from({ length: Math.floor(random() * 5) }, (_, order) =>
    evidenceItem(order, at(40), assignee, bytes),
  );
  const cited = evidence.slice(0, 1).map(({ id }) => id);
  const base = newCase({
    title: pick([problem.zh, problem.en]),
    author: pick(people),
    now: received,
    offsetMinutes: offset,
    number: newCaseNumber(received, offset, bytes),
  });
  const events: TimelineEvent[] = [
    { id: newId(bytes), type: 'created', at: at(0), by: person },
    ...course.slice(1, stage + 1).map((to, order) => ({
      id: newId(bytes),
      type: 'statusChanged',
      at: at(10 + order * 25),
      by: assignee,
      from: course[order] ?? 'draft',
      to,
    })),
    ...evidence.map(({ id }) => ({
      id: newId(bytes),
      type: 'evidenceAttached',
      at: at(40),
      by: assignee,
      evidence: id,
    })),
  ];
  return {
    ...base,
    status: course[stage] ?? 'draft',
    ...(random() < 0.4 && { labels: [pick(['vpn', 'email', 'erp', '打印机', 'wifi'])] }),
    intake: {
      ...base.intake,
      channel: pick(['phone', 'ticket', 'email', 'im']),
      reporterName: person,
      reporterId: `E${String(1000 + Math.floor(random() * 9000))}`,
      contact: `im:${String(index)}`,
      department: pick(['财务部', '市场部', 'Logistics', '研发中心', '客服部']),
      occurredAt: at(-15),
      system: problem.system,
      verbatim: problem.words,
      technicalSummary: problem.en,
      scope: pick(['oneUser', 'several', 'department']),
      alreadyTried: pick(['重启过一次，没有效果', 'Restarted, signed in again', '']),
      commitment: '2 h',
    },
    ...(stage > 0 && {
      triage: {
        category: problem.category,
        requestType: 'fault',
        criticality,
        affectedUsers: affected,
        totalUsers: total,
        scopeBasis: '本周登录账号数',
        urgency: pick(['high', 'medium', 'low']),
        finalPriority: priority,
        group: pick(['桌面组', '网络组', 'Applications']),
        assignee,
      },
    }),
    ...(stage > 2 && {
      details: {
        reproducible: 'always',
        steps: '1. 打开客户端\n2. 登录\n3. 提交单据',
        expected: 'The document is saved.',
        actual: problem.words,
        recentChange: '前一晚安装了系统更新',
        errorCode: `0x8007${Math.floor(random() * 65_536)
          .toString(16)
          .padStart(4, '0')}`,
      },
    }),
    ...(stage > 4 && {
      rootCause: {
        methods: ['fishbone', 'fiveWhys'],
        hypotheses: ['people', 'machine', 'material', 'method', 'environment'].map((dimension, order) => ({
          id: newId(bytes),
          dimension,
          cause: pick(causes),
          check: '对比正常终端的配置与日志',
          evidence: cited,
          verdict: order === 3 ? 'confirmed' : 'ruledOut',
          reason: order === 3 ? 'Rolling the change back cures it.' : '日志中没有对应记录',
          by: assignee,
          at: at(150),
        })),
        directCause: pick(causes),
      },
      plan: {
        solutions: [
          { id: newId(bytes), title: '回退更新', kind: 'quickRecovery', risk: ['none'], chosen: true },
          { id: newId(bytes), title: 'Test updates on a pilot group first', kind: 'longTermCure', risk: ['none'] },
        ],
        steps: ['备份配置', 'Roll back the update', '复测登录与提交'].map((action) => ({
          id: newId(bytes),
          action,
          expected: 'OK',
          owner: assignee,
          estimatedMinutes: 10,
          ...(stage > 6 && { outcome: 'succeeded', executor: assignee, start: at(200), end: at(210), actual: 'OK' }),
        })),
      },
    }),
    evidence,
    timeline: events,
  };
}

const evidenceItem = (order: number, attachedAt: string, attachedBy: string, bytes: RandomBytes): Evidence => {
  const id = newId(bytes);
  return {
    id,
    kind: order % 2 === 0 ? 'log' : 'terminal',
    title: order % 2 === 0 ? 'application.log' : 'ping 192.0.2.10',
    file: `evidence/${id}.txt`,
    bytes: 1_800 + order,
    sha256: createHash('sha256').update(id).digest('hex'),
    attachedAt,
    attachedBy,
    ...(order % 2 === 0
      ? { source: { path: 'logs/application.log', startLine: 120 + order, endLine: 160 + order, encoding: 'utf8' } }
      : { command: { line: 'ping -n 4 192.0.2.10', exitCode: 0, startedAt: attachedAt } }),
  };
};

const problems = [
  {
    zh: '会议室终端无法开机',
    en: 'Meeting room terminal does not start',
    system: 'Terminal M-204',
    words: '按了电源键没反应，灯也不亮',
  },
  {
    zh: '财务系统提交报错',
    en: 'Finance system fails on submit',
    system: 'ERP 财务模块',
    words: '一点提交就跳错误，早上还是好的',
  },
  {
    zh: '分公司无法访问内网',
    en: 'Branch office cannot reach the intranet',
    system: 'WAN',
    words: '网页一直转圈，最后说超时',
  },
  {
    zh: '新员工没有报表权限',
    en: 'New colleague cannot open reports',
    system: 'BI 报表',
    words: '提示没有权限，请联系管理员',
  },
  {
    zh: '短信接口返回 503',
    en: 'SMS interface answers 503',
    system: 'SMS API',
    words: 'Customers say that the code never arrives',
  },
].map((problem, index) => ({ ...problem, category: categories[index]?.code ?? 'software' }));
const people = ['张伟', '李娜', '王芳', 'Alex Kim', 'Maria Rossi', '陈杰'];
const causes = ['更新后驱动不兼容', 'Certificate expired', '防火墙策略变更', 'Cache full', '权限组未同步'];

/** Writes so many cases into a folder. @returns the paths of their files */
export function writeCases(folder: string, count: number, seed = 1): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const value = makeCase(index, random);
    const file = path.join(folder, value.number, 'case.json');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, serializeCase(value));
    return file;
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, count, seed] = process.argv.slice(2);
  if (folder === undefined || count === undefined || !/^\d+$/.test(count)) {
    console.error('Usage: tsx scripts/makeCases.ts <folder> <count> [seed]');
    process.exitCode = 1;
  } else console.log(`${writeCases(folder, Number(count), Number(seed ?? 1)).length} cases in ${folder}`);
}
