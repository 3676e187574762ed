import { h, show } from '../dom.ts';

/** Something that opens over the page and closes with Esc, by a click elsewhere, or when the focus leaves it. */
export class Popover {
  readonly el: HTMLElement;
  readonly #onClose: () => void;
  #giveBack: (() => void) | undefined;

  constructor(className: string, attributes: Readonly<Record<string, string>>, onClose: () => void = () => undefined) {
    this.#onClose = onClose;
    this.el = h('div', { class: `popover ${className}`, attributes });
    this.el.hidden = true;
    this.el.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close({ isFocusGivenBack: true });
    });
    this.el.addEventListener('focusout', ({ relatedTarget }) => {
      // Without a new holder the window lost the focus, or what had it is being redrawn.
      if (relatedTarget instanceof Node && !this.el.contains(relatedTarget)) this.close();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.el.contains(target)) this.close();
    });
  }

  get isOpen(): boolean {
    return !this.el.hidden;
  }

  /** @param giveBack puts the focus where it was */
  open(giveBack: () => void): void {
    this.#giveBack = giveBack;
    show(this.el, true);
  }

  close({ isFocusGivenBack = false } = {}): void {
    if (!this.isOpen) return;
    show(this.el, false);
    this.#onClose();
    if (isFocusGivenBack) this.#giveBack?.();
  }
}
