import * as vscode from 'vscode';
import { systemCode } from '../../../evidence/evidenceFolder.ts';
import { UserError } from '../../../platform/userError.ts';

/** What happened to a log while it was read, in the user's words. Errors of the worker have a code and no class. */
export function explainLogError(error: unknown): string {
  switch (codeOf(error)) {
    case 'LOG_ROTATED':
      return vscode.l10n.t(
        'The log was rotated meanwhile: under its name there is another file now. Nothing was attached, so that the two are not mixed. Start again with the new file, or take the lines from the rotated one.',
      );
    case 'LOG_TRUNCATED':
      return vscode.l10n.t(
        'The log was emptied or written anew meanwhile. Nothing was attached, so that old and new lines are not mixed. Start again.',
      );
    case 'LOG_GONE':
      return vscode.l10n.t('The log was deleted or renamed meanwhile. Nothing was attached.');
    default:
      return vscode.l10n.t(
        'The log could not be read: {0} Nothing was attached.',
        error instanceof Error ? error.message : String(error),
      );
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Runs work that reads a log; what goes wrong with the log is told as a `UserError`. */
export async function readingLog<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (
      codeOf(error).startsWith('LOG_') ||
      ['EIO', 'ESTALE', 'EISDIR', 'ENOENT', 'EACCES', 'EPERM', 'EBUSY'].includes(systemCode(error))
    )
      throw new UserError(explainLogError(error));
    throw error;
  }
}
