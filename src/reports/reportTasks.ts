import type { Case } from '../domain/case.ts';
import { caseReport } from './caseReport.ts';
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

/** What `dist/report-worker.cjs` can do, by name. */
export const reportTasks = { writeReport };
