import assert from 'node:assert/strict';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { evidenceKey, SearchIndex } from '../../../src/search/searchIndex.ts';

const now = Date.parse('2026-11-22T09:00:00Z');
const sha256 = 'a'.repeat(64);
const at = '2026-11-22T09:00:00+08:00';

const example = (title: string, own: Partial<Case> = {}): Case => ({
  ...newCase({ title, author: 'Li Na', now }),
  ...own,
});
const indexOf = (cases: Readonly<Record<string, Case>>): SearchIndex => {
  const index = new SearchIndex();
  for (const [key, value] of Object.entries(cases))
    index.put({ kind: 'case', key, stamp: '1', text: serializeCase(value) });
  return index;
};
const found = (index: SearchIndex, query: string): string[] => index.search(query, 50).hits.map(({ key }) => key);

describe('The search index', () => {
  const codes = 'Error 0x80070005 from 10.0.3.7 (CASE-2026-0012): ECONNREFUSED, see app.config.json';
  const index = indexOf({
    codes: example('Codes', { intake: { verbatim: codes } }),
    printer: example('打印机无法连接服务器', { intake: { verbatim: '登录不上去，提示超时' } }),
    vpn: example('VPN is slow', { triage: { category: 'network', assignee: 'Maria Rossi' } }),
  });

  for (const query of ['0x80070005', '10.0.3.7', 'CASE-2026-0012', 'ECONNREFUSED', 'app.config.json'])
    it(`finds ${query} whole and by each beginning`, () => {
      for (let length = 3; length <= query.length; length += 1)
        assert.ok(found(index, query.slice(0, length)).includes('codes'), query.slice(0, length));
      assert.deepEqual(found(index, query), ['codes']);
    });

  for (const query of ['打印机', '打印', '服务', '登录', '不上', '登录不上', '连接服务', '超时 打印'])
    it(`finds Chinese as it is typed: ${query}`, () => assert.deepEqual(found(index, query), ['printer']));

  it('finds a code by a part from its middle', () => assert.deepEqual(found(index, '2026-0012'), ['codes']));
  it('forgives a slip in a word, not in a code', () => {
    assert.deepEqual(found(index, 'econrefused'), ['codes']);
    assert.deepEqual(found(index, '0x80070006'), []);
    assert.deepEqual(found(index, '10.0.3.8'), []);
  });
  it('finds the words of the procedure in both languages', () => {
    for (const query of ['network', '网络']) assert.deepEqual(found(index, query), ['vpn'], query);
  });
  it('wants every word', () => assert.deepEqual(found(index, 'slow printer'), []));
  it('puts what stands in a title first', () => {
    const two = indexOf({
      words: example('Other', { intake: { verbatim: 'the scanner, again' } }),
      title: example('Scanner'),
    });
    assert.deepEqual(found(two, 'scanner'), ['title', 'words']);
  });

  it('has what was changed, and no longer what was there before', () => {
    const changing = indexOf({ a: example('Before') });
    changing.put({ kind: 'case', key: 'a', stamp: '2', text: serializeCase(example('After')) });
    assert.deepEqual(found(changing, 'before'), []);
    assert.deepEqual(found(changing, 'after'), ['a']);
  });

  it('asks for the evidence of a case, finds its text, and lets it go with the case', () => {
    const item = { id: 'e1', kind: 'log', title: 'x', bytes: 1, sha256, attachedAt: at, attachedBy: 'A' };
    const withEvidence = example('With', { evidence: [{ ...item, file: 'evidence/e1.txt' }] });
    const own = new SearchIndex();
    const [wanted] = own.put({ kind: 'case', key: 'a', stamp: '1', text: serializeCase(withEvidence) });
    assert.deepEqual(wanted, { key: evidenceKey('a', 'e1'), caseFolder: 'a', id: 'e1', stamp: sha256 });
    own.put({ kind: 'evidence', key: wanted.key, stamp: wanted.stamp, text: 'line one\nOutOfMemoryError' });
    assert.deepEqual(found(own, 'outofmem'), ['a#e1']);
    assert.deepEqual(own.put({ kind: 'case', key: 'a', stamp: '2', text: serializeCase(withEvidence) }), []);
    own.put({ kind: 'case', key: 'a', stamp: '3', text: serializeCase({ ...withEvidence, evidence: [] }) });
    assert.deepEqual(found(own, 'outofmem'), []);
    own.remove('case', 'a');
    assert.equal(own.size, 0);
  });

  it('comes back whole from what was stored, and goes on', () => {
    const again = new SearchIndex();
    again.load(index.save());
    assert.deepEqual(again.stamps, index.stamps);
    assert.deepEqual(found(again, '0x8007'), ['codes']);
    again.remove('case', 'codes');
    assert.deepEqual(found(again, '0x8007'), []);
  });

  it('refuses what is no index of this version, or not whole', () => {
    const stored = index.save();
    for (const bad of ['', '{}', stored.slice(0, -20), stored.replace('"version":1', '"version":0')])
      assert.throws(() => new SearchIndex().load(bad));
  });

  it('takes any text for a query', () => {
    for (const query of ['', ' ', '***', '"', '$(bug)', '\u0000', '\u202e', 'a'.repeat(10_000), '(((', '__proto__'])
      assert.doesNotThrow(() => found(index, query), query);
  });

  it('answers the beginning of many case numbers with the newest of them, and a whole number with its case', () => {
    const key = (at: number): string =>
      `file:///casebook/TS-202611${String(10 + (at % 20))}-A${String(at).padStart(4, '0')}`;
    const many = indexOf(Object.fromEntries(Array.from({ length: 80 }, (_, at) => [key(at), example(`Case ${at}`)])));
    const { hits, count } = many.search('ts-202611', 10);
    assert.equal(count, 80);
    assert.deepEqual(
      hits.map((hit) => hit.key),
      Array.from({ length: 80 }, (_, at) => key(at))
        .sort()
        .slice(-10)
        .reverse(),
    );
    many.remove('case', hits[0]?.key ?? '');
    assert.equal(many.search('TS-202611', 10).count, 79);
  });

  it('finds what a text holds, however many case folders begin with the same digits', () => {
    const folders = Array.from(
      { length: 60 },
      (_, at) => [`file:///casebook/2026-9${at}`, example(`Case ${at}`)] as const,
    );
    const many = indexOf({ ...Object.fromEntries(folders), text: example('Certificate of 2026-9 expired') });
    assert.equal(found(many, '2026-9')[0], 'text');
  });

  it('looks for words with a slip only when there are none without', () => {
    const own = indexOf({ right: example('Certificate expired'), wrong: example('Certifcate of baptism') });
    assert.deepEqual(found(own, 'certificate'), ['right']);
    assert.deepEqual(found(own, 'certificato').sort(), ['right']);
  });
});
