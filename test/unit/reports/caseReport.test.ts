import assert from 'node:assert/strict';
import { records, type Case } from '../../../src/domain/case.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { caseReport } from '../../../src/reports/caseReport.ts';
import type { Report, ReportBlock } from '../../../src/reports/report.ts';
import type { ReportOptions } from '../../../src/reports/reportOptions.ts';
import { at, fullCase, later } from '../domain/fullCase.ts';

const options = (own: Partial<ReportOptions> = {}): ReportOptions => ({
  language: 'en',
  audience: 'internal',
  timeZone: 'Asia/Shanghai',
  now: later,
  ...own,
});

/** Every word of a report, in the order of reading. */
export const wordsOf = (report: Report): string =>
  [
    report.title,
    ...report.facts.map(({ value }) => value),
    ...report.sections.flatMap(({ title, blocks }) => [title, ...blocks.map(blockWords)]),
  ].join('\n');

const blockWords = (block: ReportBlock): string => {
  switch (block.kind) {
    case 'values':
      return [block.caption ?? '', ...block.rows.map(({ label, value }) => `${label}: ${value}`)].join('\n');
    case 'grid':
      return [block.columns, ...block.rows].map((cells) => cells.join(' | ')).join('\n');
    case 'picture':
      return `${block.caption}\n${block.words}\n${block.drawing.title}`;
    case 'signatures':
      return block.signatories.join('\n');
    default:
      return block.text;
  }
};

describe('the report of a case', () => {
  it('has the five records in the order of the procedure, in the language of the report', () => {
    const english = caseReport(fullCase(), options()).sections.map(({ title }) => title);
    const chinese = caseReport(fullCase(), options({ language: 'zh-cn' })).sections.map(({ title }) => title);

    assert.deepEqual(english.slice(0, 5), [
      '1  Intake record',
      '2  Classification and priority',
      '3  Detailed information',
      '4  Root-cause analysis',
      '5  Solution execution plan',
    ]);
    assert.deepEqual(chinese.slice(0, 5), [
      '1  受理记录表',
      '2  问题分类与优先级判定表',
      '3  详细信息收集表',
      '4  根因分析表',
      '5  解决方案执行计划表',
    ]);
  });

  it('writes codes, times and references as words', () => {
    const words = wordsOf(caseReport(fullCase(), options()));

    assert.match(words, /Channel: Phone/);
    assert.match(words, /Received at: Mon, 16 Nov 2026, 09:00 GMT\+8/);
    assert.match(words, /Evidence cited: Proxy log/);
    assert.match(words, /Root cause: Cookies are dropped by the proxy/);
  });

  it('says Chinese words and times in a Chinese report', () => {
    const words = wordsOf(caseReport(fullCase(), options({ language: 'zh-cn' })));

    assert.match(words, /渠道: 电话/);
    assert.match(words, /2026年11月16日/);
    assert.doesNotMatch(words, /Intake|Channel|Evidence cited/);
  });

  it('leaves a place to write by hand for what is needed and missing, inside the department only', () => {
    assert.match(wordsOf(caseReport(fullCase(), options())), /Response promised: $/m);
    assert.doesNotMatch(wordsOf(caseReport(fullCase(), options({ audience: 'customer' }))), /Response promised/);
  });

  it('says that nothing was recorded where a record is empty', () => {
    const empty: Case = { ...fullCase(), rootCause: {}, plan: {}, evidence: [], timeline: [] };
    const report = caseReport(empty, options());

    assert.deepEqual(report.sections[4]?.blocks, [{ kind: 'paragraph', text: 'Nothing has been recorded yet.' }]);
    assert.match(wordsOf(report), /No evidence is attached/);
  });

  it('does not print fields that a condition hides', () => {
    const words = wordsOf(
      caseReport({ ...fullCase(), details: { ...fullCase().details, network: { ip: '192.0.2.1' } } }, options()),
    );

    assert.doesNotMatch(words, /192\.0\.2\.1/);
  });

  it('says why something cannot be obtained; customers learn only that it cannot', () => {
    const details = { ...fullCase().details, waived: { 'software.version': 'Vendor never answered' }, software: {} };
    const current: Case = { ...fullCase(), details };

    assert.match(
      wordsOf(caseReport(current, options())),
      /Software version: Cannot be obtained: Vendor never answered/,
    );
    const customer = wordsOf(caseReport(current, options({ audience: 'customer' })));
    assert.match(customer, /Software version: Cannot be obtained$/m);
  });
});

