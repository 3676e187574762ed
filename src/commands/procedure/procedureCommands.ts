import type { CaseDiagnostics } from '../../lint/caseDiagnostics.ts';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { assignCaseCommand } from '../list/assignCase.ts';
import { changeStatusOfMany } from '../list/changeStatusOfMany.ts';
import { labelCaseCommand } from '../list/labelCase.ts';
import { moveToGroupCommand } from '../list/moveToGroup.ts';
import { severalCases } from '../list/severalCases.ts';
import { changeStatusCommand, transitionCommand } from './changeStatus.ts';
import { copyReplyCommand } from './copyReply.ts';
import { escalateCommand } from './escalate.ts';
import { linkCaseCommand } from './linkCase.ts';
import { lintAllCommand } from './lintAll.ts';
import { logFirstResponseCommand, logReplyCommand } from './logContact.ts';
import { RecentDocuments } from './recentDocuments.ts';
import { retriageCommand } from './retriage.ts';
import { runStepCommand } from './runStepCommand.ts';
import { showLogLocationsCommand } from './showLogLocations.ts';

/** The commands that take a case through the procedure. */
export function procedureCommands(own: Services, diagnostics: CaseDiagnostics): CommandHandlers {
  const recent = new RecentDocuments();
  own.context.subscriptions.push(recent);
  const services = { ...own, recent };
  const changeStatus = changeStatusCommand(services);
  return {
    'casebook.changeStatus': async (argument, selected) => {
      const several = severalCases(services, argument, selected);
      await (several ? changeStatusOfMany(services, several) : changeStatus(argument));
    },
    'casebook.assignCase': assignCaseCommand(services),
    'casebook.labelCase': labelCaseCommand(services),
    'casebook.moveToGroup': moveToGroupCommand(services),
    'casebook.hold': transitionCommand(services, 'hold'),
    'casebook.resume': transitionCommand(services, 'resume'),
    'casebook.retriage': retriageCommand(services),
    'casebook.logFirstResponse': logFirstResponseCommand(services),
    'casebook.logReply': logReplyCommand(services),
    'casebook.escalate': escalateCommand(services),
    'casebook.linkCase': linkCaseCommand(services),
    'casebook.copyReply': copyReplyCommand(services),
    'casebook.showLogLocations': showLogLocationsCommand(services),
    'casebook.runStepCommand': runStepCommand(services),
    'casebook.lintAll': lintAllCommand(services, diagnostics),
  };
}
