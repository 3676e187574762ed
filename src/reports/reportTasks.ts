import type { Case } from '../domain/case.ts';
import { caseTable, type CaseTableOptions, type ListedSummary } from './caseTable.ts';
import { caseReport } from './caseReport.ts';
import { say } from '../domain/text.ts';
import { reportWords } from './reportWords.ts';
import type { ReportOptions } from './reportOptions.ts';

/** The formats of a report. */
export const reportFormats = ['docx', 'html', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a report is made from. Plain data: it crosses to the worker. */
export interface ReportRequest {
  readonly case: Case;
  readonly options: ReportOptions;
  readonly format: ReportFormat;
}

/** Writes a report; each writer and its library is loaded when it is asked for. @returns the file's content */
export async function writeReport({ case: current, options, format }: ReportRequest): Promise<Uint8Array> {
  const report = caseReport(current, options);
  switch (format) {
    case 'md': {
      const { markdownReport } = await import('./markdownReport.ts');
      return new TextEncoder().encode(markdownReport(report));
    }
    case 'html': {
      const { htmlReport } = await import('./htmlReport.ts');
      return new TextEncoder().encode(await htmlReport(report));
    }
    case 'docx': {
      const { wordReport } = await import('./wordReport.ts');
      return wordReport(report);
    }
  }
}

/** The formats of a list of cases. */
export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** What a list is made from. Plain data: it crosses to the worker. */
export interface ListRequest {
  readonly cases: readonly ListedSummary[];
  readonly options: CaseTableOptions;
  readonly format: ListFormat;
}

/** Writes a list of cases. @returns the file's content */
export async function writeList({ cases, options, format }: ListRequest): Promise<Uint8Array> {
  const table = caseTable(cases, options);
  switch (format) {
    case 'csv': {
      const { csvTable } = await import('./csvTable.ts');
      return csvTable(table);
    }
    case 'xlsx': {
      const { xlsxTable } = await import('./xlsxTable.ts');
      return xlsxTable(table, say(reportWords.cases, options.language));
    }
  }
}

/** What `dist/report-worker.cjs` can do, by name. */
export const reportTasks = { writeReport, writeList };
