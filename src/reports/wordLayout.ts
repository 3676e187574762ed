import { TextRun, type IStylesOptions } from 'docx';
import type { Report } from './report.ts';

/** The width between the margins of A4, twentieths of a point. */
export const printedWidth = 9_866;

/** Half points. */
export const sizes = { body: 20, small: 17, caption: 20, heading: 26, subheading: 22, title: 36, kind: 24 } as const;

/** Word takes the Chinese letters of any text from the east-asian font, and finds no fallback of its own when that lacks them. */
export const fontsOf = ({ language }: Pick<Report, 'language'>) =>
  language === 'en'
    ? { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' }
    : { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei', hint: 'eastAsia' };

/** Styles by name, so that a department can give the document its own look in one place. */
export function wordStyles(report: Report): IStylesOptions {
  const font = fontsOf(report);
  const language = { value: 'en-GB', eastAsia: 'zh-CN' };
  const grey = '57606A';
  return {
    default: {
      document: { run: { font, size: sizes.body, language }, paragraph: { spacing: { before: 0, after: 60 } } },
      title: { run: { font, size: sizes.title, bold: true }, paragraph: { spacing: { before: 60, after: 200 } } },
      heading1: {
        run: { font, size: sizes.heading, bold: true, color: '1F2328' },
        paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
      },
      heading2: {
        run: { font, size: sizes.subheading, bold: true, color: '1F2328' },
        paragraph: { spacing: { before: 220, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [
      { id: 'ReportKind', name: 'Report Kind', basedOn: 'Normal', run: { size: sizes.kind, bold: true, color: grey } },
      { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: sizes.small, color: grey } },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { before: 40, after: 40 } } },
      { id: 'CellHead', name: 'Cell Head', basedOn: 'Cell', run: { bold: true } },
      {
        id: 'SmallCell',
        name: 'Small Cell',
        basedOn: 'Cell',
        run: { size: sizes.small },
      },
    ],
  };
}

/** A text with its lines. */
export const textRuns = (value: string): TextRun[] =>
  value.split('\n').map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }));
