import * as l10n from '@vscode/l10n';
import { h, icon, isComposingKey, setIcon, setText, show } from '../dom.ts';
import { EvidenceFieldView } from '../evidence/evidenceFields.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { reasonOf } from '../state/hostLink.ts';
import { showSize } from '../times.ts';
import { iconButton } from '../ui/iconButton.ts';
import { FileUnreadable, transferFile, type ArrivingFile } from './fileTransfer.ts';

export interface ArrivalEvents {
  /** It is done with: attached and named, given up, or not wanted. */
  onEnd(): void;
  /** The file is in the case. */
  onAttached(name: string): void;
}

/** One file on its way into the case: how far it is, then its title to be typed; or why it failed, with another try. */
export class ArrivalView {
  readonly el: HTMLElement;
  readonly #file: ArrivingFile;
  readonly #context: PanelContext;
  readonly #events: ArrivalEvents;
  readonly #isNamedHere: boolean;
  readonly #icon = icon('cloud-upload');
  readonly #text = h('span', { class: 'arrival-text' });
  readonly #bar: HTMLProgressElement;
  readonly #again: HTMLElement;
  readonly #close: ReturnType<typeof iconButton>;
  #abort = new AbortController();
  #title: EvidenceFieldView | undefined;
  #evidence: string | undefined;
  #mayTakeFocus: () => boolean;

  /** @param mayTakeFocus whether the person is not typing somewhere else by now; absent when it is not to be named here */
  constructor(
    file: ArrivingFile,
    context: PanelContext,
    events: ArrivalEvents,
    mayTakeFocus: (() => boolean) | undefined,
  ) {
    this.#file = file;
    this.#context = context;
    this.#events = events;
    this.#isNamedHere = mayTakeFocus !== undefined;
    this.#mayTakeFocus = mayTakeFocus ?? (() => false);
    this.#bar = h('progress', {
      attributes: { 'aria-label': l10n.t('Attaching {0}', this.#name), max: '1', value: '0' },
    });
    this.#again = context.ui.button({ label: l10n.t('Try again'), onClick: () => void this.start() }).el;
    this.#close = iconButton('', 'close', () => this.#end());
    this.el = h(
      'div',
      { class: 'arrival', attributes: { role: 'group', 'aria-label': this.#name } },
      this.#icon,
      h('div', { class: 'arrival-body' }, this.#text, this.#bar),
      this.#again,
      this.#close.el,
    );
    this.el.addEventListener('keydown', (event) => this.#onKey(event));
    this.el.addEventListener('focusout', ({ relatedTarget }) => {
      const isLeft = !(relatedTarget instanceof Node && this.el.contains(relatedTarget));
      if (isLeft && document.hasFocus() && this.#title && !this.#title.isOpenQuestion) this.#events.onEnd();
    });
  }

  async start(): Promise<void> {
    this.#abort = new AbortController();
    this.#showState('cloud-upload', l10n.t('Attaching {0}', this.#name), l10n.t('Cancel'), { isRunning: true });
    try {
      const ask = this.#context.ask.bind(this.#context);
      const total = Math.max(1, this.#file.blob.size);
      const id = await transferFile(this.#file, ask, (bytes) => (this.#bar.value = bytes / total), this.#abort.signal);
      if (id === undefined) this.#events.onEnd();
      else this.#attached(id);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      const reason = error instanceof FileUnreadable ? error.message : reasonOf(error);
      this.#showState('error', l10n.t('{0} was not attached. {1}', this.#name, reason), l10n.t('Dismiss'), {
        isFailed: true,
      });
      this.#context.announce(this.#text.textContent);
    }
  }

  /** The new item comes with the next state of the case. */
  update(drawn: DrawnCase): void {
    const item = drawn.current.evidence?.find(({ id }) => id === this.#evidence);
    if (!item) {
      // It was undone or deleted meanwhile.
      if (this.#title) this.#events.onEnd();
      return;
    }
    if (!this.#title) {
      if (!this.#isNamedHere || drawn.snapshot.isHeldUp) {
        this.#events.onEnd();
        return;
      }
      this.#title = new EvidenceFieldView(item.id, 'title', this.#context);
      this.#text.replaceWith(this.#title.el);
      this.#title.update(item, drawn);
      void this.#context.ui.settled().then(() => this.#focusTitle());
      return;
    }
    this.#title.update(item, drawn);
  }

  #attached(id: string): void {
    this.#evidence = id;
    this.#showState('check', l10n.t('Attached: {0}', this.#name), l10n.t('Done'), {});
    this.#events.onAttached(this.#name);
    this.#context.drawSoon();
  }

  #focusTitle(): void {
    if (!this.#title || !this.#mayTakeFocus()) return;
    this.#title.view.editor.focus();
    const { length } = this.#title.el.querySelector('input')?.value ?? '';
    this.#title.view.editor.setCaret?.({ start: 0, end: length === 0 ? 1_000 : length });
  }

  #end(): void {
    this.#abort.abort();
    this.#events.onEnd();
  }

  #onKey(event: KeyboardEvent): void {
    if (isComposingKey(event) || !this.#title) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.target instanceof Element && event.target.closest('button')) return;
    event.preventDefault();
    this.#events.onEnd();
  }

  #showState(
    iconName: string,
    text: string,
    closeName: string,
    { isRunning = false, isFailed = false }: { isRunning?: boolean; isFailed?: boolean },
  ): void {
    setIcon(this.#icon, iconName);
    setText(this.#text, text);
    show(this.#bar, isRunning);
    show(this.#again, isFailed);
    this.el.classList.toggle('is-error', isFailed);
    this.#close.el.title = closeName;
    this.#close.el.setAttribute('aria-label', l10n.t('{0}: {1}', closeName, this.#name));
  }

  get #name(): string {
    const { isPasted, name, blob } = this.#file;
    return isPasted ? l10n.t('screenshot ({0})', showSize(blob.size, this.#context.language)) : name;
  }
}
