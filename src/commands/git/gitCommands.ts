import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { severalCases } from '../list/severalCases.ts';
import { RecentDocuments } from '../procedure/recentDocuments.ts';
import { commitCaseCommand } from './commitCase.ts';
import { commitCases } from './commitCases.ts';
import { resolveConflictsCommand } from './resolveConflicts.ts';
import { removeMergingCommand, setUpMergingCommand } from './setUpMerging.ts';
import { showCaseHistoryCommand } from './showCaseHistory.ts';
import { SideDocuments } from './sideDocuments.ts';
import { VersionDocuments } from './versionDocuments.ts';

/** The commands about cases in a git repository. None of them runs git in Restricted Mode. */
export function gitCommands(services: Services): CommandHandlers {
  const recent = new RecentDocuments();
  const commitCase = commitCaseCommand(services);
  const versions = new VersionDocuments(services);
  const sides = new SideDocuments();
  services.context.subscriptions.push(recent, versions.register(), sides.register());
  return {
    'casebook.commitCase': async (argument, selected) => {
      const several = severalCases(services, argument, selected);
      await (several ? commitCases({ ...services, recent }, several) : commitCase(argument));
    },
    'casebook.showCaseHistory': showCaseHistoryCommand(services, versions),
    'casebook.resolveConflicts': resolveConflictsCommand(services, sides),
    'casebook.setUpMerging': setUpMergingCommand(services),
    'casebook.removeMerging': removeMergingCommand(services),
  };
}
