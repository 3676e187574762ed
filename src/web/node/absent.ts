/**
 * Stands for a module of node that has no counterpart in a browser: disks, processes, threads. Shared code asks it only for
 * files of the scheme `file`, of which there are none. Whoever reaches it gets a rejected promise with node's code for it.
 */
export const absentModule = (name: string): object =>
  new Proxy(
    {},
    {
      get: (_, member) => {
        if (typeof member === 'symbol' || member === '__esModule' || member === 'constants') return undefined;
        return (): Promise<never> =>
          Promise.reject(Object.assign(new Error(`${name}.${member} does not exist in a browser`), { code: 'ENOSYS' }));
      },
    },
  );
