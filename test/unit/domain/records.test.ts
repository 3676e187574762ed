import assert from 'node:assert/strict';
import type { Case, RecordKey } from '../../../src/domain/case.ts';
import { completionOf } from '../../../src/domain/problems.ts';
import { at, fullCase, later, withValue } from './fullCase.ts';

const full = withValue(fullCase(), ['intake', 'commitment'], 'Within 30 minutes');

/** The problems of a record, `kind path`, after values were put into it. */
const after = (key: RecordKey, changes: Readonly<Record<string, unknown>>, start: Case = full): string[] => {
  const changed = Object.entries(changes).reduce(
    (current, [path, value]) => withValue(current, [key, ...path.split('.')], value),
    start,
  );
  return completionOf(key, changed, later).problems.map(({ kind, path }) => `${kind} ${path.slice(1).join('.')}`);
};
/** Each line: what is put in, and what is then wrong. */
const cases = (
  key: RecordKey,
  lines: readonly [what: string, Readonly<Record<string, unknown>>, ...string[]][],
  start = full,
) => {
  for (const [what, changes, ...problems] of lines)
    it(what, () => assert.deepEqual(after(key, changes, start), problems));
};

describe('record 1, intake', () => {
  cases('intake', [
    ['is complete', {}],
    ['needs a name or a staff ID: the name', { reporterName: '', reporterId: 'F1032' }],
    ['needs a name or a staff ID: neither', { reporterName: ' ', reporterId: undefined }, 'missing reporterName'],
    ['needs the impact', { scope: undefined }, 'missing scope'],
    ['needs the user’s words', { verbatim: '\n ' }, 'missing verbatim'],
    ['occurred before it was received', { occurredAt: at('09:01') }, 'invalid occurredAt'],
    ['occurred at the very moment', { occurredAt: at('09:00') }],
    ['compares moments, not their spelling', { occurredAt: '2026-11-16T00:59:59Z' }],
    ['was not received in the future', { receivedAt: '2027-01-01T00:00:00Z' }, 'invalid receivedAt'],
    ['knows what is no moment', { occurredAt: 'this morning' }, 'invalid occurredAt'],
    ['an anxious reporter is reassured: not asked', { anxious: true }, 'missing reassured'],
    ['an anxious reporter is reassured: no', { anxious: true, reassured: false }, 'missing reassured'],
    ['an anxious reporter is reassured: yes', { anxious: true, reassured: true }],
    ['a calm one need not be', { anxious: false }],
    ['a vague description is worth a question', { verbatim: '打不开' }, 'warning clarifications'],
    [
      'and no longer once it was asked',
      { verbatim: '打不开', clarifications: [{ id: 'q', question: '提示是什么？' }] },
    ],
    ['a question without words is none', { clarifications: [{ id: 'q' }] }, 'missing clarifications.q.question'],
  ]);
});

describe('record 2, triage', () => {
  const counts = { affectedUsers: undefined, totalUsers: undefined, scopeBasis: undefined };
  cases('triage', [
    ['is complete', {}],
    ['needs a band where the counts are not known', counts, 'missing scopeBand'],
    ['is content with the band alone', { ...counts, scopeBand: 'from10to50' }],
    ['needs both counts or none', { totalUsers: undefined, scopeBand: 'from10to50' }, 'missing totalUsers'],
    ['needs to know how it was counted', { scopeBasis: '' }, 'missing scopeBasis'],
    ['counts no more than all', { affectedUsers: 1001 }, 'invalid affectedUsers'],
    ['counts from one', { affectedUsers: 0, totalUsers: 0 }, 'invalid affectedUsers', 'invalid totalUsers'],
    ['counts whole people', { affectedUsers: 100.5 }, 'invalid affectedUsers'],
    ['takes the computed priority without a word', { finalPriority: 'high' }],
    ['asks why it is another one', { finalPriority: 'medium' }, 'missing overrideReason'],
    ['and is content with a reason', { finalPriority: 'medium', overrideReason: 'A workaround is in place' }],
    [
      'asks who approved that urgent is given',
      { finalPriority: 'urgent', overrideReason: 'Pay day' },
      'missing approver',
    ],
    [
      'asks who approved that urgent is taken away',
      { affectedUsers: 500, finalPriority: 'high', overrideReason: 'x' },
      'missing approver',
    ],
    ['needs a group, the assignee comes later', { group: '', assignee: undefined }, 'missing group'],
    ['has subcategories of its category only', { subcategory: 'wan' }, 'invalid subcategory'],
  ]);
});

