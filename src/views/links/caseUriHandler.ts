import * as vscode from 'vscode';
import { readCaseLink, type CaseLinkTarget } from '../../domain/caseLink.ts';
import { report } from '../../platform/report.ts';
import { UserError } from '../../platform/userError.ts';

/**
 * Opens cases by links such as `vscode://casebook.support-casebook/case/TS-20261116-K7Q4M?record=plan`. A link comes from
 * anywhere: it can open a case that is there, and nothing else.
 */
export const caseUriHandler = (
  open: (target: CaseLinkTarget) => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable =>
  vscode.window.registerUriHandler({
    handleUri: async ({ path, query }) => {
      try {
        const target = readCaseLink(path, query);
        if (!target)
          throw new UserError(
            vscode.l10n.t(
              'This link names no case, so nothing was opened. A link to a case ends in “/case/” and its number, such as TS-20261116-K7Q4M.',
            ),
          );
        await open(target);
      } catch (error) {
        await report(error, log, 'casebook.openNumber');
      }
    },
  });
