import * as vscode from 'vscode';
import type { CommitProblem } from '../../git/commitFiles.ts';
import type { GitOutput } from '../../git/git.ts';
import type { OperationKind } from '../../git/operation.ts';
import { shorten } from '../../platform/shorten.ts';
import { UserError } from '../../platform/userError.ts';

/** What a refused commit tells the user. The case's files are unchanged in every one of them. */
export function commitProblem(problem: CommitProblem, output: GitOutput): UserError {
  switch (problem.kind) {
    case 'nothing':
      return new UserError(vscode.l10n.t('There is nothing to commit.'));
    case 'identity':
      return new UserError(
        vscode.l10n.t(
          'Git does not know who you are, so nothing was committed; the case is saved. Set your name and address once, in a terminal: git config --global user.name "Your Name" and git config --global user.email you@example.com',
        ),
      );
    case 'signing':
      return new UserError(
        vscode.l10n.t(
          'The commit could not be signed, so nothing was committed; the case is saved. Check the key that git signs with (commit.gpgSign, user.signingKey). The log has what the signing program said.',
        ),
      );
    case 'operation':
      return underWay(undefined);
    case 'locked':
      return new UserError(
        vscode.l10n.t(
          'Another git process is at work in this repository, or one ended and left its index.lock. Nothing was committed; the case is saved. Try again when it has finished.',
        ),
      );
    case 'hook': {
      const said = shorten(firstLine(output.stderr) ?? firstLine(output.stdout) ?? '', 160);
      return new UserError(
        said === ''
          ? vscode.l10n.t(
              'A hook of the repository refused the commit. Nothing was committed; the case is saved and what was staged is as it was. The log has the details.',
            )
          : vscode.l10n.t(
              'A hook of the repository refused the commit: “{0}” Nothing was committed; the case is saved and what was staged is as it was. The log has all that it said.',
              said,
            ),
      );
    }
    case 'failed':
      return new UserError(
        vscode.l10n.t(
          'Git made no commit; the case is saved. {0}',
          shorten(firstLine(problem.detail) ?? problem.detail, 300),
        ),
      );
  }
}

/** Part of a repository cannot be committed while git is in the middle of something. */
export function underWay(operation: OperationKind | undefined): UserError {
  const message = {
    merge: vscode.l10n.t(
      'A merge is under way, and git commits it only as a whole. The case is saved. Finish or abort the merge in the Source Control view, then commit the case.',
    ),
    rebase: vscode.l10n.t(
      'A rebase is under way. The case is saved. Continue or abort the rebase in the Source Control view, then commit the case.',
    ),
    cherryPick: vscode.l10n.t(
      'A cherry-pick is under way, and git commits it only as a whole. The case is saved. Finish or abort it in the Source Control view, then commit the case.',
    ),
    revert: vscode.l10n.t(
      'A revert is under way, and git commits it only as a whole. The case is saved. Finish or abort it in the Source Control view, then commit the case.',
    ),
  }[operation ?? 'merge'];
  return new UserError(message, {
    title: vscode.l10n.t('Show Source Control'),
    run: () => vscode.commands.executeCommand('workbench.view.scm'),
  });
}

const firstLine = (output: string): string | undefined =>
  output
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
