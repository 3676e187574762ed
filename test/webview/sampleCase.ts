import type { Case } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';

const hash = 'a'.repeat(64);

const evidence: Evidence[] = [
  {
    id: 'ev1',
    kind: 'log',
    title: 'catalina.out around the failed sign-in',
    file: 'evidence/ev1-catalina.log',
    bytes: 18_432,
    sha256: hash,
    attachedAt: '2026-03-04T09:12:00+08:00',
    attachedBy: 'Li Wei',
    note: 'Copied from the server; see https://status.example.com/incidents/42.',
    source: { path: 'logs/catalina.out', startLine: 118, endLine: 164 },
  },
  {
    id: 'ev2',
    kind: 'terminal',
    title: 'ping 10.20.0.5',
    file: 'evidence/ev2-ping.txt',
    bytes: 612,
    sha256: hash,
    attachedAt: '2026-03-04T09:20:00+08:00',
    attachedBy: 'Li Wei',
    command: { line: 'ping -c 4 10.20.0.5', exitCode: 0 },
  },
];

/** A case that is half way through: every kind of field has something to show. */
export const sampleCase = (): Case => ({
  formatVersion: 1,
  number: 'TS-20260304-K7Q4M',
  title: 'Finance cannot sign in after the gateway upgrade 财务登录失败',
  status: 'diagnosing',
  intake: {
    receivedAt: '2026-03-04T08:20:00+08:00',
    channel: 'phone',
    reporterName: '张三 Zhang San',
    contact: 'zhang.san',
    occurredAt: '2026-03-04T08:10:00+08:00',
    system: 'Finance portal',
    verbatim: 'After I enter the code from my phone I am back at the sign-in page. 输入验证码后又回到登录页。',
    scope: 'department',
    anxious: true,
    intaker: 'Li Wei',
    clarifications: [
      {
        id: 'c1',
        question: 'Does it happen in another browser?',
        answer: 'Yes, in both.',
        at: '2026-03-04T08:24:00+08:00',
      },
      { id: 'c2', question: 'Since when?', at: '2026-03-04T08:25:00+08:00' },
    ],
  },
  triage: {
    category: 'network',
    subcategory: 'lan',
    requestType: 'fault',
    criticality: 'core',
    affectedUsers: 40,
    totalUsers: 120,
    urgency: 'high',
    urgencyHints: ['noWorkaround', 'deadline'],
    finalPriority: 'urgent',
    group: 'Network',
  },
  details: { reproducible: 'always', network: { ip: '10.20.0.5', pingEvidence: ['ev2'] } },
  rootCause: {
    methods: ['fishbone'],
    hypotheses: [
      {
        id: 'h1',
        dimension: 'machine',
        cause: 'Session cookie dropped by the gateway',
        check: 'Compare headers',
        verdict: 'confirmed',
        evidence: ['ev1'],
        reason: 'Set-Cookie is missing behind it',
        by: 'Li Wei',
        at: '2026-03-04T10:00:00+08:00',
      },
      {
        id: 'h2',
        dimension: 'people',
        cause: 'Wrong code typed',
        check: 'Watch it once',
        verdict: 'ruledOut',
        reason: 'Seen: right code',
        by: 'Li Wei',
        at: '2026-03-04T10:05:00+08:00',
      },
      { id: 'h3', cause: 'Clock of the identity provider is off', verdict: 'untested' },
    ],
    rootCause: ['h1'],
  },
  plan: {
    solutions: [
      { id: 's1', title: 'Roll the gateway back', kind: 'quickRecovery', risk: ['interruption'], hypothesis: ['h1'] },
    ],
  },
  evidence,
  timeline: [],
});

/** A case with nothing but what it is made with. */
export const emptyCase = (): Case => ({
  formatVersion: 1,
  number: 'TS-20260304-AAAAA',
  title: '',
  status: 'draft',
  intake: {},
  triage: {},
  details: {},
  rootCause: {},
  plan: {},
  evidence: [],
  timeline: [],
});

/** A case with so many hypotheses. */
export const longCase = (rows: number): Case => ({
  ...sampleCase(),
  rootCause: {
    methods: ['fishbone'],
    hypotheses: Array.from({ length: rows }, (_, index) => ({
      id: `row${index}`,
      dimension: 'machine',
      cause: `Cause ${index + 1}`,
      check: 'Look at the log',
      verdict: index % 3 === 0 ? 'ruledOut' : 'untested',
    })),
  },
});
