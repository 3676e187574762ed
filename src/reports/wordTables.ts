import {
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { pairedRows } from './pairedRows.ts';
import type { ReportBlock, ReportRow } from './report.ts';
import { printedWidth, textRuns } from './wordLayout.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: '8C959F' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const shading = { type: ShadingType.CLEAR, color: 'auto', fill: 'F0F2F4' };
/** Labels and values of a line with two pairs, twentieths of a point. */
const labelWidth = 1_776;
const pairWidths = [labelWidth, printedWidth / 2 - labelWidth, labelWidth, printedWidth / 2 - labelWidth] as const;

/** A row with a longer text may be split between pages, letters. */
const longest = 600;

interface CellLook {
  readonly width: number;
  readonly span?: number;
  readonly isHead?: boolean;
  readonly isSmall?: boolean;
}

const cell = (value: string, { width, span = 1, isHead = false, isSmall = false }: CellLook): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: isHead ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(isHead && { shading }),
    children: [
      new Paragraph({ style: isHead ? 'CellHead' : isSmall ? 'SmallCell' : 'Cell', children: textRuns(value) }),
    ],
  });

const table = (columnWidths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    width: { size: printedWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...columnWidths],
    borders,
    margins: { marginUnitType: WidthType.DXA, top: 20, bottom: 20, left: 90, right: 90 },
    rows: [...rows],
  });

/** Labels and values; the caption stands again on every page that the table runs over. */
export const valueTable = (rows: readonly ReportRow[], caption?: string): Table =>
  table(pairWidths, [
    ...(caption === undefined
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: [cell(caption, { width: printedWidth, span: 4, isHead: true })],
          }),
        ]),
    ...pairedRows(rows).map(
      (pair) =>
        new TableRow({
          // A long text runs over pages; what is shorter stays together.
          cantSplit: pair.every(({ value }) => value.length < longest),
          children: pair.flatMap(({ label, value }) => [
            cell(label, { width: labelWidth, isHead: true }),
            pair.length === 1
              ? cell(value, { width: printedWidth - labelWidth, span: 3 })
              : cell(value, { width: pairWidths[1] }),
          ]),
        }),
    ),
  ]);

/** A row for each item; the head stands again on every page. */
export function gridTable({ columns, shares, rows }: Extract<ReportBlock, { kind: 'grid' }>): Table {
  const widths = columns.map((_, index) => Math.floor((printedWidth * (shares[index] ?? 0)) / 100));
  const widthOf = (index: number): number => widths[index] ?? 0;
  return table(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map((column, index) => cell(column, { width: widthOf(index), isHead: true })),
    }),
    ...rows.map(
      (row) =>
        new TableRow({
          cantSplit: row.every((value) => value.length < longest),
          children: row.map((value, index) => cell(value, { width: widthOf(index), isSmall: true })),
        }),
    ),
  ]);
}

/** A line for each who signs: name or signature, and the date. */
export function signatureTable({ signatories, date }: Extract<ReportBlock, { kind: 'signatures' }>): Table {
  const widths = [2_000, 4_066, 1_200, 2_600] as const;
  return table(
    widths,
    signatories.map(
      (who) =>
        new TableRow({
          cantSplit: true,
          height: { value: 760, rule: HeightRule.ATLEAST },
          children: [
            cell(who, { width: widths[0], isHead: true }),
            cell('', { width: widths[1] }),
            cell(date, { width: widths[2], isHead: true }),
            cell('', { width: widths[3] }),
          ],
        }),
    ),
  );
}
