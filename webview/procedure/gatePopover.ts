import * as l10n from '@vscode/l10n';
import type { Problem } from '../../src/domain/problems.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { Popover } from './popover.ts';

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

  /** @param giveBack puts the focus where it was */
  open(name: string, problems: readonly Problem[], actions: { override: () => void; giveBack: () => void }): void {
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
        actions.override();
      },
    });
    const close = this.#context.ui.button({
      label: l10n.t('Close this list'),
      onClick: () => this.#popover.close({ isFocusGivenBack: true }),
    });
    this.el.setAttribute('aria-label', title.textContent);
    this.el.replaceChildren(
      title,
      h('ul', { class: 'gate-list' }, ...problems.map((problem) => this.#row(problem))),
      h('div', { class: 'button-row' }, override.el, close.el),
    );
    this.#popover.open(actions.giveBack);
    (this.el.querySelector<HTMLElement>('.gate-list button') ?? title).focus();
  }

  #row({ path, label, message, kind }: Problem): HTMLElement {
    const link = h('button', { class: 'link-button', text: this.#context.say(label), attributes: { type: 'button' } });
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
      ),
    );
  }
}
