import * as vscode from 'vscode';
import { fill, text } from '../domain/text.ts';
import { CaseFileInvalid } from '../store/caseFile.ts';
import { SaveFailed } from '../store/saveFailed.ts';
import { rememberError } from './recentErrors.ts';
import { local } from './language.ts';
import { UserError } from './userError.ts';

/** The one way in which an error reaches the user; the log channel has the rest. */
export async function report(error: unknown, log: vscode.LogOutputChannel, during: string): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  rememberError(error, during);
  log.error(during, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const known = error instanceof UserError ? error : undefined;
  const message =
    known?.message ??
    explainError(error) ??
    vscode.l10n.t('{0} failed: {1} The log has the details.', during, textOf(error));
  const openLog = vscode.l10n.t('Open Log');
  const chosen = await vscode.window.showErrorMessage(message, ...(known?.action ? [known.action.title] : []), openLog);
  if (chosen === openLog) log.show();
  else if (chosen !== undefined) await known?.action?.run();
}

/** What the store's errors say to the user: what happened, what was kept, what to do. */
export function explainError(error: unknown): string | undefined {
  if (error instanceof SaveFailed) return local(error.text);
  if (error instanceof CaseFileInvalid)
    return local(fill(text('{0} {1}', '{0}{1}'), error.problem.message, error.problem.advice));
  return undefined;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
