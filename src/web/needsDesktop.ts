import * as vscode from 'vscode';
import { UserError } from '../platform/userError.ts';

/** A command that needs what a browser has not. @throws UserError that says so, and what to do instead */
const refuse = (message: () => string) => (): never => {
  throw new UserError(message());
};

export const noTerminal = refuse(() =>
  vscode.l10n.t(
    'In a browser there is no terminal whose output Casebook could take, and it can run no program. Nothing was changed. Copy the output and use “Attach Clipboard Text”, attach it as a file, or open this folder in VS Code on the desktop.',
  ),
);
export const noLogs = refuse(() =>
  vscode.l10n.t(
    'In a browser, lines cannot be taken out of logs of any size. Nothing was changed. Open the log, select the lines and use “Attach Selection to Active Case”, or open this folder in VS Code on the desktop.',
  ),
);
export const noGit = refuse(() =>
  vscode.l10n.t(
    'In a browser Casebook cannot run git. The case is saved and nothing was committed. Use the Source Control view of this window, or open this folder in VS Code on the desktop.',
  ),
);
