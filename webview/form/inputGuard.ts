import type { Text } from '../../src/domain/text.ts';
import type { ValueField } from './editor.ts';

export interface GuardEvents {
  /** The value may go on, into the page's memory and to the extension. */
  readonly pass: (value: unknown) => void;
  /** Something was held back, refused, or settled: what is said about it has changed. */
  readonly onChange: () => void;
}

/**
 * Stands between a control and the page's memory: what its field refuses, and what may be the beginning of it, stays in the
 * control. It is in no edit, so it reaches neither the memory of the page, nor undo, nor the disk, however slowly it is typed.
 */
export class InputGuard {
  readonly #field: ValueField;
  readonly #events: GuardEvents;
  #refusal: Text | undefined;
  #held: { readonly value: unknown; readonly leaving: AbortController } | undefined;
  #isComposing = false;

  constructor(field: ValueField, events: GuardEvents) {
    this.#field = field;
    this.#events = events;
  }

  /** Why what stands in the control is not kept. */
  get refusal(): Text | undefined {
    return this.#refusal;
  }

  /** The user typed. @param beforeCaret the text up to the caret, where the control knows it @returns whether it went on */
  typed(value: unknown, beforeCaret: string | undefined): boolean {
    this.forget();
    const refusal = this.#refusalOf(value);
    const mayBecomeOne = typeof value === 'string' && this.#mayBeRefused(beforeCaret ?? value);
    if (refusal === undefined && !mayBecomeOne) {
      this.#events.pass(value);
      return true;
    }
    if (mayBecomeOne || this.#isComposing) this.#hold(value);
    else this.#refusal = refusal;
    this.#events.onChange();
    return false;
  }

  /** Nothing more is typed for now: what was held back goes on if it is harmless after all. */
  settle(): void {
    const held = this.#held;
    if (!held) return;
    this.forget();
    this.#refusal = this.#refusalOf(held.value);
    if (this.#refusal === undefined) this.#events.pass(held.value);
    this.#events.onChange();
  }

  /** An input method shows half-made text: nothing is refused by it. */
  setComposing(isComposing: boolean): void {
    this.#isComposing = isComposing;
    if (!isComposing && this.#held) this.typed(this.#held.value, undefined);
  }

  /** Another value takes the place of what was typed. */
  forget(): void {
    this.#held?.leaving.abort();
    this.#held = undefined;
    this.#refusal = undefined;
  }

  /** A page that goes away loses what only its controls hold, and may go without the field being left. */
  #hold(value: unknown): void {
    const leaving = new AbortController();
    const { signal } = leaving;
    const settle = (): void => this.settle();
    window.addEventListener('blur', settle, { signal });
    window.addEventListener('pagehide', settle, { signal });
    document.addEventListener('visibilitychange', settle, { signal });
    this.#held = { value, leaving };
  }

  #refusalOf(value: unknown): Text | undefined {
    const { kind } = this.#field;
    if ((kind !== 'text' && kind !== 'longText') || typeof value !== 'string') return undefined;
    return this.#field.refuse?.(value);
  }

  #mayBeRefused(typed: string): boolean {
    const { kind } = this.#field;
    return (kind === 'text' || kind === 'longText') && (this.#field.mayBeRefused?.(typed) ?? false);
  }
}
