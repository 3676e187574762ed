/**
 * Moments of the start that `npm run bench` reads, as VS Code marks its own with `performance.mark`. Each is set once.
 * - `activate`: the extension's code is loaded and begins
 * - `treeAsked`: VS Code asks for the tree for the first time
 * - `treeDrawn`: the tree has answered with its first rows
 * - `casesDrawn`: it has answered with the cases of a group
 * - `loaded`: every case was read
 */
export type StartMark = 'activate' | 'treeAsked' | 'treeDrawn' | 'casesDrawn' | 'loaded';

/** Sets a mark unless it is set already. */
export function markStart(mark: StartMark): void {
  const name = `casebook/${mark}`;
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}
