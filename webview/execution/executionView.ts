import * as l10n from '@vscode/l10n';
import { executionOf, type Execution } from '../../src/domain/execution.ts';
import type { Values } from '../../src/domain/field.ts';
import { outcomes } from '../../src/domain/records/plan.ts';
import { isFilled } from '../../src/domain/records/rules.ts';
import { labelOf } from '../../src/domain/records/triageDecision.ts';
import { h, icon, setAttribute, setText, show } from '../dom.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { showNumber } from '../times.ts';
import { EndView } from './endView.ts';
import { outcomeIcon, StepCard } from './stepCard.ts';
import { StopView } from './stopView.ts';

const modeKey = 'plan/.execute';

/** The plan while it is carried out: one step at a time, instead of its form. */
export class ExecutionView implements FormExtra {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #modes: readonly HTMLButtonElement[];
  readonly #body: HTMLElement;
  readonly #bar = h('progress', { class: 'execution-bar' });
  readonly #progress = h('p', { class: 'execution-text' });
  readonly #steps = h('ol', { class: 'execution-steps', attributes: { 'aria-label': l10n.t('Steps') } });
  readonly #cardPlace = h('div');
  readonly #none: HTMLElement;
  readonly #stop: StopView;
  readonly #end: EndView;
  readonly #cards = new Map<string, StepCard>();
  /** A step that the person looks at, other than the one at hand. */
  #chosen: string | undefined;
  #atHand: string | undefined;
  #drawnSteps = '';

