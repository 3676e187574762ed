import type { CaseDiagnostics } from '../../lint/caseDiagnostics.ts';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { changeStatusCommand, transitionCommand } from './changeStatus.ts';
import { copyReplyCommand } from './copyReply.ts';
import { escalateCommand } from './escalate.ts';
import { linkCaseCommand } from './linkCase.ts';
import { lintAllCommand } from './lintAll.ts';
import { logReplyCommand } from './logReply.ts';
import { retriageCommand } from './retriage.ts';
import { runStepCommand } from './runStepCommand.ts';
import { showLogLocationsCommand } from './showLogLocations.ts';

/** The commands that take a case through the procedure. */
export const procedureCommands = (services: Services, diagnostics: CaseDiagnostics): CommandHandlers => ({
  'casebook.changeStatus': changeStatusCommand(services),
  'casebook.hold': transitionCommand(services, 'hold'),
  'casebook.resume': transitionCommand(services, 'resume'),
  'casebook.retriage': retriageCommand(services),
  'casebook.logReply': logReplyCommand(services),
  'casebook.escalate': escalateCommand(services),
  'casebook.linkCase': linkCaseCommand(services),
  'casebook.copyReply': copyReplyCommand(services),
  'casebook.showLogLocations': showLogLocationsCommand(services),
  'casebook.runStepCommand': runStepCommand(services),
  'casebook.lintAll': lintAllCommand(services, diagnostics),
});
