import { HeadingLevel, Paragraph, type FileChild } from 'docx';
import type { ReportBlock } from './report.ts';
import { textRuns } from './wordLayout.ts';
import { picture } from './wordPictures.ts';
import { gridTable, signatureTable, valueTable } from './wordTables.ts';

/** Between two tables, which Word would otherwise make one. */
const gap = (): Paragraph => new Paragraph({ style: 'Small', spacing: { before: 0, after: 0 } });

/** A block of a report in Word. @param font of the words in pictures */
export function wordBlocks(block: ReportBlock, font: string): FileChild[] {
  switch (block.kind) {
    case 'values':
      return [valueTable(block.rows, block.caption), gap()];
    case 'grid':
      return [gridTable(block), gap()];
    case 'signatures':
      return [signatureTable(block)];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: textRuns(block.text) })];
    case 'paragraph':
      return [new Paragraph({ children: textRuns(block.text) })];
    case 'picture':
      return picture(block, font);
  }
}
