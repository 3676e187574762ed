import { toMoment } from '../../domain/moment.ts';
import type { CaseEdit } from '../../domain/edit.ts';
import type { Doing } from '../../domain/caseChange.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseArgument } from '../commands.ts';
import type { ProcedureServices } from './recentDocuments.ts';

/**
 * Runs work on the case that an argument names; asks which when it names none. The document is given back
 * afterwards; a case that changed can still be undone.
 * @returns what the work returned; `undefined` also when the user named no case
 * @throws UserError when the file became unreadable
 */
export async function withCase<T>(
  { resolveCase, store, recent }: ProcedureServices,
  argument: CaseArgument,
  work: (document: CaseDocument) => Promise<T>,
): Promise<T | undefined> {
  const folder = await resolveCase(argument);
  if (folder === undefined) return undefined;
  const document = await store.open(folder);
  const { revision } = document;
  try {
    if (document.problem) throw new UserError(local(document.problem.message));
    return await work(document);
  } finally {
    if (document.revision === revision) document.release();
    else recent.keep(document);
  }
}

/** Makes a change as one step to undo and sees it on disk. */
export async function change(document: CaseDocument, edits: readonly CaseEdit[]): Promise<void> {
  document.edit(edits);
  await document.flush();
}

/** Who does something now. */
export const doingNow = ({ author }: Pick<ProcedureServices, 'author'>): Doing => ({
  by: author(),
  at: toMoment(Date.now()),
});
