import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { commitCaseCommand } from './commitCase.ts';
import { resolveConflictsCommand } from './resolveConflicts.ts';
import { removeMergingCommand, setUpMergingCommand } from './setUpMerging.ts';
import { showCaseHistoryCommand } from './showCaseHistory.ts';
import { SideDocuments } from './sideDocuments.ts';
import { VersionDocuments } from './versionDocuments.ts';

/** The commands about cases in a git repository. None of them runs git in Restricted Mode. */
export function gitCommands(services: Services): CommandHandlers {
  const versions = new VersionDocuments(services);
  const sides = new SideDocuments();
  services.context.subscriptions.push(versions.register(), sides.register());
  return {
    'casebook.commitCase': commitCaseCommand(services),
    'casebook.showCaseHistory': showCaseHistoryCommand(services, versions),
    'casebook.resolveConflicts': resolveConflictsCommand(services, sides),
    'casebook.setUpMerging': setUpMergingCommand(services),
    'casebook.removeMerging': removeMergingCommand(services),
  };
}
