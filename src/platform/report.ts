import * as vscode from 'vscode';
import { UserError } from './userError.ts';

/** The one way in which an error reaches the user; the log channel has the rest. */
export async function report(error: unknown, log: vscode.LogOutputChannel, during: string): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  log.error(during, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const known = error instanceof UserError ? error : undefined;
  const message =
    known?.message ??
    vscode.l10n.t(
      '{0} failed: {1} Nothing in your cases was changed by it.',
      during,
      error instanceof Error ? error.message : String(error),
    );
  const openLog = vscode.l10n.t('Open Log');
  const chosen = await vscode.window.showErrorMessage(message, ...(known?.action ? [known.action.title] : []), openLog);
  if (chosen === openLog) log.show();
  else if (chosen !== undefined) await known?.action?.run();
}
