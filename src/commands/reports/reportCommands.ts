import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { exportListCommand } from './exportList.ts';
import { copyCaseAsMarkdownCommand, exportReportCommand } from './exportReport.ts';

/** The commands that make documents of cases. */
export const reportCommands = (services: Services): CommandHandlers => ({
  'casebook.exportReport': exportReportCommand(services),
  'casebook.exportList': exportListCommand(services),
  'casebook.copyCaseAsMarkdown': copyCaseAsMarkdownCommand(services),
});
