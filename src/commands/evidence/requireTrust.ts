import * as vscode from 'vscode';
import { UserError } from '../../platform/userError.ts';

/** @throws UserError in a workspace that is not trusted: nothing is run there */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError(
    vscode.l10n.t(
      'This workspace is in Restricted Mode, so no command is run. Trust it first, or run the command elsewhere and attach its output as a file.',
    ),
    {
      title: vscode.l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
  );
}
