import type { TerminalMemory } from '../../evidence/terminal/terminalMemory.ts';
import type { Services } from '../../services.ts';
import { followActiveEvidence } from '../../views/activeEvidence.ts';
import { NetworkViews } from '../../views/networkViews.ts';
import type { CommandHandlers } from '../commands.ts';
import { attachFile } from './attachFile.ts';
import { attachFromLog } from './log/attachFromLog.ts';
import { attachLastCommand } from './attachLastCommand.ts';
import { attachSelection, attachSelectionWithNote } from './attachSelection.ts';
import { copyEvidenceAsMarkdown } from './copyEvidenceAsMarkdown.ts';
import { attachPasted } from './attachPasted.ts';
import { attachTerminalCommand } from './attachTerminalCommand.ts';
import { attachTerminalSelection } from './attachTerminalSelection.ts';
import { deleteEvidence } from './deleteEvidence.ts';
import { editEvidenceNote } from './editEvidenceNote.ts';
import { EvidenceContext } from './evidenceContext.ts';
import { openEvidence, openEvidenceBeside } from './openEvidence.ts';
import { renameEvidence } from './renameEvidence.ts';
import { reviewCommands } from './review/reviewCommands.ts';
import { reviewEvidence } from './review/reviewEvidence.ts';
import { goToSource } from './source/goToSource.ts';
import { fillNetworkDetails } from './fillNetworkDetails.ts';
import { openNetworkView } from './openNetworkView.ts';
import { runAndCapture } from './runAndCapture.ts';
import { runPing } from './runPing.ts';
import { runTraceroute } from './runTraceroute.ts';
import { sortEvidence } from './sortEvidence.ts';

/** The commands about evidence. `terminals` is the memory that `watchTerminals` fills. */
export function evidenceCommands(services: Services, terminals: TerminalMemory): CommandHandlers {
  const context = new EvidenceContext(services, terminals);
  const networkViews = new NetworkViews(() => services);
  services.context.subscriptions.push(context, networkViews, followActiveEvidence(services));
  return {
    'casebook.attachSelection': attachSelection(context),
    'casebook.attachSelectionWithNote': attachSelectionWithNote(context),
    'casebook.attachFile': attachFile(context),
    'casebook.attachFromLog': attachFromLog(context),
    'casebook.attachLastCommand': attachLastCommand(context),
    'casebook.attachTerminalCommand': attachTerminalCommand(context),
    'casebook.attachTerminalSelection': attachTerminalSelection(context),
    'casebook.attachPasted': attachPasted(context),
    'casebook.runAndCapture': runAndCapture(context),
    'casebook.runPing': runPing(context),
    'casebook.runTraceroute': runTraceroute(context),
    'casebook.openEvidence': openEvidence(context),
    'casebook.openEvidenceBeside': openEvidenceBeside(context),
    'casebook.openNetworkView': openNetworkView(context, networkViews),
    'casebook.fillNetworkDetails': fillNetworkDetails(context),
    'casebook.goToSource': goToSource(context),
    'casebook.renameEvidence': renameEvidence(context),
    'casebook.editEvidenceNote': editEvidenceNote(context),
    'casebook.copyEvidenceAsMarkdown': copyEvidenceAsMarkdown(context),
    'casebook.sortEvidence': sortEvidence(context),
    'casebook.deleteEvidence': deleteEvidence(context),
    'casebook.reviewEvidence': reviewEvidence(context),
    ...reviewCommands(services.reviews),
  };
}
