import writeXlsxFile from 'write-excel-file/universal';
import type { CaseTable } from './caseTable.ts';

/** Excel refuses a file with a longer text in a cell. */
const mostLetters = 32_767;
/** The widest that a column begins with, letters. */
const widest = 50;

/** A list as a workbook of Excel (Office Open XML): texts are texts, never formulas; the head stays in view. */
export async function xlsxTable({ head, rows }: CaseTable, sheet: string): Promise<Uint8Array> {
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((cells) =>
      cells.map((value) =>
        typeof value === 'number'
          ? { value, type: Number }
          : { value: value.slice(0, mostLetters).replace(/\p{Surrogate}/gu, '\ufffd'), type: String },
      ),
    ),
  ];
  const columns = head.map((label, index) => ({
    width: Math.min(
      widest,
      Math.max(12, label.length + 2, ...rows.slice(0, 200).map((cells) => String(cells[index]).length + 2)),
    ),
  }));
  const file = writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 });
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
