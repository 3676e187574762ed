import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { promiseAtTriage } from '../../domain/caseClock.ts';
import { CaseChange, type Doing } from '../../domain/caseChange.ts';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import type { Promised } from '../../domain/commitment.ts';
import type { CaseEdit } from '../../domain/edit.ts';
import { gateProblems } from '../../domain/gates.ts';
import { momentMs } from '../../domain/moment.ts';
import type { TransitionInput } from '../../domain/transitionInputs.ts';
import { performTransition, TransitionRefused } from '../../domain/transitions.ts';
import type { TransitionId } from '../../domain/workflow.ts';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import { announceTransition } from './announceTransition.ts';
import { askPast, type GateWay } from './askPast.ts';
import { askClosing, canAskClosing, type FieldAnswer } from './askClosing.ts';
import { askInputs, type Inputs } from './askInputs.ts';
import { closingTime } from './closingTime.ts';
import { linkBack } from './linkBack.ts';
import { gateTitle, showMissing } from './showMissing.ts';
import { change, doingNow } from './withCase.ts';

/** Everything that was found out before a transition is made. */
export interface Answers {
  readonly fields: readonly FieldAnswer[];
  readonly given: TransitionInput;
  readonly override: string | undefined;
}

/** Takes a case through one transition: its gate (past it by the way that was chosen already), what the user is asked, one step to undo, and what follows. */
export async function makeTransition(
  services: ProcedureServices,
  document: CaseDocument,
  id: TransitionId,
  past?: GateWay,
): Promise<void> {
  const { folder } = document;
  // The answer is part of the gate; everything else is asked once the gate is met.
  const isAskedFirst = id === 'answer';
  const first: Inputs | undefined = isAskedFirst ? await askInputs(services, folder, document.case, id) : {};
  if (!first) return;
  const passed = await passGate(services, document, id, first, past);
  if (passed === 'reopen') {
    await makeTransition(services, document, 'reopen');
    return;
  }
  if (!passed) return;
  const inputs: Inputs | undefined = isAskedFirst ? first : await askInputs(services, folder, document.case, id);
  if (!inputs) return;
  const before = document.case;
  await change(document, transitionEdits(services, document, id, { ...passed, given: { ...passed.given, ...inputs } }));
  if (inputs.targetFolder !== undefined)
    await linkBack(services, inputs.targetFolder, { target: before.number, relation: 'mergedFrom' });
  announceTransition(services, document, id);
}

/** Asks until the gate is met or overridden. `undefined`: the user left. */
async function passGate(
  services: ProcedureServices,
  document: CaseDocument,
  id: TransitionId,
  first: TransitionInput,
  past?: GateWay,
): Promise<Answers | 'reopen' | undefined> {
  let given = first;
  let fields: readonly FieldAnswer[] = [];
  let chosen = past;
  for (;;) {
    const doing = doingNow(services);
    const current = withFields(document.case, fields, doing).current;
    const silenceOverAt = closingTime(services, document.folder, current);
    const problems = gateProblems(current, id, momentMs(doing.at) ?? 0, { ...given, silenceOverAt });
    if (problems.length === 0) return { fields, given, override: undefined };
    if (id === 'close' && fields.length === 0 && canAskClosing(problems)) {
      const closing = await askClosing(current, problems, doing.at);
      if (closing === undefined || closing === 'reopen') return closing;
      fields = closing;
      continue;
    }
    const answer = chosen
      ? await askPast(chosen, gateTitle(current, id))
      : await showMissing(services, document.folder, current, id, problems);
    chosen = undefined;
    switch (answer.kind) {
      case 'left':
        return undefined;
      case 'again':
        continue;
      case 'reason':
        given = { ...given, reason: answer.reason };
        continue;
      case 'override':
        return { fields, given, override: answer.reason };
    }
  }
}

/** The edits of a transition whose gate was looked at. @throws UserError when the case changed so that the transition is no longer possible */
export function transitionEdits(
  services: ProcedureServices,
  document: CaseDocument,
  id: TransitionId,
  { fields, given, override }: Answers,
): CaseEdit[] {
  const doing = doingNow(services);
  const filled = withFields(document.case, fields, doing);
  const silenceOverAt = closingTime(services, document.folder, filled.current);
  const promised = id === 'triage' ? promiseFor(services, document.folder, filled.current, doing.at) : undefined;
  try {
    const request = { ...doing, ...given, silenceOverAt, override, promised };
    return [...filled.edits, ...performTransition(filled.current, id, request)];
  } catch (error) {
    if (!(error instanceof TransitionRefused)) throw error;
    services.log.info(error.message);
    throw new UserError(
      vscode.l10n.t('{0} was changed meanwhile, so its status stays. Try again.', document.case.number),
    );
  }
}

function withFields(current: Case, fields: readonly FieldAnswer[], doing: Doing): CaseChange {
  const filled = new CaseChange(current, doing);
  for (const { path, value } of fields) filled.set(path, value);
  return filled;
}

/** The response time to promise in the case's language; none where the settings give no calendar. */
function promiseFor(
  { clock, log }: ProcedureServices,
  folder: CaseFolder,
  current: Case,
  at: string,
): Promised | undefined {
  const { calendar, policy } = clock.rulesFor(folder);
  try {
    return promiseAtTriage(current, { at, language: caseLanguage(current, language()) }, calendar, policy);
  } catch (error) {
    log.warn(`No response time can be promised for ${folder}`, error);
    return undefined;
  }
}
