import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case.ts';
import { handoverMarkdown, type HandoverCase, type HandoverContext } from '../../../src/domain/handover.ts';
import type { ClockState } from '../../../src/domain/sla/clockState.ts';
import { text } from '../../../src/domain/text.ts';
import { at, fullCase, go, ms, withValue } from './fullCase.ts';

const timeZone = 'Asia/Shanghai';
const english: HandoverContext = { language: 'en', author: 'Wang Fang', now: ms(at('15:30')) };
const chinese: HandoverContext = { ...english, language: 'zh-cn' };
const promised = { dueAt: at('09:30'), language: 'en', timeZone } as const;
const proxy = { id: 'hyp1', dimension: 'method', cause: 'The proxy drops cookies', check: 'Compare the headers' };
const disk = {
  id: 'hyp2',
  dimension: 'machine',
  cause: 'The disk is full',
  check: 'df -h',
  verdict: 'ruledOut',
  reason: '40% are free',
  evidence: ['log1'],
  by: 'Chen Jing',
  at: at('10:00'),
};
const step = { id: 's1', action: 'Reload the proxy', expected: 'It runs', owner: 'Chen Jing', estimatedMinutes: 5 };

/** Being analysed: one cause open, one ruled out, a plan that may interrupt the service and has no contingency. */
const analysed = (own: Partial<Case> = {}): Case => {
  const full = fullCase({ number: 'TS-20261116-00000' });
  const triaged = go(full, 'accept', ['triage', { promised }]);
  const diagnosing = go(triaged, ['diagnose', { reason: 'The reporter is in a meeting' }], 'analyse');
  return {
    ...diagnosing,
    rootCause: { ...full.rootCause, hypotheses: [proxy, disk], rootCause: [] },
    plan: {
      solutions: [
        { id: 'sol1', title: 'Correct the proxy', kind: 'longTermCure', risk: ['interruption'], chosen: true },
      ],
      steps: [step],
    },
    ...own,
  };
};
const write = (current: Case, context = english, more: Partial<HandoverCase> = {}): string =>
  handoverMarkdown([{ case: current, timeZone, ...more }], context);
