import type { CommandHandlers } from '../commands.ts';
import { attachLastCommand } from './attachLastCommand.ts';
import { attachTerminalCommand } from './attachTerminalCommand.ts';
import { attachTerminalSelection } from './attachTerminalSelection.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { attachFromLog } from './log/attachFromLog.ts';
import { runAndCapture } from './runAndCapture.ts';
import { runPing } from './runPing.ts';
import { runTraceroute } from './runTraceroute.ts';

/** The commands about evidence that need a terminal, a process, or a disk that can be read bit by bit. */
export const processCommands = (context: EvidenceContext): CommandHandlers => ({
  'casebook.attachFromLog': attachFromLog(context),
  'casebook.attachLastCommand': attachLastCommand(context),
  'casebook.attachTerminalCommand': attachTerminalCommand(context),
  'casebook.attachTerminalSelection': attachTerminalSelection(context),
  'casebook.runAndCapture': runAndCapture(context),
  'casebook.runPing': runPing(context),
  'casebook.runTraceroute': runTraceroute(context),
});
