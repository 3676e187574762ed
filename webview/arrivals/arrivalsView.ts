import * as l10n from '@vscode/l10n';
import { focusedElement, h, icon, show } from '../dom.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { isTextField } from '../shortcuts.ts';
import { ArrivalView } from './arrivalView.ts';
import { bringsFiles, droppedThings, pastedPictures } from './droppedThings.ts';
import type { ArrivingFile } from './fileTransfer.ts';

/** Screenshots that are pasted and files that are dropped anywhere in the panel, on their way into the case. */
export class ArrivalsView {
  readonly el = h('div', {
    class: 'arrivals',
    attributes: { role: 'region', 'aria-label': l10n.t('Files on their way') },
  });
  /** Shown over the page while files are dragged over it. */
  readonly target = h(
    'div',
    { class: 'drop-target' },
    h('div', { class: 'drop-target-text' }, icon('attach'), h('span', { text: l10n.t('Drop to attach to the case') })),
  );
  readonly #context: PanelContext;
  readonly #arrivals = new Set<ArrivalView>();
  #drawn: DrawnCase | undefined;
  /** Counts what the person does with the keyboard and the mouse: the focus is not taken from somebody at work. */
  #deeds = 0;

  constructor(context: PanelContext) {
    this.#context = context;
    show(this.el, false);
    show(this.target, false);
    document.addEventListener('paste', (event) => this.#onPaste(event));
    // Before any other part of the page: a drag within the page is left to it.
    document.addEventListener('dragover', (event) => this.#onDragOver(event));
    document.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) show(this.target, false);
    });
    document.addEventListener('drop', (event) => this.#onDrop(event));
    for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, () => (this.#deeds += 1), true);
  }

  update(drawn: DrawnCase): void {
    this.#drawn = drawn;
    for (const arrival of this.#arrivals) arrival.update(drawn);
  }

  #onPaste(event: ClipboardEvent): void {
    if (!event.clipboardData || this.#isReadOnly) return;
    const files = pastedPictures(event.clipboardData, isTextField(focusedElement()));
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  }

  #onDragOver(event: DragEvent): void {
    if (!event.dataTransfer || !bringsFiles(event.dataTransfer) || this.#isReadOnly) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    show(this.target, true);
  }

  #onDrop(event: DragEvent): void {
    show(this.target, false);
    if (!event.dataTransfer || !bringsFiles(event.dataTransfer) || this.#isReadOnly) return;
    event.preventDefault();
    const { files, uris } = droppedThings(event.dataTransfer);
    if (uris.length > 0) this.#context.attachUris(uris.slice(0, 200));
    this.#take(files);
  }

  /** One is named where it arrives; several get their names in the list. They go one after the other. */
  #take(files: readonly ArrivingFile[]): void {
    const [only, ...others] = files;
    const from = focusedElement();
    const isTyping = isTextField(from);
    const deeds = this.#deeds;
    const mayTakeFocus = (): boolean => !isTyping && this.#deeds === deeds;
    const arrivals = files.map((file) => {
      const arrival: ArrivalView = new ArrivalView(
        file,
        this.#context,
        {
          onEnd: () => this.#remove(arrival, from),
          onAttached: (name) => this.#context.announce(l10n.t('Attached: {0}', name)),
        },
        only !== undefined && others.length === 0 ? mayTakeFocus : undefined,
      );
      this.#arrivals.add(arrival);
      this.el.append(arrival.el);
      return arrival;
    });
    show(this.el, this.#arrivals.size > 0);
    void inTurn(arrivals);
  }

  #remove(arrival: ArrivalView, from: Element | null): void {
    if (!this.#arrivals.delete(arrival)) return;
    const hadFocus = arrival.el.contains(document.activeElement);
    arrival.el.remove();
    show(this.el, this.#arrivals.size > 0);
    // Back to where the person was when it was pasted.
    if (hadFocus && from instanceof HTMLElement && from !== document.body) from.focus();
  }

  get #isReadOnly(): boolean {
    return this.#drawn?.snapshot.isHeldUp ?? true;
  }
}

async function inTurn(arrivals: readonly ArrivalView[]): Promise<void> {
  for (const arrival of arrivals) await arrival.start();
}
