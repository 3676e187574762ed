import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { commitCaseCommand } from './commitCase.ts';
import { showCaseHistoryCommand } from './showCaseHistory.ts';
import { VersionDocuments } from './versionDocuments.ts';

/** The commands about cases in a git repository. None of them runs git in Restricted Mode. */
export function gitCommands(services: Services): CommandHandlers {
  const documents = new VersionDocuments(services);
  services.context.subscriptions.push(documents.register());
  return {
    'casebook.commitCase': commitCaseCommand(services),
    'casebook.showCaseHistory': showCaseHistoryCommand(services, documents),
  };
}
