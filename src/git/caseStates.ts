import { joinUri, type CaseFolder, type CaseRoot } from '../store/caseRoot.ts';
import { isPassing } from './caseChanges.ts';

/** What git says of a case: its files differ from the last commit, or a merge left several versions of one. */
export type CaseState = 'uncommitted' | 'conflicted';

/** Decoded paths of files, as VS Code's URIs have them. */
export interface ChangedFiles {
  readonly changed: Iterable<string>;
  readonly unmerged: Iterable<string>;
}

/** A root, and the path that git may know it by: with links followed. */
export interface StateRoot {
  readonly root: Pick<CaseRoot, 'uri'>;
  /** Decoded paths without `/` at the end. */
  readonly paths: readonly string[];
}

/** The cases that have changed files, from one pass over all changed files of a repository. */
export function statesOf({ changed, unmerged }: ChangedFiles, roots: readonly StateRoot[]): Map<CaseFolder, CaseState> {
  const states = new Map<CaseFolder, CaseState>();
  const uris = new Map<string, CaseFolder>();
  const take = (file: string, state: CaseState): void => {
    for (const { root, paths } of roots) {
      const inside = paths.find((path) => file.startsWith(`${path}/`));
      if (inside === undefined) continue;
      const [name = '', ...rest] = file.slice(inside.length + 1).split('/');
      if (rest.length === 0 || isPassing(rest.join('/'))) continue;
      const key = `${root.uri}/${name}`;
      const folder = uris.get(key) ?? joinUri(root.uri, name);
      uris.set(key, folder);
      states.set(folder, state);
    }
  };
  for (const file of changed) take(file, 'uncommitted');
  for (const file of unmerged) take(file, 'conflicted');
  return states;
}

/** The cases whose state is another now. */
export const changedStates = (
  before: ReadonlyMap<CaseFolder, CaseState>,
  after: ReadonlyMap<CaseFolder, CaseState>,
): CaseFolder[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((folder) => before.get(folder) !== after.get(folder));