  constructor(context: PanelContext) {
    this.#context = context;
    this.#modes = [
      this.#modeButton(l10n.t('Plan'), 'checklist', false),
      this.#modeButton(l10n.t('Execute step by step'), 'play', true),
    ];
    this.#stop = new StopView(context, () => context.reveal(['plan', 'steps']));
    this.#end = new EndView(context);
    this.#none = h(
      'p',
      { class: 'guided-line' },
      icon('info'),
      this.#link(l10n.t('The plan has no steps yet. Add them first.'), () => context.reveal(['plan', 'steps'])),
    );
    this.#bar.setAttribute('aria-label', l10n.t('Steps done'));
    this.#body = h(
      'div',
      { class: 'execution' },
      h('div', { class: 'execution-progress' }, this.#bar, this.#progress),
      this.#steps,
      this.#none,
      this.#cardPlace,
      this.#stop.el,
      this.#end.el,
    );
    this.el = h(
      'div',
      {},
      h(
        'div',
        { class: 'modes', attributes: { role: 'group', 'aria-label': l10n.t('View of the plan') } },
        ...this.#modes,
      ),
      this.#body,
    );
  }

  /** Until the person chooses: once the case is being executed, and from then on. */
  get isInstead(): boolean {
    return this.#context.folding.isOpen(modeKey, this.#context.currentCase().status === 'executing');
  }

  makeWay(): void {
    if (this.isInstead) this.#setMode(false);
  }

  update(drawn: DrawnCase): void {
    this.#modes.forEach((button, index) =>
      setAttribute(button, 'aria-pressed', String((index === 1) === this.isInstead)),
    );
    show(this.#body, this.isInstead);
    if (!this.isInstead) return;
    if (!this.#context.folding.isOpen(modeKey, false)) this.#context.folding.set(modeKey, true);
    const execution = executionOf(drawn.current);
    const { steps, next, stoppedAt } = execution;
    const hadFocus = this.#cardPlace.contains(document.activeElement) || this.#stop.el.contains(document.activeElement);
    const turn = stoppedAt ?? next;
    const atHand = turn ? String(turn.id) : '';
    // Once the step at hand is another one, it is what is shown.
    const isMovedOn = this.#atHand !== undefined && this.#atHand !== atHand;
    const wasStopped = !this.#stop.el.hidden;
    if (isMovedOn) this.#chosen = undefined;
    this.#atHand = atHand;
    const shown = steps.find(({ id }) => id === this.#chosen) ?? stoppedAt ?? next;
    this.#showProgress(execution);
    this.#showSteps(steps, shown?.id);
    show(this.#none, steps.length === 0);
    this.#showCard(shown, steps, drawn);
    const isActive = drawn.current.status === 'executing' && !drawn.snapshot.isHeldUp;
    show(this.#stop.el, stoppedAt !== undefined && isActive);
    if (stoppedAt) this.#stop.update(drawn.current, stoppedAt);
    this.#end.update(drawn, steps.length > 0 && next === undefined && stoppedAt === undefined);
    if (!hadFocus || !(isMovedOn || wasStopped === this.#stop.el.hidden)) return;
    if (!this.#stop.el.hidden) this.#stop.focus();
    else if (shown) this.#cards.get(String(shown.id))?.focus();
    else this.#modes[1]?.focus();
  }

  #showProgress({ steps, done, remainingMinutes, withoutEstimate }: Execution): void {
    this.#bar.max = Math.max(steps.length, 1);
    this.#bar.value = done;
    const left =
      done === steps.length ? '' : l10n.t('about {0} min left', showNumber(remainingMinutes, this.#context.language));
    const unknown = withoutEstimate === 0 ? '' : l10n.t('{0} without an estimate', withoutEstimate);
    const parts = [l10n.t('{0} of {1} steps done', done, steps.length), left, unknown].filter((part) => part !== '');
    setText(this.#progress, parts.join(' · '));
  }

  #showSteps(steps: readonly Values[], shown: unknown): void {
    const signature = JSON.stringify([steps.map(({ id, action, outcome }) => [id, action, outcome]), shown]);
    if (signature === this.#drawnSteps) return;
    this.#drawnSteps = signature;
    const focused = this.#steps.querySelector<HTMLElement>(':focus')?.dataset.step;
    this.#steps.replaceChildren(...steps.map((step) => this.#stepButton(step, step.id === shown)));
    if (focused !== undefined) this.#steps.querySelector<HTMLElement>(`[data-step="${CSS.escape(focused)}"]`)?.focus();
  }

  #stepButton({ id, action, outcome }: Values, isShown: boolean): HTMLElement {
    const state = isFilled(outcome)
      ? this.#context.say(labelOf(outcomes, String(outcome)))
      : l10n.t('not carried out yet');
    const button = h(
      'button',
      {
        class: 'execution-step',
        attributes: { type: 'button', title: state, 'aria-current': isShown ? 'step' : undefined },
      },
      icon(outcomeIcon(outcome), `is-${isFilled(outcome) ? String(outcome) : 'open'}`),
      h('span', { class: 'execution-step-text', text: isFilled(action) ? String(action) : l10n.t('Untitled') }),
      h('span', { class: 'sr-only', text: l10n.t('({0})', state) }),
    );
    button.dataset.step = String(id);
    button.addEventListener('click', () => {
      this.#chosen = String(id);
      this.#context.draw();
    });
    return h('li', {}, button);
  }

  #showCard(step: Values | undefined, steps: readonly Values[], drawn: DrawnCase): void {
    const id = String(step?.id);
    const known = this.#cards.get(id);
    const card = step && (known ?? new StepCard(id, this.#context));
    if (card) this.#cards.set(id, card);
    const [there] = this.#cardPlace.children;
    if (there !== card?.el) this.#cardPlace.replaceChildren(...(card ? [card.el] : []));
    if (!step || !card) return;
    // In their order: a later step is read, and carried out when it is its turn.
    const isTurn = id === this.#atHand || isFilled(step.outcome);
    const canAct = drawn.current.status === 'executing' && !drawn.snapshot.isHeldUp && isTurn;
    card.update(step, { index: steps.indexOf(step), count: steps.length }, drawn, canAct);
  }

  #modeButton(label: string, iconName: string, isExecution: boolean): HTMLButtonElement {
    const button = h(
      'button',
      { class: 'mode', attributes: { type: 'button' } },
      icon(iconName),
      h('span', { text: label }),
    );
    button.addEventListener('click', () => this.#setMode(isExecution));
    return button;
  }

  #setMode(isExecution: boolean): void {
    this.#context.folding.set(modeKey, isExecution);
    this.#context.draw();
  }

  #link(text: string, onClick: () => void): HTMLElement {
    const link = h('button', { class: 'link-button', text, attributes: { type: 'button' } });
    link.addEventListener('click', onClick);
    return link;
  }
}
