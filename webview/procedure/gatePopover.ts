import * as l10n from '@vscode/l10n';
import type { Problem } from '../../src/domain/problems.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { Popover } from './popover.ts';

/** How a gate is passed that is not met; the extension asks for the reason. */
export type GateWay = 'override' | 'withoutResponse';

/** What can be done about something missing that is not a field. */
export interface GateAction {
  readonly label: string;
  readonly onChoose: () => void;
}

export interface GateActions {
  readonly past: (way: GateWay) => void;
  /** For events that are missing. */
  readonly actions: readonly GateAction[];
  /** Puts the focus where it was. */
  readonly giveBack: () => void;
}

/** What keeps the case from a transition: each item a link to its field, and the way past the gate with a reason. */
export class GatePopover {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #popover: Popover;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#popover = new Popover('gate', { role: 'dialog', 'aria-label': l10n.t('What is missing') });
    this.el = this.#popover.el;
  }

  close(): void {
    this.#popover.close();
  }

  open(name: string, problems: readonly Problem[], { past, actions, giveBack }: GateActions): void {
    const title = h('p', {
      class: 'gate-title',
      text: l10n.t('Missing for “{0}”: {1}', name, problems.length),
      attributes: { tabindex: '-1' },
    });
    const override = this.#context.ui.button({
      label: l10n.t('Override with a reason…'),
      icon: 'unlock',
      onClick: () => {
        this.#popover.close({ isFocusGivenBack: true });
        past('override');
      },
    });
    const close = this.#context.ui.button({
      label: l10n.t('Close this list'),
      onClick: () => this.#popover.close({ isFocusGivenBack: true }),
    });
    this.el.setAttribute('aria-label', title.textContent);
    this.el.replaceChildren(
      title,
      h('ul', { class: 'gate-list' }, ...problems.map((problem) => this.#row(problem, actions))),
      h('div', { class: 'button-row' }, override.el, close.el),
    );
    this.#popover.open(giveBack);
    (this.el.querySelector<HTMLElement>('.gate-list button') ?? title).focus();
  }

  #row({ path, label, message, kind }: Problem, actions: readonly GateAction[]): HTMLElement {
    const link = h('button', {
      class: 'link-button gate-field',
      text: this.#context.say(label),
      attributes: { type: 'button' },
    });
    link.addEventListener('click', () => {
      this.#popover.close();
      this.#context.reveal(path);
    });
    const isPlain = kind === 'missing' && message.en === 'Missing';
    return h(
      'li',
      {},
      icon(kind === 'missing' ? 'circle-large-outline' : 'error', kind === 'missing' ? '' : 'is-invalid'),
      h(
        'span',
        {},
        link,
        isPlain ? undefined : h('span', { class: 'summary-message', text: ` ${this.#context.say(message)}` }),
        path[0] === 'timeline'
          ? h('span', { class: 'gate-actions' }, ...actions.map((action) => this.#action(action)))
          : undefined,
      ),
    );
  }

  #action({ label, onChoose }: GateAction): HTMLElement {
    const button = h('button', { class: 'link-button', text: label, attributes: { type: 'button' } });
    button.addEventListener('click', () => {
      this.#popover.close({ isFocusGivenBack: true });
      onChoose();
    });
    return button;
  }
}
