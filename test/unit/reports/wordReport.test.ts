import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Case } from '../../../src/domain/case.ts';
import { caseReport } from '../../../src/reports/caseReport.ts';
import type { ReportOptions } from '../../../src/reports/reportOptions.ts';
import { wordReport } from '../../../src/reports/wordReport.ts';
import { fullCase, later } from '../domain/fullCase.ts';
import { caseOf, hostileText, hostileTexts } from './hostileCase.ts';

const partsOf = async (current: Case, own: Partial<ReportOptions> = {}): Promise<(name: string) => string> => {
  const options = { language: 'en', audience: 'internal', timeZone: 'Asia/Shanghai', now: later, ...own } as const;
  const parts = unzipSync(await wordReport(caseReport(current, options)));
  return (name) => strFromU8(parts[name] ?? new Uint8Array(0));
};

describe('the report in Word', () => {
  it('is A4, with the number in the head and "page of pages" in the foot of every page', async () => {
    const part = await partsOf(fullCase({ number: 'TS-20261116-ABCDE' }));

    assert.match(part('word/document.xml'), /<w:pgSz w:w="11906" w:h="16838"/);
    assert.match(part('word/header1.xml'), /TS-20261116-ABCDE/);
    assert.match(part('word/footer1.xml'), /Page .*PAGE.* of .*NUMPAGES/);
  });

  it('has bordered tables whose head stands again on every page', async () => {
    const xml = (await partsOf(fullCase()))('word/document.xml');

    assert.match(xml, /<w:tblBorders><w:top w:val="single"/);
    const heads = [...xml.matchAll(/<w:tr><w:trPr>(?:(?!<\/w:trPr>).)*<w:tblHeader\/>.*?<\/w:tr>/g)].map(([row]) =>
      [...row.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, words]) => words).join(' '),
    );
    for (const head of [
      'Hypothesis 1',
      'Solution 1',
      'Step 1',
      'No. Title Kind Time Size SHA-256',
      'Time By What happened',
    ])
      assert.ok(heads.includes(head), head);
  });

  it('sets Chinese in a Chinese font, whichever font the Latin letters have', async () => {
    const part = await partsOf(fullCase(), { language: 'zh-cn' });

    assert.match(part('word/styles.xml'), /<w:docDefaults>.*w:eastAsia="Microsoft YaHei"/);
    assert.match(part('word/document.xml'), /受理记录表/);
    assert.match(part('word/footer1.xml'), /第 .*PAGE.* 页，共 .*NUMPAGES.* 页/);
  });

  it('has a line to sign for everybody who signs', async () => {
    const xml = (await partsOf(fullCase(), { audience: 'customer' }))('word/document.xml');

    assert.match(xml, /Signatures.*Support department.*Date.*Customer.*Date/);
  });

  it('has the fishbone as SVG and as a metafile that holds the same words, under their right names', async () => {
    const part = await partsOf(fullCase());

    assert.match(part('[Content_Types].xml'), /Extension="emf" ContentType="image\/x-emf"/);
    assert.match(part('word/_rels/document.xml.rels'), /Target="media\/[^"]+\.emf"/);
    const media = [...part('word/_rels/document.xml.rels').matchAll(/Target="(media\/[^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    assert.deepEqual(media.map((name) => name.slice(-4)).sort(), ['.emf', '.svg']);
    assert.match(part('word/document.xml'), /descr="Method: Cookies are dropped by the proxy \(Confirmed\)"/);
  });

  it('makes no field, no link, no embedded part of what a case holds, and is never broken XML', async () => {
    const check = async (texts: readonly string[]): Promise<void> => {
      const part = await partsOf(caseOf(texts));
      const xml = part('word/document.xml');
      assert.doesNotMatch(xml, /<w:(?:instrText|fldSimple|altChunk|hyperlink|object)\b/);
      assert.doesNotMatch(part('word/_rels/document.xml.rels'), /TargetMode="External"/);
      // eslint-disable-next-line no-control-regex -- exactly these must not be there
      assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      assert.doesNotMatch(xml, /&(?!(?:amp|lt|gt|quot|apos);)/);
      assert.equal(xml.split('<w:t ').length + xml.split('<w:t>').length, xml.split('</w:t>').length + 1);
    };
    await check(hostileTexts);
    await fc.assert(fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 12 }), check), {
      numRuns: 12,
      endOnFailure: true,
    });
  });
});
