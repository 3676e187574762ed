import { FileNoticeMemory } from '../clock/fileNoticeMemory.ts';
import { processCommands } from '../commands/evidence/processCommands.ts';
import { gitCommands } from '../commands/git/gitCommands.ts';
import { keepDriverCurrent } from '../commands/git/setUpMerging.ts';
import { Author } from '../platform/author.ts';
import type { Platform } from '../platform/platform.ts';

/** VS Code on the desktop or on a server. */
export const nodePlatform = (): Platform => ({
  canRunProcesses: true,
  author: new Author(),
  noticeMemory: (folder) => new FileNoticeMemory(folder.fsPath),
  processCommands: (services, evidence) => ({ ...processCommands(evidence), ...gitCommands(services) }),
  whenLoaded: keepDriverCurrent,
});
