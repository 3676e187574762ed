import { UserError } from '../../platform/userError.ts';
import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { DeadlineDocuments } from '../../views/deadlineDocuments.ts';
import type { CommandHandlers } from '../commands.ts';

/** The commands about the response clock of a case. */
export const clockCommands = (services: Services, deadlines: DeadlineDocuments): CommandHandlers => ({
  'casebook.explainDeadline': async (argument) => {
    const folder = await services.resolveCase(argument);
    if (folder === undefined) return;
    await services.loaded;
    const entry = services.store.entry(folder);
    if (entry?.kind !== 'case')
      throw new UserError(
        vscode.l10n.t('This case cannot be read, so its deadline cannot be explained. Nothing was changed.'),
      );
    await deadlines.show(folder, entry.summary.number);
  },
});
