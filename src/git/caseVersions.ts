import { caseFileName } from '../store/caseRoot.ts';
import type { Git } from './git.ts';

/** One commit that changed a case. */
export interface CaseCommit {
  readonly id: string;
  readonly parent: string | undefined;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly subject: string;
}

/**
 * The commits that changed the folder that git runs in, newest first, at most so many.
 * @param from the commit to start at
 * @throws GitFailed
 */
export async function commitsOfFolder(git: Git, most: number, from = 'HEAD'): Promise<CaseCommit[]> {
  // Before the first commit there is nothing to list.
  if ((await git.tryRead(['rev-parse', '--verify', '--quiet', from])) === undefined) return [];
  const format = '--format=%H%x1f%P%x1f%an%x1f%at%x1f%s';
  const output = await git.read(['log', '-z', `--max-count=${most}`, '--no-show-signature', format, from, '--', '.']);
  return output.split('\0').flatMap((line): CaseCommit[] => {
    const [id = '', parents = '', author = '', at = '', subject = ''] = line.trim().split('\x1f');
    if (id === '') return [];
    const [parent] = parents.split(' ').filter((name) => name !== '');
    return [{ id, parent, author, at: Number(at) * 1_000, subject }];
  });
}

/**
 * The text of the case file in a commit (`HEAD`, an id) or at a stage of the index (`:1` base, `:2` ours, `:3` theirs), as it
 * is stored: no filter or conversion program runs. `undefined` when it is not there.
 */
export const caseTextAt = (git: Git, revision: string): Promise<string | undefined> =>
  git.tryRead(['cat-file', 'blob', `${revision}:./${caseFileName}`]);
