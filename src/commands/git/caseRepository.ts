import * as vscode from 'vscode';
import { findProgram } from '../../evidence/findProgram.ts';
import { Git } from '../../git/git.ts';
import { repositoryAround, type NoRepository, type Repository } from '../../git/repository.ts';
import { gitApi } from '../../git/vscodeGit.ts';
import { UserError } from '../../platform/userError.ts';

/** A folder in a repository, and git to ask about it. */
export interface CaseRepository {
  /** Runs in the folder. */
  readonly git: Git;
  /** Runs at the top of the working tree. */
  readonly atTop: Git;
  readonly repository: Repository;
}

/**
 * The repository around a folder.
 * @param folder a `file:` URI
 * @throws UserError in Restricted Mode, where there is no git or no repository, or the folder is not on this computer
 */
export async function repositoryOf(folder: vscode.Uri, log: { debug(message: string): void }): Promise<CaseRepository> {
  requireTrustForGit();
  if (folder.scheme !== 'file')
    throw new UserError(
      vscode.l10n.t('This folder is not a folder of this computer, so git cannot be run in it. Nothing was changed.'),
    );
  const file = (await gitApi())?.git.path ?? (await findProgram('git'))?.file;
  if (file === undefined) throw noGit();
  const git = new Git(file, folder.fsPath, log);
  const found = await repositoryAround(git);
  if (found.kind !== 'repository') throw explain(found);
  return { git, atTop: git.in(found.repository.root), repository: found.repository };
}

/** @throws UserError in a workspace that is not trusted: a repository's settings can name programs that git runs */
export function requireTrustForGit(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError(
    vscode.l10n.t(
      'This workspace is in Restricted Mode, so git is not run: a repository’s settings can start programs. Cases can be read and edited all the same.',
    ),
    {
      title: vscode.l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
  );
}

const noGit = (): UserError =>
  new UserError(
    vscode.l10n.t(
      'Git was not found. Nothing was changed. Install git, or name it in the setting “git.path”, then try again.',
    ),
    {
      title: vscode.l10n.t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'git.path'),
    },
  );

function explain(found: NoRepository): UserError {
  switch (found.kind) {
    case 'noGit':
      return noGit();
    case 'none':
      return new UserError(
        vscode.l10n.t('The casebook folder is not in a git repository. Nothing was changed. Initialise one first.'),
        {
          title: vscode.l10n.t('Initialize Repository'),
          run: () => vscode.commands.executeCommand('git.init'),
        },
      );
    case 'notOwned':
      return new UserError(
        vscode.l10n.t(
          'Git refuses this repository because it belongs to another user. Nothing was changed. Manage unsafe repositories in the Source Control view.',
        ),
        {
          title: vscode.l10n.t('Manage Unsafe Repositories'),
          run: () => vscode.commands.executeCommand('git.manageUnsafeRepositories'),
        },
      );
    case 'failed':
      return new UserError(vscode.l10n.t('Git could not read the repository. Nothing was changed. {0}', found.detail));
  }
}
