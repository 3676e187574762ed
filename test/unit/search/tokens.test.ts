import assert from 'node:assert/strict';
import { indexTerms, wordsOf } from '../../../src/search/tokens.ts';

const words = (text: string): string[] => [...wordsOf(text)].map(({ term }) => term);
const terms = (text: string): Set<string> => new Set(indexTerms(text));

describe('Tokens of a text', () => {
  it('keeps numbers, addresses, codes and file names whole', () => {
    assert.deepEqual(words('0x80070005 at 10.0.3.7:8080, CASE-2026-0012: ECONNREFUSED in app.log (fe80::1)'), [
      '0x80070005',
      'at',
      '10.0.3.7',
      '8080',
      'case-2026-0012',
      'econnrefused',
      'in',
      'app.log',
      'fe80::1',
    ]);
  });

  it('segments Chinese into words, and takes full width for half width', () => {
    assert.deepEqual(words('用户无法登录ＥＲＰ'), ['用户', '无法', '登录', 'erp']);
  });

  it('says where each word stands in the text as it was', () => {
    for (const { term, start, end } of wordsOf('ＥＲＰ 系统：Login failed')) {
      const written = 'ＥＲＰ 系统：Login failed'.slice(start, end);
      assert.equal(written.normalize('NFKC').toLowerCase(), term);
    }
  });

  it('finds a compound by its parts, but not by crumbs of numbers', () => {
    const found = terms('NullPointerException at 10.0.3.7, CASE-2026-0012');
    for (const term of ['nullpointerexception', 'pointer', '10.0.3.7', 'case', '0012'])
      assert.ok(found.has(term), term);
    assert.ok(!found.has('10'));
  });

  it('finds Chinese however the query is cut: by each two neighbouring characters', () => {
    const found = terms('登录不上去');
    for (const pair of ['登录', '录不', '不上', '上去']) assert.ok(found.has(pair), pair);
  });
});
