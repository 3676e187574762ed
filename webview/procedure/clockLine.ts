import * as l10n from '@vscode/l10n';
import type { PanelClock } from '../../src/protocol/messages.ts';
import { h, icon, setIcon, setText, show } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';

const toneIcons: Readonly<Record<PanelClock['tone'], string>> = {
  none: 'watch',
  running: 'watch',
  warning: 'warning',
  overdue: 'error',
  paused: 'debug-pause',
  done: 'pass',
};

/** The response clock in a few words: icon, text and colour, and the way to its explanation. */
export class ClockLine {
  readonly el: HTMLElement;
  readonly #icon = icon('watch');
  readonly #text = h('span', { class: 'clock-text' });

  constructor(context: PanelContext) {
    const why = h('button', {
      class: 'link-button',
      text: l10n.t('Why this deadline'),
      attributes: { type: 'button' },
    });
    why.addEventListener('click', () => context.run('casebook.explainDeadline'));
    this.el = h('div', { class: 'clock' }, this.#icon, this.#text, why);
  }

  update(clock: PanelClock | undefined): void {
    show(this.el, clock !== undefined);
    if (!clock) return;
    this.el.dataset.tone = clock.tone;
    setIcon(this.#icon, toneIcons[clock.tone]);
    setText(this.#text, clock.short ?? clock.headline);
    this.el.title = [clock.headline, clock.note].filter((line) => line !== undefined).join('\n');
  }
}
