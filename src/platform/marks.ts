/**
 * Moments of the start that `npm run bench` reads, as VS Code marks its own with `performance.mark`. Each is set once.
 * - `activate`: the extension's code is loaded and begins
 * - `treeDrawn`: the tree has given VS Code the rows of a group for the first time
 * - `loaded`: every case was read
 */
export type StartMark = 'activate' | 'treeDrawn' | 'loaded';

/** Sets a mark unless it is set already. */
export function markStart(mark: StartMark): void {
  const name = `casebook/${mark}`;
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}
