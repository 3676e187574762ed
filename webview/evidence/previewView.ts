import * as l10n from '@vscode/l10n';
import { titleOf, type Evidence } from '../../src/domain/evidence.ts';
import { evidencePreviewSchema, type EvidencePreview } from '../../src/protocol/evidenceMessages.ts';
import { h, icon, setAttribute } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { reasonOf } from '../state/hostLink.ts';

/** Of a text, so many lines are shown before it is unfolded. */
const shortLines = 3;

/** What is in an item: the first lines of a text, a small picture, or in words what it is. Asked for when it comes into view. */
export class PreviewView {
  readonly el = h('div', { class: 'preview' });
  readonly #context: PanelContext;
  readonly #id: string;
  #key = '';
  #title = '';
  #isInView = false;
  #isOpen = false;
  /** What was asked for last; an answer to anything else comes too late. */
  #asked: string | undefined;
  #shown: EvidencePreview | undefined;
  #picture: string | undefined;

  constructor(id: string, context: PanelContext) {
    this.#id = id;
    this.#context = context;
  }

  update(item: Evidence): void {
    const title = titleOf(item);
    const isRenamed = title !== this.#title;
    this.#title = title;
    const key = `${item.file ?? ''} ${item.sha256}`;
    if (key === this.#key) {
      // What is shown says the title to those who cannot see it.
      if (isRenamed && this.#shown) this.#show(this.#shown);
      return;
    }
    this.#key = key;
    this.#asked = undefined;
    this.#shown = undefined;
    this.#load();
  }

  /** The row is on the screen, or about to be. */
  comesIntoView(): void {
    this.#isInView = true;
    this.#load();
  }

  dispose(): void {
    this.#asked = undefined;
    this.#forgetPicture();
  }

  #load(isAgain = false): void {
    const wanted = `${this.#key} ${this.#isOpen}`;
    if (!this.#isInView || (this.#asked === wanted && !isAgain)) return;
    this.#asked = wanted;
    this.#context.ask({ type: 'preview', evidence: this.#id, isLong: this.#isOpen }, evidencePreviewSchema).then(
      (preview) => {
        if (this.#asked === wanted) this.#show(preview);
      },
      (error: unknown) => {
        if (this.#asked === wanted) this.#show({ kind: 'missing', message: reasonOf(error) });
      },
    );
  }

  #show(preview: EvidencePreview): void {
    this.#shown = preview;
    const hadFocus = this.el.contains(document.activeElement);
    this.#forgetPicture();
    this.el.replaceChildren(...this.#parts(preview));
    if (hadFocus) this.el.querySelector<HTMLElement>('button')?.focus();
  }

  #parts(preview: EvidencePreview): HTMLElement[] {
    switch (preview.kind) {
      case 'text':
        return this.#text(preview.text, preview.isWhole);
      case 'picture':
        return [this.#image(preview)];
      case 'other':
        return [h('p', { class: 'muted', text: preview.message })];
      case 'missing': {
        const again = h('button', {
          class: 'link-button',
          text: l10n.t('Look again'),
          attributes: { type: 'button', 'aria-label': l10n.t('Look again: {0}', this.#title) },
        });
        again.addEventListener('click', () => this.#load(true));
        return [h('div', { class: 'field-warning' }, icon('warning'), h('span', { text: preview.message })), again];
      }
    }
  }

  #text(content: string, isWhole: boolean): HTMLElement[] {
    const lines = content.replace(/\n$/, '').split(/\r\n|\n|\r/);
    const isLonger = lines.length > shortLines || !isWhole;
    const shown = this.#isOpen ? lines : lines.slice(0, shortLines);
    const text = h('pre', { class: this.#isOpen ? 'preview-text is-open' : 'preview-text', text: shown.join('\n') });
    if (this.#isOpen) {
      // What can be scrolled must be reachable with the keyboard.
      text.tabIndex = 0;
      setAttribute(text, 'role', 'group');
      setAttribute(text, 'aria-label', l10n.t('Text of {0}', this.#title));
    }
    const isCut = this.#isOpen && !isWhole;
    return [
      text,
      ...(isCut ? [h('p', { class: 'muted', text: l10n.t('Cut here. Open the evidence to see all of it.') })] : []),
      ...(isLonger ? [this.#fold(l10n.t('Show less'), l10n.t('Show more'))] : []),
    ];
  }

  #fold(less: string, more: string): HTMLElement {
    const label = this.#isOpen ? less : more;
    const button = h('button', {
      class: 'link-button',
      text: label,
      attributes: {
        type: 'button',
        'aria-expanded': String(this.#isOpen),
        'aria-label': l10n.t('{0}: {1}', label, this.#title),
      },
    });
    button.addEventListener('click', () => {
      this.#isOpen = !this.#isOpen;
      this.#load();
    });
    return button;
  }

  #image({ data, mime, width, height }: Extract<EvidencePreview, { kind: 'picture' }>): HTMLElement {
    this.#picture = URL.createObjectURL(new Blob([data], { type: mime }));
    const image = h('img', { attributes: { alt: l10n.t('Picture: {0}', this.#title), decoding: 'async' } });
    image.width = width;
    image.height = height;
    image.src = this.#picture;
    const button = h('button', { class: 'thumbnail', attributes: { type: 'button' } }, image);
    const fold = (): void => {
      button.classList.toggle('is-open', this.#isOpen);
      setAttribute(button, 'aria-expanded', String(this.#isOpen));
      button.title = this.#isOpen ? l10n.t('Show smaller') : l10n.t('Show larger');
    };
    fold();
    button.addEventListener('click', () => {
      this.#isOpen = !this.#isOpen;
      // It is all here already.
      this.#asked = `${this.#key} ${this.#isOpen}`;
      fold();
    });
    image.addEventListener('error', () => {
      const text = l10n.t('The picture is damaged and cannot be shown.');
      button.replaceWith(h('div', { class: 'field-warning' }, icon('warning'), h('span', { text })));
    });
    return button;
  }

  #forgetPicture(): void {
    if (this.#picture !== undefined) URL.revokeObjectURL(this.#picture);
    this.#picture = undefined;
  }
}
