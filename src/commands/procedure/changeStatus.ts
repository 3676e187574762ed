import * as vscode from 'vscode';
import { offeredTransitions } from '../../domain/gates.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { statuses, transitions, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { TransitionArgument } from '../commands.ts';
import { closingTime } from './closingTime.ts';
import { gateWays, type GateWay } from './askPast.ts';
import { makeTransition } from './makeTransition.ts';
import { pickTransition } from './pickTransition.ts';
import { withCase } from './withCase.ts';

/** Changes the status of a case by one of the transitions that the procedure has from here. */
export const changeStatusCommand =
  (services: ProcedureServices) =>
  async (argument?: TransitionArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const id =
        transitionIn(argument) ??
        (await pickTransition(document.case, closingTime(services, document.folder, document.case)));
      if (id !== undefined) await go(services, document, id, pastIn(argument));
    });
  };

/** One certain transition, as a command of its own. */
export const transitionCommand =
  (services: ProcedureServices, id: TransitionId) =>
  async (argument?: TransitionArgument): Promise<void> => {
    await withCase(services, argument, (document) => go(services, document, id));
  };

async function go(
  services: ProcedureServices,
  document: CaseDocument,
  id: TransitionId,
  past?: GateWay,
): Promise<void> {
  const { case: current } = document;
  if (!offeredTransitions(current).some((offered) => offered.id === id)) {
    const label = transitions.find((transition) => transition.id === id)?.label;
    throw new UserError(
      vscode.l10n.t(
        '“{0}” is not possible for {1}, which is in the status “{2}”. Nothing was changed.',
        label ? local(label) : id,
        current.number,
        local(labelOf(statuses, current.status)),
      ),
    );
  }
  await makeTransition(services, document, id, past);
}

/** The way past the gate that the argument names, if it is one. */
const pastIn = (argument: TransitionArgument): GateWay | undefined =>
  typeof argument === 'object' && 'past' in argument ? gateWays.find((way) => way === argument.past) : undefined;

/** The transition that the argument names. @throws UserError for one that does not exist */
function transitionIn(argument: TransitionArgument): TransitionId | undefined {
  if (typeof argument !== 'object' || !('transition' in argument) || argument.transition === undefined)
    return undefined;
  const named = argument.transition;
  const found = transitions.find(({ id }) => id === named);
  if (!found) throw new UserError(vscode.l10n.t('The procedure has no transition “{0}”.', named));
  return found.id;
}
