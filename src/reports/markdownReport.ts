import type { PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown, type Unsafe } from 'mdast-util-to-markdown';
import type { Report, ReportBlock, ReportRow } from './report.ts';

/**
 * A report as GitHub Flavored Markdown, to be pasted into an issue, a wiki or a merge request. Whatever the case holds is
 * text: none of it becomes markup, a picture or HTML. What reads as an address may become a link to just that: readers of
 * Markdown make links of bare addresses whatever is escaped.
 */
export function markdownReport(report: Report): string {
  const nodes: RootContent[] = [
    heading(1, `${report.number} ${report.title}`.trim()),
    paragraph([
      { type: 'strong', children: [{ type: 'text', value: report.kind }] },
      { type: 'text', value: ` – ${report.notice}` },
    ]),
    valueTable(report.facts),
    ...report.sections.flatMap(({ title, blocks }) => {
      const nodes = blocks.flatMap(blockNodes);
      return nodes.length === 0 ? [] : [heading(2, title), ...nodes];
    }),
  ];
  return toMarkdown(
    { type: 'root', children: nodes },
    {
      bullet: '-',
      // Columns are not padded: in a proportional font that only makes long lines.
      extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
      unsafe: alsoUnsafe,
    },
  );
}

/** Two levels below the section. */
const captionDepth = 4;

/** What would become markup on GitHub and in VS Code beyond CommonMark: strike-through, formulas. */
const alsoUnsafe: Unsafe[] = [
  { character: '~', inConstruct: 'phrasing' },
  { character: '$', inConstruct: 'phrasing' },
  { character: '<', inConstruct: 'phrasing' },
];

function blockNodes(block: ReportBlock): RootContent[] {
  switch (block.kind) {
    case 'values':
      return [...(block.caption === undefined ? [] : [heading(captionDepth, block.caption)]), valueTable(block.rows)];
    case 'grid':
      return [table([block.columns, ...block.rows])];
    case 'heading':
      return [heading(3, block.text)];
    case 'paragraph':
      return [paragraph(lines(block.text))];
    case 'picture':
      // A picture cannot be pasted with text: what it shows is said.
      return [
        paragraph([{ type: 'emphasis', children: [{ type: 'text', value: block.caption }] }]),
        ...(block.words === '' ? [] : [bullets(block.words.split('\n'))]),
      ];
    case 'signatures':
      // Nobody signs an issue.
      return [];
  }
}

const heading = (depth: 1 | 2 | 3 | 4, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: value.replaceAll('\n', ' ') }],
});
const paragraph = (children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });

const bullets = (items: readonly string[]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map((value) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
  })),
});

/** A table of two columns needs a head in Markdown: the first value is it. */
const valueTable = (rows: readonly ReportRow[]): Table => ({
  type: 'table',
  children: rows.map(({ label, value }) =>
    row([[{ type: 'strong', children: [{ type: 'text', value: label }] }], lines(value)]),
  ),
});

const table = (rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  children: rows.map((cells) => row(cells.map(lines))),
});
const row = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
});

/** A line break that a table cell can hold. */
const lineBreak: PhrasingContent = { type: 'html', value: '<br>' };
const lines = (value: string): PhrasingContent[] =>
  value
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => [...(index === 0 ? [] : [lineBreak]), { type: 'text', value: line }]);
