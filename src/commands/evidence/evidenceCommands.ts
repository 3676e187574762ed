import { followActiveEvidence } from '../../views/activeEvidence.ts';
import { NetworkViews } from '../../views/networkViews.ts';
import type { CommandHandlers } from '../commands.ts';
import { attachFile } from './attachFile.ts';
import { attachSelection, attachSelectionWithNote } from './attachSelection.ts';
import { copyEvidenceAsMarkdown } from './copyEvidenceAsMarkdown.ts';
import { attachPasted } from './attachPasted.ts';
import { deleteEvidence } from './deleteEvidence.ts';
import { editEvidenceNote } from './editEvidenceNote.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { openEvidence, openEvidenceBeside } from './openEvidence.ts';
import { renameEvidence } from './renameEvidence.ts';
import { reviewCommands } from './review/reviewCommands.ts';
import { reviewEvidence } from './review/reviewEvidence.ts';
import { goToSource } from './source/goToSource.ts';
import { fillNetworkDetails } from './fillNetworkDetails.ts';
import { openNetworkView } from './openNetworkView.ts';
import { sortEvidence } from './sortEvidence.ts';

/** The commands about evidence that work wherever VS Code runs; the others are `processCommands`. */
export function evidenceCommands(context: EvidenceContext): CommandHandlers {
  const { services } = context;
  const networkViews = new NetworkViews(() => services);
  services.context.subscriptions.push(networkViews, followActiveEvidence(services));
  return {
    'casebook.attachSelection': attachSelection(context),
    'casebook.attachSelectionWithNote': attachSelectionWithNote(context),
    'casebook.attachFile': attachFile(context),
    'casebook.attachPasted': attachPasted(context),
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
