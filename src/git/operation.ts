import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { branchOf, type Repository } from './repository.ts';
import type { Git } from './git.ts';

/** What git is in the middle of. */
export type OperationKind = 'merge' | 'rebase' | 'cherryPick' | 'revert';

/** A side of a conflict, by what it is rather than by "ours" and "theirs", which a rebase turns around. */
export type SideName =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'commit'; readonly id: string; readonly subject: string }
  /** The new base of a rebase. */
  | { readonly kind: 'onto'; readonly name: string }
  /** The user's own commit that a rebase applies again. */
  | { readonly kind: 'replayed'; readonly id: string; readonly subject: string }
  /** What stands in a conflict marker, such as "Stashed changes". */
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'current' }
  | { readonly kind: 'incoming' };

export interface ConflictSides {
  readonly operation: OperationKind | undefined;
  /** Stage 2, what stands in the working tree's history. */
  readonly ours: SideName;
  /** Stage 3. */
  readonly theirs: SideName;
}

/** What git is in the middle of, by the files it leaves. */
export function operationOf({ gitFolder }: Pick<Repository, 'gitFolder'>): OperationKind | undefined {
  const has = (name: string): boolean => existsSync(path.join(gitFolder, name));
  if (has('rebase-merge') || has('rebase-apply')) return 'rebase';
  if (has('MERGE_HEAD')) return 'merge';
  if (has('CHERRY_PICK_HEAD')) return 'cherryPick';
  return has('REVERT_HEAD') ? 'revert' : undefined;
}

/**
 * What the two sides of a conflict are called.
 * @param labels what stands behind the conflict markers of the file: of use when git says nothing else, as after a stash
 */
export async function sidesOf(
  git: Git,
  repository: Repository,
  labels: { readonly ours?: string | undefined; readonly theirs?: string | undefined } = {},
): Promise<ConflictSides> {
  const operation = operationOf(repository);
  const branch = await branchOf(git);
  const current: SideName = branch === undefined ? { kind: 'current' } : { kind: 'branch', name: branch };
  switch (operation) {
    case 'rebase':
      return { operation, ours: await newBase(git, repository), theirs: await commit(git, 'REBASE_HEAD', 'replayed') };
    case 'merge':
      return { operation, ours: current, theirs: await merged(git) };
    case 'cherryPick':
      return { operation, ours: current, theirs: await commit(git, 'CHERRY_PICK_HEAD', 'commit') };
    case 'revert':
      return { operation, ours: current, theirs: await commit(git, 'REVERT_HEAD^', 'commit') };
    case undefined:
      return {
        operation,
        ours: labels.ours === undefined ? current : { kind: 'label', label: labels.ours },
        theirs: labels.theirs === undefined ? { kind: 'incoming' } : { kind: 'label', label: labels.theirs },
      };
  }
}

/** The branch that is merged, by the message that git prepared; else by its commit. */
async function merged(git: Git): Promise<SideName> {
  const refs = await git.tryRead([
    'for-each-ref',
    '--format=%(refname:short)',
    '--points-at=MERGE_HEAD',
    'refs/heads',
    'refs/remotes',
  ]);
  const [name] = (refs ?? '').split('\n').filter((line) => line !== '');
  return name === undefined ? commit(git, 'MERGE_HEAD', 'commit') : { kind: 'branch', name };
}

async function newBase(git: Git, { gitFolder }: Repository): Promise<SideName> {
  const id = (await readFile(path.join(gitFolder, 'rebase-merge', 'onto'), 'utf8').catch(() => '')).trim();
  if (!/^[0-9a-f]{40,64}$/.test(id)) return { kind: 'current' };
  const refs = await git.tryRead([
    'for-each-ref',
    '--format=%(refname:short)',
    `--points-at=${id}`,
    'refs/heads',
    'refs/remotes',
  ]);
  const [name] = (refs ?? '').split('\n').filter((line) => line !== '');
  return { kind: 'onto', name: name ?? id.slice(0, 8) };
}

async function commit(git: Git, name: string, kind: 'commit' | 'replayed'): Promise<SideName> {
  const output = await git.tryRead(['log', '-1', '--no-show-signature', '--format=%h%x00%s', name, '--']);
  const [id, subject = ''] = (output?.trim() ?? '').split('\0');
  return id === undefined || id === '' ? { kind: 'incoming' } : { kind, id, subject };
}
