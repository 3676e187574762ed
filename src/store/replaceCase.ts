import type { Case } from '../domain/case.ts';
import { fileProblem } from '../domain/fileProblem.ts';
import { serializeCase } from '../domain/serialize.ts';
import { CaseFileInvalid } from './caseFile.ts';
import { caseFileOf, type CaseFolder } from './caseRoot.ts';
import type { FileAccess } from './fileAccess.ts';
import { largestCaseFile } from './readCase.ts';

/** A case folder and the root out of which links may not lead, as URIs. */
export interface CaseFilePlace {
  readonly folder: CaseFolder;
  readonly root: string;
}

/** The text of a case file, whether it is a case or not; `undefined` when it is not there or no text. @throws with a Node code */
export async function readCaseText(files: FileAccess, { folder, root }: CaseFilePlace): Promise<string | undefined> {
  const file = caseFileOf(folder);
  const isThere = (await files.list(folder)).some(({ name }) => file.endsWith(`/${name}`));
  if (!isThere) return undefined;
  const content = await files.read(file, { limit: largestCaseFile, within: root });
  return content.kind === 'text' ? content.text : undefined;
}

/**
 * Puts a case in the place of a file that the store does not write because it is no case, such as one with conflict markers.
 * @param from what is on disk, as far as the caller knows
 * @param keep puts `from` somewhere safe first
 * @returns false, with nothing changed, when the file is another by now
 * @throws CaseFileInvalid when the folder leads out of the root
 */
export async function replaceCase(
  files: FileAccess,
  place: CaseFilePlace,
  { from, to, keep }: { readonly from: string | undefined; readonly to: Case; readonly keep: () => Promise<void> },
): Promise<boolean> {
  if (!(await files.isInside(place.folder, place.root)))
    throw new CaseFileInvalid(fileProblem({ kind: 'outsideRoot' }));
  const file = caseFileOf(place.folder);
  const lock = await files.lock(file);
  try {
    if ((await readCaseText(files, place)) !== from) return false;
    await keep();
    await files.replace(file, serializeCase(to), () => lock.assertHeld());
    return true;
  } finally {
    await lock.release();
  }
}
