/** Where elements say which value they show: by the offset in the text at which it begins. */
const linked = '[data-at]';

/** What the two sides of the view do when a value is pointed at on the other. */
export interface LinkedSides {
  /** Brings the value into view in the text. */
  revealInText(at: number): void;
  /** Brings the value into view among the charts and tables, and gives its element the focus. */
  revealInView(at: number): void;
}

/** Highlights a value on both sides while the pointer or the focus is on it; a click goes to the other side. */
export class ValueLinks {
  readonly #root: HTMLElement;
  readonly #text: () => HTMLElement;
  readonly #sides: LinkedSides;
  #active: number | undefined;

  constructor(root: HTMLElement, text: () => HTMLElement, sides: LinkedSides) {
    this.#root = root;
    this.#text = text;
    this.#sides = sides;
    // Not `pointerover`: what scrolls under a resting pointer was not pointed at.
    root.addEventListener('pointermove', ({ target }) => {
      const at = atOf(target);
      if (at !== undefined) this.activate(at);
    });
    root.addEventListener('focusin', ({ target }) => {
      const at = atOf(target);
      if (at === undefined) return;
      this.activate(at);
      if (!this.#isInText(target)) sides.revealInText(at);
    });
    root.addEventListener('click', ({ target }) => {
      const at = atOf(target);
      if (at === undefined) return;
      this.activate(at);
      if (this.#isInText(target)) sides.revealInView(at);
      else sides.revealInText(at);
    });
  }

  get active(): number | undefined {
    return this.#active;
  }

  /** Highlights the value that begins at this offset, everywhere. */
  activate(at: number): void {
    if (at === this.#active) return;
    for (const element of this.#root.querySelectorAll('.is-linked')) element.classList.remove('is-linked');
    this.#active = at;
    for (const element of this.#root.querySelectorAll(`[data-at="${at}"]`)) element.classList.add('is-linked');
  }

  /** Steps to a value from the text, with the keyboard: the text keeps the focus. */
  step(at: number): void {
    this.#sides.revealInText(at);
    this.activate(at);
  }

  #isInText(target: EventTarget | null): boolean {
    return target instanceof Node && this.#text().contains(target);
  }
}

const atOf = (target: EventTarget | null): number | undefined => {
  const at = target instanceof Element ? target.closest(linked)?.getAttribute('data-at') : undefined;
  return at === undefined || at === null ? undefined : Number(at);
};
