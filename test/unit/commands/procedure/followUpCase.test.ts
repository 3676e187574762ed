import assert from 'node:assert/strict';
import { followUpCase, followUpTitle } from '../../../../src/commands/procedure/followUpCase.ts';
import { linksOf } from '../../../../src/domain/caseHistory.ts';
import { parseCase } from '../../../../src/domain/parseCase.ts';
import { serializeCase } from '../../../../src/domain/serialize.ts';
import { at, fullCase, ms } from '../../domain/fullCase.ts';

describe('a follow-up case', () => {
  const source = fullCase({ labels: ['finance'] });
  const made = followUpCase(source, { title: 'Again', author: 'Wang Fang', now: ms(at('10:00', 20)) });

  it('has the reporter and the description, received now by whoever makes it', () => {
    assert.deepEqual(
      [made.title, made.status, made.labels, made.intake?.contact, made.intake?.verbatim, made.intake?.intaker],
      ['Again', 'draft', ['finance'], 'li.lei', source.intake?.verbatim, 'Wang Fang'],
    );
    assert.equal(Date.parse(made.intake?.receivedAt ?? ''), ms(at('10:00', 20)));
    assert.notEqual(made.number, source.number);
  });

  it('promises nothing that was promised before, and how it was received is asked', () => {
    assert.deepEqual(
      [made.intake?.channel, made.intake?.commitment, made.evidence, made.plan],
      [undefined, undefined, [], {}],
    );
  });

  it('names its source and is a case that can be read', () => {
    assert.deepEqual(
      linksOf(made).map(({ number, relation }) => [number, relation]),
      [[source.number, 'followUpOf']],
    );
    assert.equal(parseCase(serializeCase(made)).kind, 'case');
  });

  it('is called so in the language of the case', () => {
    assert.equal(followUpTitle(source, 'zh-cn'), 'Follow-up: Login loop');
    const chinese = { ...source, title: '财务系统反复登录', intake: { verbatim: '登录后又要求登录' } };
    assert.equal(followUpTitle(chinese, 'en'), '后续：财务系统反复登录');
  });
});
