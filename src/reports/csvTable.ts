import { stringify } from 'csv-stringify/browser/esm/sync';
import type { CaseTable } from './caseTable.ts';

/**
 * A list as CSV (RFC 4180) in UTF-8. A byte order mark says so to Excel, which otherwise spoils Chinese; a cell that begins like a
 * formula gets an apostrophe in front, so that opening the file computes nothing.
 */
export const csvTable = ({ head, rows }: CaseTable): Uint8Array =>
  new TextEncoder().encode(
    stringify(
      [head, ...rows].map((cells) => [...cells]),
      { bom: true, record_delimiter: 'windows', escape_formulas: true },
    ),
  );
