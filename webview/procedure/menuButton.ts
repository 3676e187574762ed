import { h, icon } from '../dom.ts';
import type { ButtonControl, Ui } from '../ui/adapter.ts';
import { Popover } from './popover.ts';

export interface MenuEntry {
  readonly label: string;
  readonly icon: string;
  readonly onChoose: () => void;
}

/** A button that opens a menu after the ARIA pattern: arrow keys, Home, End, first letters, Esc. */
export class MenuButton {
  readonly el: HTMLElement;
  readonly #button: ButtonControl;
  readonly #popover: Popover;
  /** It was open when the pointer went down: the click that follows closes it. */
  #wasOpen = false;
  #groups: readonly (readonly MenuEntry[])[] = [];

  constructor(ui: Ui, name: string) {
    this.#button = ui.button({ label: name, icon: 'ellipsis', onClick: () => this.#toggle() });
    this.#button.el.setAttribute('aria-haspopup', 'menu');
    this.#button.setExpanded(false);
    this.#popover = new Popover('menu', { role: 'menu', 'aria-label': name }, () => this.#button.setExpanded(false));
    this.el = h('div', { class: 'menu-button' }, this.#button.el, this.#popover.el);
    this.#button.el.addEventListener('pointerdown', () => (this.#wasOpen = this.#popover.isOpen), { capture: true });
    this.#button.el.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.#open();
    });
    this.#popover.el.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** @param groups set apart by a line each; empty ones are left out */
  setEntries(groups: readonly (readonly MenuEntry[])[]): void {
    this.#groups = groups.filter((group) => group.length > 0);
    this.#button.setEnabled(this.#groups.length > 0);
  }

  focus(): void {
    this.#button.focus();
  }

  #toggle(): void {
    if (this.#wasOpen) this.#wasOpen = false;
    else this.#open();
  }

  #open(): void {
    this.#popover.el.replaceChildren(
      ...this.#groups.flatMap((group, index) => [
        ...(index > 0 ? [h('div', { class: 'menu-line', attributes: { role: 'separator' } })] : []),
        ...group.map((entry) => this.#item(entry)),
      ]),
    );
    this.#popover.open(() => this.#button.focus());
    this.#button.setExpanded(true);
    this.#items()[0]?.focus();
  }

  #item({ label, icon: iconName, onChoose }: MenuEntry): HTMLElement {
    const item = h(
      'button',
      { class: 'menu-item', attributes: { type: 'button', role: 'menuitem', tabindex: '-1' } },
      icon(iconName),
      h('span', { text: label }),
    );
    item.addEventListener('click', () => {
      this.#popover.close({ isFocusGivenBack: true });
      onChoose();
    });
    return item;
  }

  #items(): HTMLElement[] {
    return [...this.#popover.el.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'Tab') {
      this.#popover.close({ isFocusGivenBack: true });
      return;
    }
    const to =
      { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key] ??
      (event.key.length === 1 && event.key !== ' ' ? this.#startingWith(event.key, items, at) : undefined);
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }

  #startingWith(letter: string, items: readonly HTMLElement[], at: number): number | undefined {
    const starts = (index: number): boolean =>
      (items[index]?.textContent ?? '').trim().toLowerCase().startsWith(letter.toLowerCase());
    const order = items.map((_, index) => (at + 1 + index) % items.length);
    return order.find(starts);
  }
}
