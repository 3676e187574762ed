import type { Versions } from '../domain/mergeTexts.ts';
import { caseFileName } from '../store/caseRoot.ts';
import { caseTextAt } from './caseVersions.ts';
import type { Git } from './git.ts';
import { readMarkedText, type MarkedText } from '../domain/markedText.ts';

/** The conflict that a case is in. */
export type CaseConflict =
  | {
      readonly kind: 'versions';
      readonly texts: Versions<string>;
      readonly labels: Partial<MarkedText['labels']>;
      /** The file holds conflict markers; otherwise somebody wrote something else since, or git left one side. */
      readonly isMarked: boolean;
    }
  /** One side deleted the case, the other changed it. */
  | { readonly kind: 'deleted'; readonly by: 'ours' | 'theirs' }
  | { readonly kind: 'none' };

/**
 * The versions that git left to be merged: the three stages of its index, else, when somebody staged the file with its
 * markers, those within the file.
 * @param git in the case's folder
 * @param fileText what the file holds; `undefined` when it is not there
 */
export async function conflictOfCase(git: Git, fileText: string | undefined): Promise<CaseConflict> {
  const marked = fileText === undefined ? undefined : readMarkedText(fileText);
  const listed = await git.read(['ls-files', '--unmerged', '-z', '--', caseFileName]);
  if (listed !== '') {
    const [base, mine, theirs] = await Promise.all([1, 2, 3].map((stage) => caseTextAt(git, `:${stage}`)));
    if (mine === undefined) return { kind: 'deleted', by: 'ours' };
    if (theirs === undefined) return { kind: 'deleted', by: 'theirs' };
    return {
      kind: 'versions',
      texts: { base, mine, theirs },
      labels: marked?.labels ?? {},
      isMarked: marked !== undefined,
    };
  }
  return marked
    ? {
        kind: 'versions',
        texts: { base: marked.base, mine: marked.ours, theirs: marked.theirs },
        labels: marked.labels,
        isMarked: true,
      }
    : { kind: 'none' };
}

/** Tells git that the case file is resolved as it stands. @throws GitFailed */
export const stageCase = (git: Git): Promise<unknown> => git.write(['add', '--', caseFileName]);

/** Takes all that git knows of the case out of the working tree and the index. @throws GitFailed */
export const removeCase = (git: Git): Promise<unknown> => git.write(['rm', '-r', '--quiet', '--force', '--', '.']);
