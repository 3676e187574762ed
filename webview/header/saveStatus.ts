import * as l10n from '@vscode/l10n';
import type { SaveState } from '../../src/protocol/messages.ts';
import { h, icon, setIcon, setText, show } from '../dom.ts';

/** Says whether what is on the page is on disk. */
export class SaveStatus {
  readonly el: HTMLElement;
  readonly #icon = icon('check');
  readonly #text = h('span', { class: 'save-text' });
  readonly #reason = h('span', { class: 'save-reason' });

  constructor() {
    this.el = h(
      'div',
      { class: 'save', attributes: { role: 'status', 'aria-live': 'polite' } },
      this.#icon,
      this.#text,
      this.#reason,
    );
  }

  /** @param isOnItsWay there are edits that are not known to be on disk */
  update(save: SaveState, isOnItsWay: boolean): void {
    const kind = save.kind === 'saved' && isOnItsWay ? 'saving' : save.kind;
    const texts = { saved: l10n.t('Saved'), saving: l10n.t('Saving…'), failed: l10n.t('Not saved') };
    const icons = { saved: 'check', saving: 'sync', failed: 'error' };
    this.el.dataset.save = kind;
    setText(this.#text, texts[kind]);
    setIcon(this.#icon, icons[kind]);
    const reason = save.kind === 'failed' ? save.message : '';
    setText(this.#reason, reason);
    show(this.#reason, reason !== '');
  }
}
