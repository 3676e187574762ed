import { StateNoticeMemory } from '../clock/stateNoticeMemory.ts';
import type { CommandHandlers } from '../commands/commands.ts';
import type { Platform } from '../platform/platform.ts';
import { noGit, noLogs, noTerminal } from './needsDesktop.ts';
import { WebAuthor } from './webAuthor.ts';

const processCommands: CommandHandlers = {
  'casebook.attachFromLog': noLogs,
  'casebook.attachLastCommand': noTerminal,
  'casebook.attachTerminalCommand': noTerminal,
  'casebook.attachTerminalSelection': noTerminal,
  'casebook.runAndCapture': noTerminal,
  'casebook.runPing': noTerminal,
  'casebook.runTraceroute': noTerminal,
  'casebook.commitCase': noGit,
  'casebook.showCaseHistory': noGit,
  'casebook.resolveConflicts': noGit,
  'casebook.setUpMerging': noGit,
  'casebook.removeMerging': noGit,
};

/** The web extension host: a worker of the browser, without disk, processes and git. */
export const webPlatform = (): Platform => ({
  canRunProcesses: false,
  author: new WebAuthor(),
  noticeMemory: (_folder, { globalState }) => new StateNoticeMemory(globalState),
  processCommands: () => processCommands,
  whenLoaded: () => Promise.resolve(),
});
