import type { FieldPath } from '../src/domain/problems.ts';
import { focusedElement } from './dom.ts';
import type { Caret, PanelMemory } from './state/panelMemory.ts';

/** Remembers where the focus and the caret are and how far each tab is scrolled, so that a reload changes nothing. */
export class FocusKeeper {
  readonly #memory: PanelMemory;
  readonly #tab: () => string;
  #isRestored = false;

  constructor(memory: PanelMemory, tab: () => string) {
    this.#memory = memory;
    this.#tab = tab;
    for (const type of ['focusin', 'selectionchange', 'keyup', 'pointerup', 'input'])
      document.addEventListener(type, () => this.keepFocus());
    document.addEventListener('scroll', () => this.#keepScroll(), { passive: true });
  }

  keepFocus(): void {
    if (!this.#isRestored) return;
    const holder = document.activeElement?.closest<HTMLElement>('[data-path]');
    const focus = holder?.dataset.path?.split('/');
    const caret = focus && caretOf(focusedElement());
    const { current } = this.#memory;
    if (
      focus?.join('/') === current.focus?.join('/') &&
      caret?.start === current.caret?.start &&
      caret?.end === current.caret?.end
    )
      return;
    this.#memory.update({ focus, caret });
  }

  /** @param focusAt puts the focus back; called when the page has the focus, which it does not take by itself */
  restore(focusAt: (path: FieldPath, caret: Caret | undefined) => void): void {
    const { focus, caret } = this.#memory.current;
    this.showScroll(this.#tab());
    const giveBack = (): void => {
      this.#isRestored = true;
      if (focus && (document.activeElement === null || document.activeElement === document.body)) focusAt(focus, caret);
    };
    if (document.hasFocus()) giveBack();
    else {
      window.addEventListener('focus', giveBack, { once: true });
      // A click somewhere else comes first, and is meant.
      document.addEventListener('focusin', () => (this.#isRestored = true), { once: true });
    }
  }

  showScroll(tab: string): void {
    scroller().scrollTop = this.#memory.current.scroll?.[tab] ?? 0;
  }

  #keepScroll(): void {
    if (!this.#isRestored && this.#memory.current.scroll !== undefined && scroller().scrollTop === 0) return;
    this.#memory.update({ scroll: { ...this.#memory.current.scroll, [this.#tab()]: scroller().scrollTop } });
  }
}

const scroller = (): Element => document.scrollingElement ?? document.documentElement;

function caretOf(element: Element | null): Caret | undefined {
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart: start, selectionEnd: end } = element;
  return start === null || end === null ? undefined : { start, end };
}
