import { existsSync } from 'node:fs';
import path from 'node:path';
import { GitFailed, type Git, type GitOutput } from './git.ts';

/** Why git made no commit. */
export type CommitProblem =
  | { readonly kind: 'nothing' }
  /** Git does not know who commits. */
  | { readonly kind: 'identity' }
  | { readonly kind: 'signing' }
  /** Part of a repository cannot be committed in the middle of a merge, rebase, cherry-pick. */
  | { readonly kind: 'operation' }
  /** Another git is at work in the repository, or left its lock. */
  | { readonly kind: 'locked' }
  /** A hook of the repository said no. */
  | { readonly kind: 'hook' }
  | { readonly kind: 'failed'; readonly detail: string };

export type CommitResult =
  | { readonly kind: 'committed'; readonly output: GitOutput }
  | { readonly kind: 'refused'; readonly problem: CommitProblem; readonly output: GitOutput };

export interface CommitOrder {
  /** Relative to the top of the working tree, where git must run. */
  readonly changed: readonly string[];
  readonly untracked: readonly string[];
  /** Files that `.gitignore` leaves out and that are to go in all the same. */
  readonly forced?: readonly string[] | undefined;
  readonly message: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Commits exactly these files as they stand in the working tree. What else is staged stays staged and is not committed;
 * after a refusal nothing is staged that was not before.
 * @param git at the top of the working tree
 * @throws GitFailed only when git cannot be run or was cancelled
 */
export async function commitFiles(
  git: Git,
  { changed, untracked, forced = [], message, signal }: CommitOrder,
): Promise<CommitResult> {
  const fresh = [...untracked, ...forced];
  const files = [...changed, ...fresh];
  if (files.length === 0) return { kind: 'refused', problem: { kind: 'nothing' }, output: { stdout: '', stderr: '' } };
  try {
    // Git commits only what it knows: new files are announced, their content is not staged.
    if (untracked.length > 0) await git.write(['add', '--intent-to-add', ...fromInput], { input: listed(untracked) });
    if (forced.length > 0)
      await git.write(['add', '--force', '--intent-to-add', ...fromInput], { input: listed(forced) });
    const output = await git.write(['commit', '--only', `--message=${message}`, ...fromInput], {
      input: listed(files),
      signal,
    });
    return { kind: 'committed', output };
  } catch (error) {
    if (fresh.length > 0)
      await git.write(['reset', '--quiet', ...fromInput], { input: listed(fresh) }).catch(() => undefined);
    if (!(error instanceof GitFailed) || error.exitCode === undefined) throw error;
    return { kind: 'refused', problem: await problemOf(git, error), output: error };
  }
}

/** Paths come by git's input: their number and length are not limited there. */
const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
const listed = (files: readonly string[]): string => files.map((name) => `${name}\0`).join('');

async function problemOf(git: Git, { exitCode, stdout, stderr, message }: GitFailed): Promise<CommitProblem> {
  const said = `${stderr}\n${stdout}`;
  if (/cannot do a partial commit during|not possible because you have unmerged files/.test(said))
    return { kind: 'operation' };
  if (
    /Please tell me who you are|empty ident name|no email was given|no name was given|unable to auto-detect email/.test(
      said,
    )
  )
    return { kind: 'identity' };
  if (/gpg failed to sign|failed to write commit object|gpg\.ssh|cannot run gpg|Couldn't load public key/.test(said))
    return { kind: 'signing' };
  if (/index\.lock|Unable to create '.*\.lock'/.test(said)) return { kind: 'locked' };
  if (/nothing to commit|nothing added to commit|no changes added to commit/.test(said)) return { kind: 'nothing' };
  // A hook that says no makes git end with 1; what git itself has to complain about ends with 128.
  if (exitCode === 1 && (await hasHook(git))) return { kind: 'hook' };
  return { kind: 'failed', detail: message };
}

async function hasHook(git: Git): Promise<boolean> {
  const folder = (await git.tryRead(['rev-parse', '--git-path', 'hooks']))?.trim();
  if (folder === undefined || folder === '') return false;
  return ['pre-commit', 'prepare-commit-msg', 'commit-msg'].some((name) =>
    existsSync(path.resolve(git.cwd, folder, name)),
  );
}
