import type { ReportRow } from './report.ts';

/** Rows as they stand in a table: two short ones that follow one another share a line, as on a printed form. */
export function pairedRows(rows: readonly ReportRow[]): readonly (readonly ReportRow[])[] {
  const paired: ReportRow[][] = [];
  for (const row of rows) {
    const last = paired.at(-1);
    if (!row.wide && last?.length === 1 && last[0]?.wide === false) last.push(row);
    else paired.push([row]);
  }
  return paired;
}
