import { RequestFailed } from '../../src/protocol/channel.ts';
import type { PanelState } from '../../src/protocol/messages.ts';
import type { CaseModel } from './caseModel.ts';
import { isSilence, messageOf, type HostLink } from './hostLink.ts';

/** Edits wait this long for more of them, milliseconds. */
const gatherMs = 250;

export interface SenderEvents {
  /** A batch was not taken, or nobody answered; `undefined` when one was taken again. */
  onTrouble(message: string | undefined): void;
}

/** Hands the model's edits to the extension: soon after typing, at once when a field is left or the page is hidden. */
export class EditSender {
  readonly #model: CaseModel;
  readonly #link: HostLink;
  readonly #events: SenderEvents;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An input method is composing: its half-made text stays in the page's memory until it is done. */
  #isComposing = false;

  constructor(model: CaseModel, link: HostLink, events: SenderEvents) {
    this.#model = model;
    this.#link = link;
    this.#events = events;
    document.addEventListener('compositionstart', () => {
      this.#isComposing = true;
    });
    document.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.soon();
    });
    // A capturing listener would come before the control has told its last value.
    document.addEventListener('change', () => this.now());
    document.addEventListener('focusout', () => this.now());
    window.addEventListener('blur', () => this.write());
    document.addEventListener('visibilitychange', () => this.write());
    window.addEventListener('pagehide', () => this.write());
  }

  /** Sends within a quarter of a second; typing on does not put it off. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.now(), gatherMs);
  }

  /** Sends what is waiting. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isComposing || this.#model.state === undefined) return;
    for (const { sequence, edits } of this.#model.takeUnsent()) void this.#send(sequence, edits);
  }

  /** Sends what is waiting and has everything written to disk. */
  write(): void {
    this.now();
    if (this.#model.pending.length > 0) void this.ask({ type: 'flush' });
  }

  /** Sends what is waiting, then asks; the order is kept. */
  async ask(request: Parameters<HostLink['request']>[0]): Promise<void> {
    this.now();
    try {
      this.#take(await this.#link.request(request));
      this.#events.onTrouble(undefined);
    } catch (error) {
      this.#events.onTrouble(messageOf(error));
    }
  }

  #take(state: PanelState | undefined): void {
    if (state) this.#model.receive(state);
  }

  async #send(sequence: number, edits: Parameters<CaseModel['edit']>[0]): Promise<void> {
    try {
      this.#take(await this.#link.request({ type: 'edit', sequence, edits: [...edits] }));
      this.#events.onTrouble(undefined);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (!isSilence(error)) this.#model.refuse(sequence);
      this.#events.onTrouble(messageOf(error));
    }
  }
}
