import type { Report } from './report.ts';

/** A report as a Word document. */
export const wordReport = (_report: Report): Promise<Uint8Array> => Promise.reject(new Error('not yet'));
