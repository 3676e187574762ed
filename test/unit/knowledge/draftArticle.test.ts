import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import { newArticleFile } from '../../../src/domain/knowledge/newArticle.ts';
import { readArticle } from '../../../src/domain/knowledge/readArticle.ts';
import type { Language } from '../../../src/domain/text.ts';
import { draftArticle } from '../../../src/knowledge/draftArticle.ts';
import { fullCase } from '../domain/fullCase.ts';

const number = 'KA-20261122-K7Q4M';
const own = { number, language: 'en', at: '2026-11-22T09:00:00+08:00', author: 'Zhao Min' } as const;
const draft = (current: Case, log = '', language: Language = 'en'): string =>
  draftArticle(current, log === '' ? [] : [{ title: 'Proxy log', text: log, isWhole: true }], { ...own, language })
    .body;

/** A case in whose every text the given words stand. */
function caseSaying(words: string): Case {
  const current = fullCase();
  return fullCase({
    title: `Login loop ${words}`,
    intake: { ...current.intake, system: `Portal ${words}`, verbatim: `It loops. ${words}`, technicalSummary: words },
    rootCause: {
      ...current.rootCause,
      directCause: words,
      contributing: words,
      hypotheses: current.rootCause!.hypotheses!.map((each) => ({ ...each, cause: `Cookies ${words}`, reason: words })),
    },
    plan: {
      ...current.plan,
      solutions: current.plan!.solutions!.map((each) => ({ ...each, title: `Proxy ${words}`, contingency: words })),
      steps: current.plan!.steps!.map((each) => ({ ...each, action: words, expected: words, rollback: words })),
      closure: { code: 'resolved', summary: words },
    },
  });
}