describe('record 3, details', () => {
  const of = (category: string, values: Readonly<Record<string, unknown>>): Case =>
    withValue(withValue(full, ['triage', 'category'], category), ['details', category], values);
  const network = {
    ip: '192.0.2.10',
    cableState: 'connected',
    pingEvidence: ['log1'],
    tracertEvidence: ['log1'],
    specificSite: 'all',
  };
  const access = { account: 'jdoe', department: 'Sales', functionNeeded: 'Approve orders', error: 'E-403' };

  cases('details', [
    ['is complete', {}],
    [
      'asks how it is reproduced when it always is',
      { steps: '', expected: '', actual: '' },
      'missing steps',
      'missing expected',
      'missing actual',
    ],
    [
      'asks how often when it is sometimes',
      { reproducible: 'sometimes' },
      'missing frequency',
      'missing duration',
      'missing conditions',
    ],
    ['asks neither when nobody could', { reproducible: 'notReproduced', steps: '' }],
    [
      'a remote session needs consent: not asked',
      { remoteSession: { tool: 'teamViewer' } },
      'missing remoteSession.consent',
    ],
    [
      'a remote session needs consent: refused',
      { remoteSession: { tool: 'teamViewer', consent: false } },
      'missing remoteSession.consent',
    ],
    ['a remote session needs consent: given', { remoteSession: { tool: 'sunlogin', consent: true } }],
    [
      'a session ends after it starts',
      { remoteSession: { tool: 'other', consent: true, start: at('10:00'), end: at('09:59') } },
      'invalid remoteSession.end',
    ],
  ]);
  cases(
    'details',
    [
      [
        'needs evidence or a reason',
        {
          software: { version: '1', steps: 'x', recentUpdateOrConfig: 'x' },
          waived: { 'software.errorEvidence': 'x' },
        },
        'missing noEvidenceReason',
      ],
    ],
    { ...full, evidence: [] },
  );

  describe('network', () => {
    cases(
      'details',
      [
        ['is complete', {}],
        [
          'asks for ping and tracert',
          { 'network.pingEvidence': [], 'network.tracertEvidence': undefined },
          'missing network.pingEvidence',
          'missing network.tracertEvidence',
        ],
        ['checks the address', { 'network.ip': '192.0.2.300' }, 'invalid network.ip'],
        ['knows IPv6', { 'network.ip': '2001:db8::10' }],
      ],
      of('network', network),
    );
  });

  describe('access', () => {
    cases(
      'details',
      [
        ['is complete', {}],
        [
          'refuses a password wherever it is written',
          { 'access.account': 'jdoe password: Winter26', 'access.error': '密码是 Abc12345' },
          'invalid access.account',
          'invalid access.error',
        ],
        ['lets a message about passwords through', { 'access.error': 'Your password has expired.' }],
      ],
      of('access', access),
    );
  });

  for (const [category, fields] of [
    ['hardware', ['model', 'serialNumber', 'symptom', 'lastNormalAt']],
    ['thirdParty', ['provider', 'endpoint', 'requestId', 'at', 'error', 'statusPage', 'vendorTicket']],
  ] as const)
    it(`${category} asks for its own fields, and takes a reason for each`, () => {
      const empty = of(category, {});
      assert.deepEqual(
        after('details', {}, empty),
        fields.map((key) => `missing ${category}.${key}`),
      );
      const waived = Object.fromEntries(fields.map((key) => [`${category}.${key}`, 'Not to be had']));
      assert.deepEqual(after('details', { waived }, empty), []);
    });
});

