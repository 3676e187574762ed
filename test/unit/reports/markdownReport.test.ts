import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Link, Nodes } from 'mdast';
import { caseReport } from '../../../src/reports/caseReport.ts';
import { markdownReport } from '../../../src/reports/markdownReport.ts';
import { fullCase, later } from '../domain/fullCase.ts';
import { caseOf, hostileText, hostileTexts } from './hostileCase.ts';

const options = { language: 'en', audience: 'internal', timeZone: 'UTC', now: later } as const;
const parsed = (markdown: string): Nodes =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const isBare = ({ url, children }: Link): boolean => {
  const [only] = children;
  return only?.type === 'text' && [only.value, `http://${only.value}`, `mailto:${only.value}`].includes(url);
};

/** What a reader of GitHub Flavored Markdown takes the text for: kinds of nodes, and the HTML that is in it. */
function kindsOf(node: Nodes, found = { kinds: new Set<string>(), html: new Set<string>() }) {
  if (node.type === 'html') found.html.add(node.value);
  // A bare address that shows where it leads.
  if (node.type === 'link' && isBare(node)) return found;
  found.kinds.add(node.type);
  if ('children' in node) for (const child of node.children) kindsOf(child, found);
  return found;
}

const expected = [
  'root',
  'heading',
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'table',
  'tableRow',
  'tableCell',
  'list',
  'listItem',
  'html',
];

describe('the report as Markdown', () => {
  it('is a heading, and a table of labels and values for each part', () => {
    const markdown = markdownReport(caseReport(fullCase(), options));

    assert.match(markdown, /^# TS-\d{8}-\w{5} Login loop\n/);
    assert.match(markdown, /^## 1 {2}Intake record$/m);
    assert.match(markdown, /^\| \*\*Device or system\*\* \| Finance portal \|$/m);
    assert.match(markdown, /^\| 1 \| Proxy log \| Log excerpt \| .* \| 0{64} \|$/m);
  });

  it('says what the fishbone shows', () => {
    assert.match(
      markdownReport(caseReport(fullCase(), options)),
      /^- Method: Cookies are dropped by the proxy \(Confirmed\)$/m,
    );
  });

  it('makes no markup, no hidden link and no HTML of what a case holds', () => {
    const check = (texts: readonly string[]): void => {
      const markdown = markdownReport(caseReport(caseOf(texts), options));
      const { kinds, html } = kindsOf(parsed(markdown));
      assert.deepEqual(
        [...kinds].filter((kind) => !expected.includes(kind)),
        [],
        markdown,
      );
      assert.deepEqual(
        [...html].filter((value) => value !== '<br>'),
        [],
        markdown,
      );
    };
    check(hostileTexts);
    fc.assert(fc.property(fc.array(hostileText, { minLength: 1, maxLength: 12 }), check), {
      numRuns: 12,
      endOnFailure: true,
    });
  });

  it('has as many tables as the report, each with its columns, whatever stands in the cells', () => {
    const report = caseReport(caseOf(hostileTexts), options);
    const tables: number[] = [];
    const visit = (node: Nodes): void => {
      if (node.type === 'table') tables.push(...new Set(node.children.map(({ children }) => children.length)));
      if ('children' in node) node.children.forEach(visit);
    };
    visit(parsed(markdownReport(report)));
    const blocks = report.sections.flatMap((section) => section.blocks);
    const own = blocks.flatMap((block) =>
      block.kind === 'values' ? [2] : block.kind === 'grid' ? [block.columns.length] : [],
    );

    assert.deepEqual(tables, [2, ...own]);
  });
});