describe('a drafted article', () => {
  it('says the issue in the user’s words, the environment, the cause and the resolution', () => {
    const body = draft(fullCase(), 'Set-Cookie dropped');
    const at = [
      '# Login loop',
      '## Issue',
      '> After I sign in, the page asks me to sign in again, every time.',
      '## Environment',
      'System: Finance portal',
      'Software version: 4.2',
      '## Cause',
      'Cookies are dropped by the proxy',
      '## Resolution',
      'The proxy keeps the cookies again.',
      '**Correct the proxy**',
      '1. Reload the proxy',
      '## Evidence',
      '```text\nSet-Cookie dropped\n```',
    ].map((part) => [part, body.indexOf(part)] as const);
    for (const [part, index] of at) assert.ok(index >= 0, part);
    assert.deepEqual(
      at.map(([, index]) => index),
      at.map(([, index]) => index).sort((one, other) => one - other),
    );
  });

  it('is written in the language that was chosen, whatever the editor’s', () => {
    const body = draft(fullCase(), '', 'zh-cn');
    for (const part of [
      '## 问题',
      '用户原话',
      '## 环境',
      '系统：Finance portal',
      '## 原因',
      '## 解决办法',
      '预期：It runs',
    ])
      assert.ok(body.includes(part), part);
    assert.doesNotMatch(body, /## Issue/);
  });

  it('names the case, and the file can be read again', async () => {
    const { article, body } = draftArticle(fullCase(), [], own);
    const read = await readArticle(await newArticleFile(article, body), number);
    assert.ok(read.kind === 'article');
    assert.deepEqual(read.article, article);
    assert.deepEqual(article.cases, [fullCase({ number: article.cases[0]! }).number]);
    assert.equal(read.article.state, 'draft');
    assert.ok(body.includes(`(../${article.cases[0]!}/case.json)`));
  });

  it('shows what the case does not say as a gap, not as nothing', () => {
    assert.match(draft(fullCase({ rootCause: {} })), /## Cause\n\n\*Not recorded/);
  });

  it('makes no markup of what the case says', () => {
    const body = draft(caseSaying('<img src=x> [a](command:b) **c** | d\n# e\n- f\n1. g\n+ h\n==='), '```\n<b>\n````');
    assert.doesNotMatch(body, /(?<!\\)<img|(?<!\\)\[a\](?!\\)|^(?:> |\d+\. )?[-+=]+ ?[fh]?$|^#+ e|^1\. g/m);
    assert.ok(body.includes('`````text\n```\n<b>\n````\n`````'), 'the fence is longer than any in the evidence');
  });

  describe('leaves out who it is about', () => {
    const people: Case['intake'] = {
      ...fullCase().intake,
      reporterName: 'Mark Long',
      reporterId: 'E10293',
      contact: 'mlong_im',
      department: 'Payroll Shanghai',
      affectedUser: '欧阳小明',
    };
    const withPeople = (current: Case): Case =>
      fullCase({
        ...current,
        intake: { ...current.intake, ...people, verbatim: current.intake?.verbatim, system: current.intake?.system },
        details: {
          ...current.details,
          access: { account: 'mlong', department: 'Payroll SH' },
          network: { ip: '203.0.113.9' },
        },
      });
    const fromFields = [
      'Mark Long',
      'mark long',
      'Mark',
      'Long',
      'E10293',
      'mlong_im',
      'Payroll Shanghai',
      'Payroll SH',
      '欧阳小明',
      'mlong',
      '203.0.113.9',
    ];
    const fromForm = [
      'pei.qi@corp.example',
      '13812345678',
      'DESKTOP-7H2K1Q',
      'srv-pay01.corp',
      '10.20.30.40',
      'pqi_adm',
      'FILESRV7',
    ];
    const told = [
      'mail pei.qi@corp.example, phone 13812345678, on DESKTOP-7H2K1Q at 10.20.30.40,',
      String.raw`C:\Users\pqi_adm\log and \\FILESRV7\share on srv-pay01.corp`,
    ].join(' ');

    for (const name of [...fromFields, ...fromForm])
      it(`in any text and in evidence: ${name}`, () => {
        const current = withPeople(caseSaying(`about ${name}, (${name}) "${name}"`));
        const { article, body } = draftArticle(
          { ...current, intake: { ...current.intake, alreadyTried: told } },
          [{ title: `Log of ${name}`, text: `at ${name}: ${told} user=${name}`, isWhole: true }],
          own,
        );
        const whole = `${JSON.stringify(article)}\n${body}`.toLowerCase();
        assert.ok(
          !new RegExp(`(?<![a-z0-9])${name.toLowerCase().replaceAll('.', '\\.')}(?![a-z0-9])`).test(whole),
          whole,
        );
      });

    it('and says a role instead', () => {
      const body = draft(withPeople(caseSaying('Mark Long called Chen Jing from pei.qi@corp.example')));
      assert.ok(body.includes('\\[requester\\] called \\[engineer\\] from \\[e-mail\\]'));
      const zh = draft(withPeople(caseSaying('欧阳小明打电话给Chen Jing')), '', 'zh-cn');
      assert.ok(zh.includes('\\[受影响用户\\]打电话给\\[工程师\\]'), zh);
    });

    it('also as colleagues call a person with a Chinese name', () => {
      const current = caseSaying('张工说小张的电脑坏了，张先生已联系，晓伟也来了');
      const body = draft({ ...current, intake: { ...current.intake, reporterName: '张晓伟' } }, '', 'zh-cn');
      for (const name of ['张工', '小张', '张先生', '晓伟']) assert.ok(!body.includes(name), name);
    });

    it('but nobody who is no person: ordinary words and the names of services stay', () => {
      const words =
        'The mark on the disk is long; root, admin and localhost answer, user not found, https://support.example.com/kb/12';
      const body = draft(withPeople(caseSaying(words)));
      assert.ok(body.includes(words), body);
    });

    it('not as the author either, when the reporter drafts it', () => {
      const { article } = draftArticle(withPeople(fullCase()), [], { ...own, author: 'Mark Long' });
      assert.equal(article.author, undefined);
    });

    it('whoever it is and wherever it stands', () => {
      const name = fc.oneof(
        fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/),
        fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}$/),
        fc.stringMatching(/^[a-z]{3,8}[._][a-z]{3,8}$/),
        fc.stringMatching(/^[A-Z]\d{5,8}$/),
      );
      const around = fc.constantFrom(' ', ', ', '（', '"', '/', '：', '\n', '');
      const field = fc.constantFrom('reporterName', 'reporterId', 'contact', 'department', 'affectedUser');
      fc.assert(
        fc.property(name, field, around, around, (value, key, before, after) => {
          const current = caseSaying(`关于${before}${value}${after}的问题`);
          const body = draft(
            { ...current, intake: { ...current.intake, [key]: value } },
            `x ${before}${value}${after} y`,
          );
          assert.ok(!body.includes(value) && !body.includes(value.replaceAll('_', '\\_')), body);
        }),
        { numRuns: 200 },
      );
    });
  });
});