describe('the report for customers', () => {
  const customer = options({ audience: 'customer' });

  it('has no value of a field that is declared internal', () => {
    // Each internal text gets a value that says where it stands.
    const planted: string[] = [];
    const plant = (fields: Fields, prefix: string): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
          const name = `${prefix}.${key}`;
          if (field.kind === 'group') return [[key, plant(field.fields, name)]];
          if (field.kind === 'list') return [[key, [{ id: name, ...plant(field.fields, name) }]]];
          if (field.kind !== 'text' && field.kind !== 'longText') return [];
          const value = `planted ${name}`;
          if (field.internal !== undefined) planted.push(value);
          return [[key, value]];
        }),
      );
    const own = Object.fromEntries(records.map(({ key, fields }) => [key, plant(fields, key)]));
    const words = wordsOf(caseReport({ ...fullCase(), ...own }, customer));

    assert.ok(planted.length >= 12);
    assert.match(words, /planted intake\.verbatim/);
    for (const value of planted) assert.ok(!words.includes(`${value}\n`), value);
  });

  it('names nobody of the staff, not even in texts; the reporter and the reporter’s own words stay', () => {
    const base = fullCase();
    const current: Case = {
      ...base,
      intake: {
        ...base.intake,
        verbatim: 'Chen Jing told me to call again.',
        commitment: 'Wang Fang calls back by noon',
      },
      plan: { ...base.plan, closure: { code: 'resolved', summary: 'Chen Jing reloaded the proxy with 王芳的同事.' } },
      timeline: [
        ...(base.timeline ?? []),
        { id: 'r1', type: 'escalated', at: at('10:00'), by: '王芳', to: 'Zhao Min', level: 'functional' },
      ],
    };
    const words = wordsOf(caseReport(current, customer));

    assert.match(words, /Reporter: Li Lei/);
    assert.match(words, /Problem in the user's own words: Chen Jing told me to call again\./);
    assert.match(words, /Response promised: \[support staff\] calls back by noon/);
    assert.match(words, /Summary: \[support staff\] reloaded the proxy with \[support staff\]的同事/);
    assert.doesNotMatch(words.replace(/.*own words.*/, ''), /Chen Jing|Wang Fang|王芳|Zhao Min/);
  });

  it('keeps ordinary words that are also the name of an account', () => {
    const current: Case = { ...fullCase(), timeline: [{ id: 'c', type: 'created', at: at('09:00'), by: 'root' }] };
    const words = wordsOf(caseReport({ ...current, title: 'root partition is full' }, customer));

    assert.match(words, /root partition is full/);
  });

  it('lists, names and cites only evidence that was checked for secrets', () => {
    const [log] = fullCase().evidence ?? [];
    assert.ok(log);
    const { masking: _unchecked, ...raw } = log;
    const current: Case = {
      ...fullCase(),
      evidence: [log, { ...raw, id: 'log2', title: 'Unchecked dump', sha256: 'b'.repeat(64) }],
      details: {
        ...fullCase().details,
        software: { ...fullCase().details?.software, errorEvidence: ['log1', 'log2'] },
      },
    };
    const words = wordsOf(caseReport(current, customer));

    assert.match(words, /Error screenshot or log: Proxy log$/m);
    assert.match(words, new RegExp(log.sha256));
    assert.doesNotMatch(words, /Unchecked dump|bbbb/);
    assert.match(wordsOf(caseReport(current, options())), /Unchecked dump/);
  });

  it('has no hypotheses and no fishbone, but the cause that was found', () => {
    const words = wordsOf(caseReport(fullCase(), customer));

    assert.match(words, /Root cause: Cookies are dropped by the proxy/);
    assert.doesNotMatch(words, /Hypothes|Fishbone diagram|The log shows it/);
  });

  it('tells what happened and when, without reasons and notes', () => {
    const timeline = [
      { id: 'a', type: 'created', at: at('09:00'), by: 'Wang Fang' },
      { id: 'b', type: 'replied', at: at('09:10'), by: 'Wang Fang', note: 'sounded angry' },
      {
        id: 'c',
        type: 'statusChanged',
        at: at('09:20'),
        by: 'Wang Fang',
        from: 'triaged',
        to: 'resolved',
        reason: 'user error',
      },
    ];
    const words = wordsOf(caseReport({ ...fullCase(), timeline }, customer));

    assert.match(words, /09:00 GMT\+8 \| The case was opened\./);
    assert.doesNotMatch(words, /angry|user error/);
  });
});
