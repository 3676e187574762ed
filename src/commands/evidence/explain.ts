import * as vscode from 'vscode';
import { EvidenceError, type EvidenceProblem } from '../../evidence/evidenceFolder.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import { SaveFailed } from '../../store/saveFailed.ts';

/** Runs work on evidence; what it throws is put into the user's words, what the user cancelled is a cancellation. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EvidenceError) throw new UserError(explain(error.problem));
    if (error instanceof SaveFailed) throw new UserError(local(error.text));
    if (error instanceof Error && error.name === 'AbortError') throw new vscode.CancellationError();
    throw error;
  }
}

function explain(problem: EvidenceProblem): string {
  switch (problem.kind) {
    case 'unsafeName':
      return vscode.l10n.t(
        'The case names an evidence file that is no plain file name: {0}. It was not opened. Correct the file name in the case file.',
        problem.name,
      );
    case 'outsideCase':
      return vscode.l10n.t(
        '{0} is a link that leads out of the case folder, so it was not followed. Put the file itself into the evidence folder.',
        problem.name,
      );
    case 'taken':
      return vscode.l10n.t(
        'There is already a file {0} in the evidence folder. Nothing was attached; try again.',
        problem.name,
      );
    case 'missing':
      return vscode.l10n.t(
        'The file {0} is not there. Get it from version control, or from whoever attached it.',
        problem.name,
      );
    case 'noSpace':
      return vscode.l10n.t(
        'The disk is full. Nothing was attached and the case is unchanged; free some space and try again.',
      );
    case 'notWritable':
      return vscode.l10n.t(
        'The evidence folder cannot be written to ({0}). Nothing was attached; check the permissions of the case folder.',
        problem.code,
      );
    case 'sourceUnreadable':
      return vscode.l10n.t('{0} could not be read ({1}). Nothing was attached.', problem.name, problem.code);
    case 'notAFile':
      return vscode.l10n.t('{0} is not an ordinary file.', problem.name);
  }
}
