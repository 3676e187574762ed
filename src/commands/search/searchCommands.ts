import type { Disposable } from '../../platform/event.ts';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';

/** The search over everything. Its code and its index wait for the first use. */
export function searchCommands(services: Services): { readonly handlers: CommandHandlers } & Disposable {
  let search: Promise<import('./searchPick.ts').Search> | undefined;
  return {
    handlers: {
      'casebook.search': async (query) => {
        search ??= import('./searchPick.ts').then(({ Search }) => new Search(services));
        await (await search).show(query);
      },
    },
    dispose: () => void search?.then((made) => made.dispose()),
  };
}
