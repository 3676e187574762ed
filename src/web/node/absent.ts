/**
 * Stands for a function of node that has no counterpart in a browser: disks, processes, threads. Shared code asks it only for
 * files of the scheme `file`, of which there are none. Whoever reaches it gets node's code for it, from a promise where
 * node's function returns one. `scripts/webBundle.ts` makes modules of these.
 * @param name with its module, e.g. "fs/promises.open"
 */
export const absent = (name: string) => (): Promise<never> => {
  const error = Object.assign(new Error(`${name} does not exist in a browser`), { code: 'ENOSYS' });
  if (name.startsWith('fs/promises.')) return Promise.reject(error);
  throw error;
};
