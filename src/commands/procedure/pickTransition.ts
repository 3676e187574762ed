import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { statusBeforeHold } from '../../domain/caseHistory.ts';
import { gateProblems, offeredTransitions } from '../../domain/gates.ts';
import type { Problem } from '../../domain/problems.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { statuses, type Transition, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';

type Item = vscode.QuickPickItem & { readonly id?: TransitionId };

/**
 * Lets the user choose among the transitions that the case has from here, each with how its gate stands.
 * @param silenceOverAt see `closingTime`
 */
export async function pickTransition(
  current: Case,
  silenceOverAt: string | undefined,
): Promise<TransitionId | undefined> {
  const offered = offeredTransitions(current);
  const status = local(labelOf(statuses, current.status));
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} is in the status “{1}”, which nothing follows. Link a follow-up case to go on.',
        current.number,
        status,
      ),
    );
    return undefined;
  }
  const now = Date.now();
  const items = directions.flatMap(({ direction, label }): Item[] => {
    const found = offered.filter((transition) => transition.direction === direction);
    if (found.length === 0) return [];
    return [
      { label: label(), kind: vscode.QuickPickItemKind.Separator },
      ...found.map((transition) => ({
        id: transition.id,
        label: local(transition.label),
        iconPath: new vscode.ThemeIcon(icons[direction]),
        description: gateState(openGate(current, transition.id, now, silenceOverAt)),
        detail: vscode.l10n.t('To: {0}', local(labelOf(statuses, target(current, transition)))),
      })),
    ];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Change Status of {0}', current.number),
    placeHolder: vscode.l10n.t('Now: {0}', status),
    matchOnDetail: true,
  });
  return picked?.id;
}

/** What is missing, apart from what the user is asked at the transition anyway. */
const openGate = (
  current: Case,
  id: TransitionId,
  now: number,
  silenceOverAt: string | undefined,
): readonly Problem[] =>
  gateProblems(current, id, now, { silenceOverAt }).filter(
    ({ path }) => !(id === 'answer' && path.join('.') === 'plan.closure.summary'),
  );

const gateState = (problems: readonly Problem[]): string =>
  problems.length === 0 ? vscode.l10n.t('Ready') : vscode.l10n.t('{0} missing', problems.length);

const target = (current: Case, { to }: Transition): string => (to === 'beforeHold' ? statusBeforeHold(current) : to);

const icons = { on: 'arrow-right', back: 'arrow-left', aside: 'debug-pause', out: 'circle-slash' } as const;

const directions: readonly { direction: Transition['direction']; label: () => string }[] = [
  { direction: 'on', label: () => vscode.l10n.t('Go on') },
  { direction: 'back', label: () => vscode.l10n.t('Go back') },
  { direction: 'aside', label: () => vscode.l10n.t('Set aside') },
  { direction: 'out', label: () => vscode.l10n.t('End without a solution') },
];
