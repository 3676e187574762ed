import path from 'node:path';
import { GitFailed, type Git } from './git.ts';

/** Where a folder is in a repository. */
export interface Repository {
  /** The top folder of the working tree, links followed. */
  readonly root: string;
  /** The folder relative to it, with `/` at the end; empty at the top. */
  readonly prefix: string;
  /** The repository's own folder: of this working tree, and the one that all working trees share. */
  readonly gitFolder: string;
  readonly commonFolder: string;
  /** The repository is a submodule of this one. */
  readonly parent: string | undefined;
}

export type NoRepository =
  /** Git cannot be run. */
  | { readonly kind: 'noGit'; readonly detail: string }
  | { readonly kind: 'none' }
  /** Git refuses it: it belongs to another user (`safe.directory`). */
  | { readonly kind: 'notOwned'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** The repository around the folder that git runs in, or why there is none. */
export async function repositoryAround(
  git: Git,
): Promise<{ readonly kind: 'repository'; readonly repository: Repository } | NoRepository> {
  try {
    const output = await git.read([
      'rev-parse',
      '--show-toplevel',
      '--absolute-git-dir',
      '--git-common-dir',
      '--show-prefix',
      '--show-superproject-working-tree',
    ]);
    const [root = '', gitFolder = '', common = '', prefix = '', parent = ''] = output.split('\n');
    return {
      kind: 'repository',
      repository: {
        root: path.normalize(root),
        gitFolder: path.normalize(gitFolder),
        commonFolder: path.resolve(git.cwd, common),
        prefix,
        parent: parent === '' ? undefined : parent,
      },
    };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    if (error.exitCode === undefined) return { kind: 'noGit', detail: error.message };
    if (error.stderr.includes('dubious ownership')) return { kind: 'notOwned', detail: error.stderr.trim() };
    // A bare repository has no working tree either.
    if (/not a git repository|must be run in a work tree/.test(error.stderr)) return { kind: 'none' };
    return { kind: 'failed', detail: error.message };
  }
}

/** The name of the branch; `undefined` on a detached head. A branch without a commit has one too. */
export const branchOf = async (git: Git): Promise<string | undefined> =>
  (await git.tryRead(['symbolic-ref', '--quiet', '--short', 'HEAD']))?.trim();
