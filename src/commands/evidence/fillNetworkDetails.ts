import * as vscode from 'vscode';
import { titleOf, type Evidence } from '../../domain/evidence.ts';
import { fieldAt } from '../../domain/fieldAt.ts';
import { toMoment } from '../../domain/moment.ts';
import { fillingEdits, networkProposals, type NetworkProposal } from '../../evidence/networkProposals.ts';
import { local } from '../../platform/language.ts';
import { report } from '../../platform/report.ts';
import { UserError } from '../../platform/userError.ts';
import { pickNetworkEvidence } from '../../views/pickNetworkEvidence.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { withEvidence } from './pickEvidence.ts';

/**
 * Fills the network block of record 3 from the output of a network test. What follows from the output and replaces nothing is
 * chosen beforehand; the person decides on the rest. One step to undo, which cites the evidence.
 */
export const fillNetworkDetails =
  ({ services }: EvidenceContext) =>
  (argument?: EvidenceArgument | vscode.Uri): Promise<void> =>
    withEvidence(
      services,
      argument,
      (document, item) =>
        explained(async () => {
          if (document.problem) throw new UserError(local(document.problem.message));
          const { details } = await services.verdicts.facts(document.folder, item);
          const proposals = networkProposals(document.case, item.id, details);
          if (proposals.length === 0) {
            void vscode.window.showInformationMessage(
              vscode.l10n.t('Record 3 already has what “{0}” says.', titleOf(item)),
            );
            return;
          }
          const chosen = await choose(item, proposals);
          if (chosen === undefined || chosen.length === 0) return;
          const edits = fillingEdits(document.case, chosen, { by: services.author(), at: toMoment(Date.now()) });
          document.edit(edits);
          await document.flush();
          await announce(services, document, chosen);
        }),
      (document) =>
        pickNetworkEvidence(services, document, {
          placeHolder: vscode.l10n.t('Fill the network details from which network test?'),
        }),
    );

async function choose(
  item: Evidence,
  proposals: readonly NetworkProposal[],
): Promise<readonly NetworkProposal[] | undefined> {
  const rows = proposals.map((proposal) => ({
    label: labelOf(proposal),
    description: typeof proposal.value === 'string' ? proposal.value : titleOf(item),
    detail: detailOf(proposal),
    picked: proposal.isCertain,
    proposal,
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    title: vscode.l10n.t('Fill Network Details from “{0}”', titleOf(item)),
    placeHolder: vscode.l10n.t('What shall be filled in? Nothing else is changed.'),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  const chosen = picked.map(({ proposal }) => proposal);
  const twice = chosen.find(({ path }, index) => chosen.findIndex((other) => other.path[2] === path[2]) !== index);
  if (twice)
    throw new UserError(
      vscode.l10n.t(
        'More than one value was chosen for “{0}”. Nothing was changed; choose one of them.',
        labelOf(twice),
      ),
    );
  return chosen;
}

const labelOf = ({ path }: NetworkProposal): string => {
  const field = fieldAt(path);
  return field ? local(field.label) : path[2];
};

function detailOf({ now, references, path }: NetworkProposal): string {
  if (now !== undefined) return vscode.l10n.t('Replaces: {0}', now);
  if (references !== undefined && references > 0)
    return vscode.l10n.t('Added to what is cited there already: {0}', references);
  if (path[2] === 'specificSite')
    return vscode.l10n.t('Empty so far. This is what was tested; choose it if only it is concerned.');
  return vscode.l10n.t('Empty so far');
}

/** Says what was filled in. The document stays open meanwhile, so that there is something to undo. */
async function announce(
  { store, panels, log }: Services,
  { folder, revision, case: current }: CaseDocument,
  chosen: readonly NetworkProposal[],
): Promise<void> {
  const document = await store.open(folder);
  const fields = chosen.map(labelOf).join(vscode.l10n.t(', '));
  const message =
    current.triage?.category === 'network'
      ? vscode.l10n.t('Filled in: {0}', fields)
      : vscode.l10n.t('Filled in: {0}. Record 3 shows it once the category in record 2 is “Network”.', fields);
  const show = vscode.l10n.t('Show in Case');
  const undo = vscode.l10n.t('Undo');
  const ask = async (): Promise<void> => {
    const answer = await vscode.window.showInformationMessage(message, show, undo);
    if (answer === show) await panels.open(folder, chosen[0]?.path);
    if (answer === undo && document.revision === revision) document.undo();
    else if (answer === undo)
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The case has changed since. Undo in its panel takes back one step after the other.'),
      );
  };
  void ask()
    .catch((error: unknown) => report(error, log, 'casebook.fillNetworkDetails'))
    .finally(() => document.release());
}
