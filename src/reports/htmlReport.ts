import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { drawingSvg } from '../domain/drawingSvg.ts';
import type { Report, ReportBlock, ReportRow } from './report.ts';
import { reportCss } from './reportCss.ts';
import { pairedRows } from './pairedRows.ts';

/**
 * A report as one HTML file that needs no other and prints on A4: no script, no address outside the file, and a policy that
 * allows nothing but its own style sheet and its own pictures.
 */
export async function htmlReport(report: Report): Promise<string> {
  const language = report.language === 'en' ? 'en' : 'zh-CN';
  const policy = `default-src 'none'; style-src 'sha256-${await hashOf(reportCss)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = h('html', { lang: language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', `${report.number} ${report.title}`),
      h('style', reportCss),
    ]),
    h('body', [
      h('header', [
        h('p', { className: ['kind'] }, report.kind),
        h('h1', report.title === '' ? report.number : report.title),
        valueTable(report.facts),
        h('p', { className: ['notice'] }, report.notice),
      ]),
      h(
        'main',
        report.sections.map(({ title, blocks }) => h('section', [h('h2', title), ...blocks.flatMap(blockElements)])),
      ),
      h('footer', h('p', `${report.number} · ${report.notice}`)),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(page)}\n`;
}

function blockElements(block: ReportBlock): Element[] {
  switch (block.kind) {
    case 'values':
      return [valueTable(block.rows, block.caption)];
    case 'grid':
      return [
        h('table', { className: ['grid'] }, [
          h(
            'thead',
            h(
              'tr',
              block.columns.map((column) => h('th', { scope: 'col' }, column)),
            ),
          ),
          h(
            'tbody',
            block.rows.map((row) =>
              h(
                'tr',
                row.map((cell) => h('td', { dir: 'auto' }, lines(cell))),
              ),
            ),
          ),
        ]),
      ];
    case 'heading':
      return [h('h3', block.text)];
    case 'paragraph':
      return [h('p', lines(block.text))];
    case 'picture': {
      const { drawing, caption, words } = block;
      const { width, height } = drawing;
      const src = `data:image/svg+xml;base64,${base64Of(drawingSvg(drawing))}`;
      return [h('figure', [h('img', { src, alt: words, width, height }), h('figcaption', caption)])];
    }
    case 'signatures':
      return [
        h(
          'table',
          { className: ['signatures'] },
          h(
            'tbody',
            block.signatories.map((who) =>
              h('tr', [h('th', { scope: 'row' }, who), h('td'), h('th', block.date), h('td')]),
            ),
          ),
        ),
      ];
  }
}

function valueTable(rows: readonly ReportRow[], caption?: string): Element {
  const head = caption === undefined ? [] : [h('thead', h('tr', h('th', { colSpan: 4, scope: 'colgroup' }, caption)))];
  return h('table', { className: ['values'] }, [
    ...head,
    h(
      'tbody',
      pairedRows(rows).map((pair) =>
        h(
          'tr',
          pair.flatMap(({ label, value }) => [
            h('th', { scope: 'row' }, label),
            h('td', { dir: 'auto', colSpan: pair.length === 1 ? 3 : 1 }, lines(value)),
          ]),
        ),
      ),
    ),
  ]);
}

const lines = (value: string): ElementContent[] =>
  value
    .split('\n')
    .flatMap((line, index): ElementContent[] => [...(index === 0 ? [] : [h('br')]), { type: 'text', value: line }]);

async function hashOf(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return bytesBase64(new Uint8Array(digest));
}

const base64Of = (content: string): string => bytesBase64(new TextEncoder().encode(content));

function bytesBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
