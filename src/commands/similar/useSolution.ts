import * as vscode from 'vscode';
import { draftOffers, solutionDraft, type DraftOffer, type DraftPart } from '../../domain/similar/solutionDraft.ts';
import type { Case } from '../../domain/case.ts';
import { report } from '../../platform/report.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import type { SolutionArgument } from '../commands.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { change, doingNow, withCase } from '../procedure/withCase.ts';
import { pickSimilar } from './pickSimilar.ts';

/**
 * Uses what solved a similar case as a draft: its confirmed causes as hypotheses, its solution and its steps, behind what the
 * case has. Asks first where there is something already. One step to undo.
 */
export const useSolution =
  (services: ProcedureServices) =>
  async (argument?: SolutionArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const from = sourceOf(argument) ?? (await pickSource(services, document));
      if (from === undefined) return;
      const source = await readSource(services, from, document);
      const offers = draftOffers(document.case, source);
      if (offers.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('{0} has nothing to use that is not in this case already. Nothing was changed.', source.number),
        );
        return;
      }
      const parts = offers.some(({ present }) => present > 0)
        ? await askParts(source.number, offers)
        : offers.map(({ part }) => part);
      if (parts === undefined || parts.length === 0) return;
      const note = vscode.l10n.t('Its solution was used as a draft.');
      await change(document, solutionDraft(document.case, source, parts, { ...doingNow(services), note }));
      await announce(services, document, source.number, parts);
    });
  };

const sourceOf = (argument: SolutionArgument): CaseFolder | undefined =>
  typeof argument === 'object' && 'from' in argument ? argument.from : undefined;

async function pickSource(services: ProcedureServices, document: CaseDocument): Promise<CaseFolder | undefined> {
  const picked = await pickSimilar(
    services,
    document,
    vscode.l10n.t('Whose solution shall be used as a draft?'),
    ({ canDraft }) => canDraft,
  );
  return picked?.similar.caseFolder;
}

async function readSource({ store }: ProcedureServices, from: CaseFolder, { folder }: CaseDocument): Promise<Case> {
  if (from === folder || store.entry(from)?.kind !== 'case')
    throw new UserError(vscode.l10n.t('That case is no longer there. Nothing was changed.'));
  const document = await store.open(from);
  try {
    return document.case;
  } finally {
    document.release();
  }
}

/** What goes where nothing is yet is chosen beforehand. */
async function askParts(number: string, offers: readonly DraftOffer[]): Promise<readonly DraftPart[] | undefined> {
  const rows = offers.map(({ part, count, present }) => ({
    label: partName(part),
    description: vscode.l10n.t('To be added: {0}', count),
    detail:
      present === 0
        ? vscode.l10n.t('Empty so far')
        : vscode.l10n.t('Added behind what is there: {0}. Nothing is replaced.', present),
    picked: present === 0,
    part,
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    title: vscode.l10n.t('Use the Solution of {0} as a Draft', number),
    placeHolder: vscode.l10n.t('Something is filled in already. What shall be added?'),
  });
  return picked?.map(({ part }) => part);
}

function partName(part: DraftPart): string {
  switch (part) {
    case 'hypotheses':
      return vscode.l10n.t('Causes, as hypotheses to be tested');
    case 'solutions':
      return vscode.l10n.t('The solution, not chosen yet');
    case 'steps':
      return vscode.l10n.t('The steps, without owners and outcomes');
  }
}

/** Says what was brought. The document stays open meanwhile, so that there is something to undo. */
async function announce(
  { store, panels, log }: ProcedureServices,
  { folder, revision }: CaseDocument,
  number: string,
  parts: readonly DraftPart[],
): Promise<void> {
  const document = await store.open(folder);
  const show = vscode.l10n.t('Show in Case');
  const undo = vscode.l10n.t('Undo');
  const ask = async (): Promise<void> => {
    const message = vscode.l10n.t(
      'The solution of {0} was added as a draft. Check each item before you use it.',
      number,
    );
    const answer = await vscode.window.showInformationMessage(message, show, undo);
    if (answer === show)
      await panels.open(folder, parts.includes('hypotheses') ? ['rootCause', 'hypotheses'] : ['plan', parts[0] ?? '']);
    if (answer !== undo) return;
    if (document.revision === revision) document.undo();
    else
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The case has changed since. Undo in its panel takes back one step after the other.'),
      );
  };
  void ask()
    .catch((error: unknown) => report(error, log, 'casebook.useSolution'))
    .finally(() => document.release());
}
