import type { Case } from '../../domain/case.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../../evidence/evidenceText.ts';
import { parentOf } from '../../store/caseRoot.ts';
import type { FileAccess } from '../../store/fileAccess.ts';
import { readCase } from '../../store/readCase.ts';

/** So much of a piece of evidence is searched, bytes: its beginning. */
const searchedBytes = 256 * 1024;

/** The text of a piece of evidence, as far as it is searched; `undefined` for what is no text or not there. */
export async function readSearchedEvidence(
  files: FileAccess,
  caseFolder: string,
  id: string,
  known?: Case,
): Promise<string | undefined> {
  let current = known;
  if (!current) {
    const read = await readCase(files, { folder: caseFolder, root: parentOf(caseFolder) });
    current = read.kind === 'case' ? read.case : undefined;
  }
  const item = current?.evidence?.find((each) => each.id === id);
  return item && (await readEvidenceText(evidenceFolderOf(caseFolder), item, searchedBytes))?.text;
}
