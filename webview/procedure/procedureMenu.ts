import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import { hasResponse } from '../../src/domain/caseHistory.ts';
import { isTriaged } from '../../src/domain/retriage.ts';
import { isOpen, transitions, type Transition, type TransitionId } from '../../src/domain/workflow.ts';
import type { PanelCommand, PanelContext } from '../form/panelContext.ts';
import type { MenuEntry } from './menuButton.ts';

export type OfferedTransition = Transition & { readonly id: TransitionId };

const icons: Readonly<Partial<Record<TransitionId, string>>> = {
  hold: 'debug-pause',
  resume: 'debug-continue',
  cancel: 'circle-slash',
  merge: 'git-merge',
  reopen: 'issue-reopened',
  reanalyse: 'discard',
  answer: 'comment',
  recoverQuickly: 'zap',
  close: 'lock',
};

/** The codicon of a transition. */
export const transitionIcon = (id: TransitionId): string => icons[id] ?? 'arrow-right';

/** What a transition is called; with an ellipsis when something is asked. */
export function transitionName(id: TransitionId, context: PanelContext): string {
  const found: Transition | undefined = transitions.find((transition) => transition.id === id);
  if (!found) return id;
  return found.asks ? l10n.t('{0}…', context.say(found.label)) : context.say(found.label);
}

/** What can be done with a case in its present status, apart from the next step; nothing that does not exist from here. */
export function procedureMenu(
  current: Case,
  others: readonly OfferedTransition[],
  context: PanelContext,
): readonly (readonly MenuEntry[])[] {
  const entry = (label: string, icon: string, command: PanelCommand): MenuEntry => ({
    label,
    icon,
    onChoose: () => context.run(command),
  });
  const changes = (...directions: Transition['direction'][]): MenuEntry[] =>
    others
      .filter(({ direction }) => directions.includes(direction))
      .map(({ id }) => ({
        label: transitionName(id, context),
        icon: transitionIcon(id),
        onChoose: () => context.startTransition(id),
      }));
  const open = isOpen(current.status);
  return [
    changes('on', 'back', 'aside'),
    [
      ...(open
        ? [
            hasResponse(current)
              ? entry(l10n.t('Log a Reply…'), 'comment', 'casebook.logReply')
              : entry(l10n.t('Log the First Response…'), 'comment-discussion', 'casebook.logFirstResponse'),
          ]
        : []),
      entry(l10n.t('Copy a Reply…'), 'copy', 'casebook.copyReply'),
      ...(open ? [entry(l10n.t('Hand Over…'), 'arrow-swap', 'casebook.handOver')] : []),
    ],
    [
      ...(isTriaged(current) ? [entry(l10n.t('Re-triage…'), 'tag', 'casebook.retriage')] : []),
      ...(open ? [entry(l10n.t('Escalate…'), 'arrow-up', 'casebook.escalate')] : []),
      entry(l10n.t('Link a Case…'), 'link', 'casebook.linkCase'),
      ...(current.status === 'resolved' || current.status === 'closed'
        ? [entry(l10n.t('Draft a Knowledge Article…'), 'book', 'casebook.draftArticle')]
        : []),
    ],
    changes('out'),
  ];
}
