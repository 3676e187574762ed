import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import type { Element, Nodes } from 'hast';
import { caseReport } from '../../../src/reports/caseReport.ts';
import { htmlReport } from '../../../src/reports/htmlReport.ts';
import { fullCase, later } from '../domain/fullCase.ts';
import { caseOf, hostileText, hostileTexts } from './hostileCase.ts';

const options = { language: 'en', audience: 'internal', timeZone: 'UTC', now: later } as const;

const elementsOf = (node: Nodes): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsOf) : []),
];
const known = new Set(
  'html head meta title style body header main section footer p h1 h2 h3 table thead tbody tr th td br figure img figcaption'.split(
    ' ',
  ),
);

describe('the report as a web page', () => {
  it('is written in its language', async () => {
    assert.match(await htmlReport(caseReport(fullCase(), options)), /^<!doctype html>\n<html lang="en">/);
    assert.match(await htmlReport(caseReport(fullCase(), { ...options, language: 'zh-cn' })), /<html lang="zh-CN">/);
  });

  it('allows nothing but its own style sheet and its own pictures', async () => {
    const html = await htmlReport(caseReport(fullCase(), options));
    const [, style] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256')
      .update(style ?? '')
      .digest('base64');

    const policy = elementsOf(fromHtml(html)).find(({ properties }) => 'httpEquiv' in properties)?.properties.content;

    assert.equal(
      policy,
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('has the fishbone as a picture with the same in words', async () => {
    const elements = elementsOf(fromHtml(await htmlReport(caseReport(fullCase(), options))));
    const picture = elements.find(({ tagName }) => tagName === 'img');

    assert.match(String(picture?.properties.src), /^data:image\/svg\+xml;base64,/);
    assert.equal(picture?.properties.alt, 'Method: Cookies are dropped by the proxy (Confirmed)');
  });

  it('makes no element and no attribute of what a case holds', async () => {
    const check = async (texts: readonly string[]): Promise<void> => {
      const elements = elementsOf(fromHtml(await htmlReport(caseReport(caseOf(texts), options))));
      assert.deepEqual(
        elements.map(({ tagName }) => tagName).filter((name) => !known.has(name)),
        [],
      );
      for (const { properties, tagName } of elements) {
        assert.deepEqual(
          Object.keys(properties).filter((name) => /^on|^href$|^style$/i.test(name)),
          [],
        );
        if ('src' in properties)
          assert.match(`${tagName} ${String(properties.src)}`, /^img data:image\/svg\+xml;base64,/);
      }
    };
    await check(hostileTexts);
    await fc.assert(fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 12 }), check), {
      numRuns: 12,
      endOnFailure: true,
    });
  });
});
