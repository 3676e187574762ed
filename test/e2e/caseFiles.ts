import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCase } from '../../src/domain/parseCase.ts';
import type { Case } from '../../src/domain/case.ts';
import { waitUntil } from '../host/waitUntil.ts';

/** The names of the case folders of a workspace. */
export const caseFolders = async (workspace: string): Promise<string[]> => {
  try {
    return (await readdir(path.join(workspace, 'casebook'))).filter((name) => name.startsWith('TS-'));
  } catch {
    return [];
  }
};

/** The case as it stands on disk. @throws when the file is not a case */
export async function readCaseFile(workspace: string, folder: string): Promise<Case> {
  const parsed = parseCase(await readFile(path.join(workspace, 'casebook', folder, 'case.json'), 'utf8'));
  if (parsed.kind === 'invalid') throw new Error(parsed.problem.message.en);
  return parsed.case;
}

/** Waits until the case on disk is as wanted. */
export const caseOnDisk = (workspace: string, folder: string, isAsWanted: (current: Case) => boolean): Promise<Case> =>
  waitUntil('the case file to hold what was entered', async () => {
    const current = await readCaseFile(workspace, folder);
    return isAsWanted(current) ? current : undefined;
  });
