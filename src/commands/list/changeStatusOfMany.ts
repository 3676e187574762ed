import * as vscode from 'vscode';
import { gateProblems, offeredTransitions } from '../../domain/gates.ts';
import { momentMs } from '../../domain/moment.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { transitionOf } from '../../domain/transitionInputs.ts';
import { statuses, transitions, transitionsFrom, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder } from '../commands.ts';
import { askInputs } from '../procedure/askInputs.ts';
import { closingTime } from '../procedure/closingTime.ts';
import { transitionEdits } from '../procedure/makeTransition.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { change, doingNow } from '../procedure/withCase.ts';
import { forCases, summarise } from './forCases.ts';

/** Merging asks for a case of its own for each: it is done one by one. */
const notForMany: readonly TransitionId[] = ['merge'];

/**
 * Takes several cases through one transition. Each has to pass its own gate; one that does not stays as it is and is named
 * in the summary, from where what it lacks can be seen. What the person is asked is asked once.
 */
export async function changeStatusOfMany(
  services: ProcedureServices,
  folders: readonly CaseFolder[],
  given?: TransitionId,
): Promise<void> {
  const id = given ?? (await pickForMany(services, folders));
  if (id === undefined) return;
  const what = local(transitionOf(id).label);
  const inputs = await askInputsOnce(services, folders, id);
  if (!inputs) return;
  const done = await forCases(services, folders, what, async (document) => {
    const { case: current, folder } = document;
    if (!offeredTransitions(current).some((offered) => offered.id === id))
      throw new UserError(vscode.l10n.t('Not possible in the status “{0}”.', local(labelOf(statuses, current.status))));
    const silenceOverAt = closingTime(services, folder, current);
    const problems = gateProblems(current, id, momentMs(doingNow(services).at) ?? 0, { ...inputs, silenceOverAt });
    const [first] = problems;
    if (first)
      throw new UserError(
        vscode.l10n.t('Missing: {0}. First: {1}', problems.length, `${local(first.label)}: ${local(first.message)}`),
      );
    await change(document, transitionEdits(services, document, id, { fields: [], given: inputs, override: undefined }));
    return true;
  });
  summarise(services, done, (caseFolder) =>
    vscode.commands.executeCommand('casebook.changeStatus', { caseFolder, transition: id }),
  );
}

async function askInputsOnce(services: ProcedureServices, folders: readonly CaseFolder[], id: TransitionId) {
  const [first] = folders;
  if (first === undefined) return undefined;
  const document = await services.store.open(first);
  try {
    // The questions are the same for every case; the title names what is done and to how many.
    return await askInputs(services, first, document.case, id, {
      title: vscode.l10n.t('{0}: {1} cases', local(transitionOf(id).label), folders.length),
    });
  } finally {
    document.release();
  }
}

/** The transitions that some of the cases have, each with how many. */
async function pickForMany(
  { store }: ProcedureServices,
  folders: readonly CaseFolder[],
): Promise<TransitionId | undefined> {
  const counts = new Map<TransitionId, number>();
  for (const folder of folders) {
    const entry = store.entry(folder);
    if (entry?.kind !== 'case') continue;
    for (const { id } of transitionsFrom(entry.summary.status)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const items = transitions
    .filter(({ id }) => counts.has(id) && !notForMany.includes(id))
    .map(({ id, label }) => ({
      id,
      label: local(label),
      description: vscode.l10n.t('possible from the status of {0} of {1}', counts.get(id) ?? 0, folders.length),
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Change Status of {0} Cases', folders.length),
    placeHolder: vscode.l10n.t('Each case has to pass its own gate; one that does not stays as it is.'),
  });
  return picked?.id;
}