/** The lines below a heading. */
const under = (markdown: string, heading: string): string[] =>
  (markdown.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');

describe('A handover', () => {
  it('says where a case stands, what is left, promised, open, excluded, next and risky', () => {
    const clockText = text('Respond by 09:30: 25 min left.', '请在 09:30 前响应，剩余 25 分钟。');
    const markdown = write(analysed(), english, { clockText });
    assert.match(
      markdown,
      /^# Handover: TS-20261116-00000 Login loop\n\nMon, 16 Nov 2026, 15:30 GMT\+8, written by Wang Fang\n/,
    );
    assert.deepEqual(under(markdown, 'Where it stands').slice(0, 5), [
      '- Status: Root-cause analysis, since Mon, 16 Nov 2026, 15:00 GMT+8',
      '- Priority: High',
      '- Category: Software',
      '- Assignee: Chen Jing',
      '- Group: Applications',
    ]);
    assert.deepEqual(under(markdown, 'Response time'), ['Respond by 09:30: 25 min left.']);
    assert.deepEqual(under(markdown, 'Promises made'), ['- First response by Mon, 16 Nov 2026, 09:30 GMT+8']);
    assert.deepEqual(under(markdown, 'Open hypotheses'), [
      '- **The proxy drops cookies** (Method) – to check: Compare the headers',
    ]);
    assert.deepEqual(under(markdown, 'Excluded hypotheses'), [
      '- **The disk is full** (Machine) – reason: 40% are free; evidence: Proxy log',
    ]);
    const [first, second] = under(markdown, 'Next steps');
    assert.equal(first, '1. Step of the plan: Reload the proxy (owner: Chen Jing, 5 min)');
    assert.match(second ?? '', /^2\. Before “Ready to execute”, still missing: .*Verdict.*, Root cause/);
    assert.ok(under(markdown, 'Risks').includes('- “Correct the proxy” has a risk and no contingency.'));
  });

  it('is written in Chinese whatever the editor’s language', () => {
    const clockText = text('left', '请在 09:30 前响应，剩余 25 分钟。');
    const markdown = write(analysed(), chinese, { clockText });
    assert.match(
      markdown,
      /^# 工作交接：TS-20261116-00000 Login loop\n\n2026年11月16日周一 GMT\+8 15:30，交接人：Wang Fang\n/,
    );
    assert.deepEqual(under(markdown, '响应时限'), ['请在 09:30 前响应，剩余 25 分钟。']);
    assert.deepEqual(under(markdown, '已排除的可能原因'), [
      '- **The disk is full**（机）：理由：40% are free；证据：Proxy log',
    ]);
    assert.equal(under(markdown, '后续步骤')[0], '1. 执行步骤：Reload the proxy（责任人：Chen Jing，5 分钟）');
    assert.ok(under(markdown, '风险').includes('- “Correct the proxy”存在风险但没有应急预案。'));
    for (const word of ['Where', 'Status:', 'Risks', 'undefined']) assert.ok(!markdown.includes(word), word);
  });

  it('says when a case waits, for what, and whether the review is overdue', () => {
    const held = go(analysed(), ['hold', { holdReason: 'waitingForUser', nextReviewAt: at('15:20'), at: at('15:10') }]);
    const markdown = write(held);
    assert.ok(under(markdown, 'Where it stands').includes('- On hold because: Waiting for the user'));
    assert.ok(
      under(markdown, 'Promises made').includes('- The case is looked at again: Mon, 16 Nov 2026, 15:20 GMT+8 (past)'),
    );
    assert.match(under(markdown, 'Next steps')[0] ?? '', /^1\. Look at the case again .+15:20 GMT\+8 and resume it\.$/);
    assert.match(under(markdown, 'Risks')[0] ?? '', /^- On hold: Waiting for the user; the review was due .+15:20/);
    assert.ok(write(held, chinese).includes('挂起：等待用户；复查时间'));
  });

  it('names a missed deadline, an escalation, a failed step and a reopening as risks', () => {
    const clock: ClockState = {
      kind: 'breached',
      startedAt: at('09:00'),
      priority: 'high',
      dueAt: at('09:30'),
      provisional: false,
      mode: 'business',
      targetMinutes: 30,
      elapsedMinutes: 30,
      remainingMinutes: 0,
      percent: 100,
      overdueMinutes: 12,
    };
    const failed = analysed({ status: 'executing' });
    const current: Case = {
      ...failed,
      plan: {
        ...failed.plan,
        steps: [
          { ...step, outcome: 'failed' },
          { ...step, id: 's2', action: 'Watch it' },
        ],
      },
      timeline: [
        ...(failed.timeline ?? []),
        { id: 'e', type: 'escalated', at: at('15:20'), by: 'A', to: 'Proxy team', level: 'functional' },
        { id: 'r', type: 'reopened', at: at('15:25'), by: 'A', from: 'resolved', to: 'diagnosing', count: 1 },
      ],
    };
    const markdown = write(current, english, { clock });
    const risks = under(markdown, 'Risks');
    assert.equal(risks[0], '- The response is overdue.');
    assert.ok(risks.includes('- Escalated to Proxy team (Functional). (Mon, 16 Nov 2026, 15:20 GMT+8)'));
    assert.ok(risks.includes('- Times reopened: 1') && risks.includes('- A step of the plan failed.'));
    assert.match(under(markdown, 'Next steps')[0] ?? '', /^1\. The plan stopped at “Reload the proxy” \(Failed\)/);
  });

  it('says of a case that is over that nothing is left', () => {
    const markdown = write({ ...analysed(), status: 'closed', plan: {} });
    assert.deepEqual(under(markdown, 'Next steps'), ['Nothing is left to do.']);
    assert.deepEqual(under(markdown, 'Risks'), ['None known.']);
  });

  it('puts a table before several cases', () => {
    const second = { ...analysed(), number: 'TS-20261116-11111', title: '打印机 | 卡纸' };
    const markdown = handoverMarkdown(
      [
        { case: analysed(), timeZone },
        { case: second, timeZone },
      ],
      english,
    );
    assert.match(markdown, /^# Handover by Wang Fang\n\nMon, 16 Nov 2026, 15:30 GMT\+8\. Cases: 2\n\n\| Case \|/);
    assert.ok(markdown.includes('| TS-20261116-11111 | 打印机 \\| 卡纸 | Root-cause analysis | High | – |'));
    assert.deepEqual(markdown.match(/^## .*/gm), [
      '## TS-20261116-00000 Login loop',
      '## TS-20261116-11111 打印机 \\| 卡纸',
    ]);
  });

  it('lets no text of a case become markup', () => {
    const evil = '# [x](command:x) <img src=x> **b** `c`\n\n- | y ![z](http://z)';
    const paths = [['title'], ['intake', 'verbatim'], ['intake', 'reporterName'], ['intake', 'system']];
    const marked = paths.reduce((value, path) => withValue(value, path, evil), analysed());
    const current: Case = {
      ...marked,
      rootCause: { hypotheses: [{ ...disk, cause: evil, reason: evil, check: evil }] },
    };
    for (const context of [english, chinese]) {
      const markdown = write(current, { ...context, author: evil });
      assert.doesNotMatch(markdown, /(?<!\\)[<`]|(?<!\\)\[|(?<!\\)!\\?(?<!\\)\[/);
      assert.equal(markdown.match(/^# /gm)?.length, 1);
      assert.doesNotMatch(markdown, /^- \|/m);
    }
  });

  it('can be read whatever the case lacks', () => {
    const empty: Case = { formatVersion: 1, number: 'TS-20261116-00000', title: '', status: 'draft' };
    for (const context of [english, chinese])
      for (const current of [empty, { ...empty, status: 'onHold' }, { ...empty, status: 'fromTheFuture' }])
        assert.doesNotMatch(write(current, context), /undefined|\{\d\}|“”|\n{3}/);
  });
});
