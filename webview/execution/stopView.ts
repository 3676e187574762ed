import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import type { Values } from '../../src/domain/field.ts';
import { toMoment } from '../../src/domain/moment.ts';
import { isFilled, itemsOf } from '../../src/domain/records/rules.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { addContingency, chooseSolution, type Acting } from './stepEdits.ts';

/** A step failed: the execution stops, and a person chooses one of the three ways on. */
export class StopView {
  readonly el = h('section', { class: 'stop', attributes: { 'aria-label': l10n.t('Execution stopped') } });
  readonly #context: PanelContext;
  /** Leaves the execution for the plan. */
  readonly #onPlan: () => void;
  #drawn = '';

  constructor(context: PanelContext, onPlan: () => void) {
    this.#context = context;
    this.#onPlan = onPlan;
  }

  update(current: Case, failed: Values): void {
    const solutions = itemsOf(current.plan?.solutions);
    const steps = itemsOf(current.plan?.steps);
    const signature = JSON.stringify([solutions, steps.map(({ id, outcome }) => [id, outcome]), failed.id]);
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    const chosen = solutions.find((solution) => solution.chosen === true);
    this.el.replaceChildren(
      h(
        'p',
        { class: 'stop-title', attributes: { tabindex: '-1' } },
        icon('stop-circle'),
        l10n.t('Stopped: the step did not succeed. How to go on?'),
      ),
      h(
        'ol',
        { class: 'stop-ways' },
        this.#contingency(chosen, failed),
        this.#otherSolution({ solutions, steps }),
        this.#analysis(),
      ),
    );
  }

  focus(): void {
    this.el.querySelector<HTMLElement>('.stop-title')?.focus();
  }

  #way(title: string, text: string, ...actions: readonly HTMLElement[]): HTMLElement {
    return h(
      'li',
      {},
      h('p', { class: 'stop-way', text: title }),
      h('p', { class: 'stop-text', text }),
      h('div', { class: 'button-row' }, ...actions),
    );
  }

  #contingency(chosen: Values | undefined, failed: Values): HTMLElement {
    const text = typeof chosen?.contingency === 'string' ? chosen.contingency : '';
    const rollback = typeof failed.rollback === 'string' ? failed.rollback : '';
    const action = isFilled(text) ? text : rollback;
    const title = l10n.t('Contingency');
    if (!isFilled(action))
      return this.#way(title, l10n.t('Neither a contingency nor a rollback of this step is planned.'));
    const carryOut = (): void => {
      const wanted = { action, expected: l10n.t('The state before the step is restored.') };
      const { edits } = addContingency(failed, wanted, this.#acting());
      this.#apply(edits);
      this.#context.announce(l10n.t('The contingency is the step at hand now'));
    };
    return this.#way(title, action, this.#button(l10n.t('Carry it out as the next step'), 'shield', carryOut));
  }

  #otherSolution(planned: { solutions: readonly Values[]; steps: readonly Values[] }): HTMLElement {
    const others = planned.solutions.filter(({ chosen }) => chosen !== true);
    const why = l10n.t('Not carried out: another solution was chosen.');
    const buttons = others.map(({ id, title }) =>
      this.#button(
        l10n.t('Choose: {0}', typeof title === 'string' && isFilled(title) ? title : l10n.t('Untitled')),
        'arrow-swap',
        () => {
          this.#apply(chooseSolution(planned, String(id), why, this.#acting()));
          this.#onPlan();
        },
      ),
    );
    const text =
      others.length > 0
        ? l10n.t('The steps that are left are skipped; plan those of the other solution.')
        : l10n.t('No other solution is planned yet.');
    const add = this.#button(l10n.t('Go to the plan'), 'edit', () => this.#onPlan());
    return this.#way(l10n.t('Another solution'), text, ...(others.length > 0 ? buttons : [add]));
  }

  #analysis(): HTMLElement {
    return this.#way(
      l10n.t('Back to analysis'),
      l10n.t('When the failure shows that the cause is another one.'),
      this.#button(l10n.t('Back to analysis…'), 'discard', () => this.#context.startTransition('reanalyse')),
    );
  }

  #acting(): Acting {
    return { by: this.#context.author(), at: toMoment(Date.now()) };
  }

  #apply(edits: ReturnType<typeof chooseSolution>): void {
    this.#context.edit(edits);
    this.#context.draw();
    this.#context.send();
  }

  #button(label: string, iconName: string, onClick: () => void): HTMLElement {
    return this.#context.ui.button({ label, icon: iconName, onClick }).el;
  }
}
