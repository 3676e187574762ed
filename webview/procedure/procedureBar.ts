import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import { gateProblems, offeredTransitions } from '../../src/domain/gates.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { transitions, type Transition, type TransitionId } from '../../src/domain/workflow.ts';
import { h, setAttribute, show } from '../dom.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import type { ButtonControl } from '../ui/adapter.ts';
import { ClockLine } from './clockLine.ts';
import { GatePopover, type GateAction, type GateWay } from './gatePopover.ts';
import { MenuButton } from './menuButton.ts';
import { procedureMenu, transitionIcon, transitionName, type OfferedTransition } from './procedureMenu.ts';
import { StepsPath } from './stepsPath.ts';

/** The procedure below the head: where the case is, what comes next, what else there is, and the response clock. */
export class ProcedureBar {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #path: StepsPath;
  readonly #clock: ClockLine;
  readonly #next = h('div', { class: 'next' });
  readonly #more: MenuButton;
  readonly #actions: HTMLElement;
  readonly #gate: GatePopover;
  #nextButton: ButtonControl | undefined;
  #drawnNext = '';
  #current: Case | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#path = new StepsPath(context);
    this.#clock = new ClockLine(context);
    this.#more = new MenuButton(context.ui, l10n.t('More…'));
    this.#gate = new GatePopover(context);
    this.#actions = h('div', { class: 'procedure-actions' }, this.#next, this.#more.el);
    this.el = h(
      'section',
      { class: 'procedure', attributes: { 'aria-label': l10n.t('Procedure') } },
      this.#path.el,
      this.#clock.el,
      this.#actions,
      this.#gate.el,
    );
  }

  update({ state, current, snapshot }: DrawnCase): void {
    this.#current = current;
    this.#path.update(current);
    this.#clock.update(state.clock);
    show(this.#actions, !snapshot.isHeldUp);
    if (snapshot.isHeldUp) return;
    const offered = offeredTransitions(current);
    const next = nextOf(offered, current, snapshot.now);
    this.#showNext(next, next ? missingFor(current, next.id, snapshot.now) : []);
    this.#more.setEntries(
      procedureMenu(
        current,
        offered.filter((transition) => transition !== next),
        this.#context,
      ),
    );
  }

  /** Makes the transition, which the extension asks about natively, or shows what is missing for it. */
  start(id: TransitionId): void {
    const current = this.#current;
    if (!current) return;
    this.#gate.close();
    const run = (past?: GateWay): void =>
      this.#context.run('casebook.changeStatus', { transition: id, ...(past && { past }) });
    const problems = missingFor(current, id, Date.now());
    if (problems.length === 0) run();
    else
      this.#gate.open(this.#context.say(labelOfTransition(id)), problems, {
        past: run,
        actions: actionsFor(id, this.#context, run),
        giveBack: () => (this.#nextButton ?? this.#more).focus(),
      });
  }

  #showNext(next: OfferedTransition | undefined, problems: readonly Problem[]): void {
    const signature = next ? `${next.id} ${problems.length === 0}` : '';
    if (signature !== this.#drawnNext) {
      this.#drawnNext = signature;
      const hadFocus = this.#next.contains(document.activeElement);
      this.#nextButton = next && this.#button(next.id, problems.length === 0);
      this.#next.replaceChildren(...(this.#nextButton ? [this.#nextButton.el] : []));
      if (hadFocus) (this.#nextButton ?? this.#more).focus();
    }
    if (!this.#nextButton) return;
    const told = problems.length === 0 ? undefined : l10n.t('{0} to complete first', problems.length);
    setAttribute(this.#nextButton.el, 'title', told);
  }

  #button(id: TransitionId, isReady: boolean): ButtonControl {
    return this.#context.ui.button({
      label: transitionName(id, this.#context),
      icon: isReady ? transitionIcon(id) : 'lock',
      appearance: isReady ? 'primary' : 'secondary',
      onClick: () => this.start(id),
    });
  }
}

/** What can be done about an event that a gate asks for: it is no field to fill in. */
const actionsFor = (id: TransitionId, context: PanelContext, run: (past: GateWay) => void): readonly GateAction[] =>
  id === 'diagnose'
    ? [
        { label: l10n.t('Log the First Response…'), onChoose: () => context.run('casebook.logFirstResponse') },
        { label: l10n.t('Start without a First Response…'), onChoose: () => run('withoutResponse') },
      ]
    : [{ label: l10n.t('Link a Case…'), onChoose: () => context.run('casebook.linkCase') }];

/** The first step on whose gate is open; else the first. */
const nextOf = (offered: readonly OfferedTransition[], current: Case, now: number): OfferedTransition | undefined => {
  const steps = offered.filter(({ direction }) => direction === 'on');
  return steps.find(({ id }) => missingFor(current, id, now).length === 0) ?? steps[0];
};

/** What the records lack for a transition. What the extension asks at the transition is not missing yet. */
function missingFor(current: Case, id: TransitionId, now: number): readonly Problem[] {
  const asks: Transition['asks'] = declared(id)?.asks ?? {};
  const asked = '?';
  const problems = gateProblems(current, id, now, {
    ...(asks.answer && { answer: asked }),
    // Without a response the diagnosis starts with a reason, but the response is what is wanted.
    ...(asks.reason && id !== 'diagnose' && { reason: asked }),
  });
  // Whether the user's silence counts by now, the extension knows.
  const isOnlySilence =
    id === 'close' && problems.every(({ path }) => path.join('.') === 'plan.userConfirmation.result');
  return isOnlySilence ? problems.filter(({ kind }) => kind !== 'missing') : problems;
}

const declared = (id: TransitionId): Transition | undefined => transitions.find((transition) => transition.id === id);
const labelOfTransition = (id: TransitionId) => declared(id)?.label ?? { en: id, zh: id };
