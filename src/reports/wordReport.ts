import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type FileChild,
} from 'docx';
import type { Report } from './report.ts';
import { fontsOf, printedWidth, textRuns, wordStyles } from './wordLayout.ts';
import { wordBlocks } from './wordBlocks.ts';
import { valueTable } from './wordTables.ts';
import { withMetafiles } from './wordPictures.ts';

/** Twentieths of a point: A4, and its margins. */
const page = { width: 11_906, height: 16_838 } as const;
const margin = { top: 1_250, bottom: 1_130, left: 1_020, right: 1_020, header: 560, footer: 500 } as const;

/** A report as a Word document (Office Open XML), A4, with the pictures as SVG and, for readers that know none, as metafiles. */
export async function wordReport(report: Report): Promise<Uint8Array> {
  const { number, title, kind, facts, sections, notice } = report;
  const content: FileChild[] = [
    new Paragraph({ style: 'ReportKind', children: textRuns(kind) }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(title === '' ? number : title) }),
    valueTable(facts),
    new Paragraph({ style: 'Small', children: textRuns(notice) }),
    ...sections.flatMap((section): FileChild[] => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(section.title) }),
      ...section.blocks.flatMap((block) => wordBlocks(block, fontsOf(report).eastAsia)),
    ]),
  ];
  const document = new Document({
    creator: 'Support Casebook',
    title: `${number} ${title}`,
    description: kind,
    styles: wordStyles(report),
    sections: [
      {
        properties: { page: { size: page, margin } },
        headers: { default: new Header({ children: [headLine(report)] }) },
        footers: { default: new Footer({ children: [footLine(report)] }) },
        children: content,
      },
    ],
  });
  return withMetafiles(new Uint8Array(await Packer.toArrayBuffer(document)));
}

const tabs = [{ type: TabStopType.RIGHT, position: printedWidth }];

const headLine = ({ number, kind }: Report): Paragraph =>
  new Paragraph({
    style: 'Small',
    tabStops: tabs,
    children: [new TextRun(kind), new TextRun({ text: `\t${number}` })],
  });

function footLine({ notice, page: [before, between, after] }: Report): Paragraph {
  const numbers = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return new Paragraph({
    style: 'Small',
    alignment: AlignmentType.LEFT,
    tabStops: tabs,
    children: [new TextRun(`${notice}\t`), new TextRun({ children: numbers })],
  });
}
