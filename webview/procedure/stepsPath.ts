import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import { stepOf } from '../../src/domain/caseHistory.ts';
import { labelOf } from '../../src/domain/records/triageDecision.ts';
import { isOpen, procedurePath, statuses } from '../../src/domain/workflow.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { statusIcon } from '../header/statusIcons.ts';

/** Where on the way from draft to closed the case is: a dot for each step, the present one by its name. */
export class StepsPath {
  readonly el = h('ol', { class: 'path', attributes: { 'aria-label': l10n.t('Steps of the procedure') } });
  readonly #context: PanelContext;
  #drawn = '';

  constructor(context: PanelContext) {
    this.#context = context;
  }

  update(current: Case): void {
    const step = stepOf(current);
    const signature = `${current.status} ${step}`;
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    const at = procedurePath.findIndex((code) => code === step);
    const steps = procedurePath.map((code, index) => this.#step(code, at, index));
    // A case that was cancelled, merged, or has a status of a newer version is nowhere on the path.
    if (at < 0) steps.push(this.#present(current.status, current.status));
    this.el.replaceChildren(...steps.map((el, index) => (at === index ? this.#present(step, current.status) : el)));
  }

  #step(code: string, at: number, index: number): HTMLElement {
    const label = this.#context.say(labelOf(statuses, code));
    const isDone = index < at;
    const name = isDone ? l10n.t('{0}, done', label) : l10n.t('{0}, ahead', label);
    return h(
      'li',
      { class: isDone ? 'path-step is-done' : 'path-step', attributes: { title: name } },
      icon(isDone ? 'check' : 'circle-small'),
      h('span', { class: 'sr-only', text: name }),
    );
  }

  #present(step: string, status: string): HTMLElement {
    const label = this.#context.say(labelOf(statuses, step));
    const state = status === step ? '' : this.#context.say(labelOf(statuses, status));
    const place = procedurePath.findIndex((code) => code === step) + 1;
    return h(
      'li',
      {
        class: isOpen(status) ? 'path-step is-present' : 'path-step is-present is-ended',
        attributes: {
          'aria-current': 'step',
          title: place > 0 ? l10n.t('Step {0} of {1}', place, procedurePath.length) : label,
        },
      },
      icon(statusIcon(status)),
      h('span', { text: state === '' ? label : l10n.t('{0}, before: {1}', state, label) }),
    );
  }
}
