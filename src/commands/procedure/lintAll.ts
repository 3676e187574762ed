import * as vscode from 'vscode';
import type { CaseDiagnostics } from '../../lint/caseDiagnostics.ts';
import type { Services } from '../../services.ts';

/** Checks every case of the workspace; the findings go to the Problems panel. */
export const lintAllCommand =
  ({ loaded }: Services, diagnostics: CaseDiagnostics) =>
  async (): Promise<void> => {
    const { findings, wasCancelled } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking all cases'),
        cancellable: true,
      },
      async (progress, token) => {
        await loaded;
        const report = (done: number, all: number): void =>
          progress.report({ increment: (100 * done) / Math.max(1, all) });
        return { findings: await diagnostics.lintAll(report, token), wasCancelled: token.isCancellationRequested };
      },
    );
    if (wasCancelled) return;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    const show = vscode.l10n.t('Show Problems');
    const message =
      findings.length === 0
        ? vscode.l10n.t('All cases checked: nothing found.')
        : vscode.l10n.t(
            'All cases checked. Errors: {0}, warnings: {1}, information: {2}.',
            errors,
            warnings,
            findings.length - errors - warnings,
          );
    void vscode.window
      .showInformationMessage(message, ...(findings.length === 0 ? [] : [show]))
      .then((chosen) =>
        chosen === show ? vscode.commands.executeCommand('workbench.actions.view.problems') : undefined,
      );
  };