describe('record 4, root cause', () => {
  const hypothesis = (change: object) => ({ hypotheses: [{ ...full.rootCause?.hypotheses?.[0], ...change }] });
  cases('rootCause', [
    ['is complete', {}],
    ['needs a method', { methods: [] }, 'missing methods'],
    [
      '5W2H asks seven questions',
      { methods: ['fiveWTwoH'] },
      ...['what', 'why', 'when', 'where', 'who', 'how', 'howMuch'].map((key) => `missing fiveWTwoH.${key}`),
    ],
    ['needs every dimension or a reason', { 'notApplicable.people': '' }, 'missing notApplicable.people'],
    ['a hypothesis is enough for its dimension', { 'notApplicable.method': undefined }],
    [
      'a verdict needs reason, author and time',
      hypothesis({ reason: '', by: '', at: undefined }),
      'missing hypotheses.hyp1.reason',
      'missing hypotheses.hyp1.by',
      'missing hypotheses.hyp1.at',
    ],
    ['a verdict without evidence is shown as unsupported', hypothesis({ evidence: [] }), 'warning hypotheses'],
    ['the root cause is a confirmed one', hypothesis({ verdict: 'ruledOut' }), 'missing rootCause'],
    ['the root cause is still there', { rootCause: ['gone'] }, 'invalid rootCause'],
    ['needs a root cause', { rootCause: [] }, 'missing rootCause'],
    ['or why it was not found: no reason', { rootCause: [], notFound: true }, 'missing notFoundReason'],
    ['or why it was not found: a reason', { rootCause: [], notFound: true, notFoundReason: 'The logs are gone' }],
    [
      'a complex case has a meeting',
      { complex: true },
      ...['chair', 'at', 'attendees', 'conclusion'].map((key) => `missing meeting.${key}`),
    ],
  ]);
});

describe('record 5, plan', () => {
  const path = 'solutions.sol1';
  cases('plan', [
    ['is complete', {}],
    ['one solution is chosen: none', { [`${path}.chosen`]: false }, 'missing solutions'],
    [
      'one solution is chosen: two',
      { solutions: [full.plan?.solutions?.[0], { ...full.plan?.solutions?.[0], id: 'sol2' }] },
      'missing solutions',
    ],
    ['a plan without a cure is warned about', { [`${path}.kind`]: 'quickRecovery' }, 'warning solutions'],
    ['a risk needs a contingency', { [`${path}.contingency`]: '' }, `missing ${path}.contingency`],
    ['no risk, no contingency', { [`${path}.risk`]: ['none'], [`${path}.contingency`]: '' }],
    ['data that can be lost is backed up: not said', { [`${path}.risk`]: ['dataLoss'] }, `missing ${path}.backupDone`],
    [
      'data that can be lost is backed up: no',
      { [`${path}.risk`]: ['dataLoss'], [`${path}.backupDone`]: false },
      `invalid ${path}.backupDone`,
    ],
    [
      'a step has an owner and an estimate',
      { 'steps.step1.owner': '', 'steps.step1.estimatedMinutes': 0 },
      'missing steps.step1.owner',
      'invalid steps.step1.estimatedMinutes',
    ],
    [
      'an outcome comes with who, when and what',
      { 'steps.step1.executor': '', 'steps.step1.start': '', 'steps.step1.end': '', 'steps.step1.actual': '' },
      ...['executor', 'start', 'end', 'actual'].map((key) => `missing steps.step1.${key}`),
    ],
    ['a step ends after it starts', { 'steps.step1.end': at('10:59') }, 'invalid steps.step1.end'],
    ['satisfaction is 1 to 5', { 'userConfirmation.satisfaction': 6 }, 'invalid userConfirmation.satisfaction'],
    ['and nobody has to say', { 'userConfirmation.satisfaction': undefined }],
    [
      'needs retest, window and tester',
      { verification: {} },
      'missing verification.retest',
      'missing verification.observationWindow',
      'missing verification.tester',
    ],
    ['needs closure code and summary', { closure: undefined }, 'missing closure.code', 'missing closure.summary'],
  ]);

  it('asks for the outcome of a step only once the plan is carried out', () => {
    const open = { 'steps.step1.outcome': undefined };
    assert.deepEqual(after('plan', open, { ...full, status: 'ready' }), []);
    assert.deepEqual(after('plan', open, { ...full, status: 'executing' }), ['missing steps.step1.outcome']);
  });

  it('has three solutions at most', () => {
    const solutions = [1, 2, 3, 4].map((n) => ({ ...full.plan?.solutions?.[0], id: `s${n}`, chosen: n === 1 }));
    assert.deepEqual(after('plan', { solutions: solutions.slice(0, 3) }), []);
    assert.deepEqual(after('plan', { solutions }), ['invalid solutions']);
  });
});
