import * as l10n from '@vscode/l10n';
import type { ReferencesField, Scope } from '../../../src/domain/field.ts';
import { h, icon, setAttribute, show, uniqueId } from '../../dom.ts';
import type { ButtonControl, Control } from '../../ui/adapter.ts';
import { iconButton } from '../../ui/iconButton.ts';
import type { Editor, EditorParts } from '../editor.ts';
import { noTargets, referenceTargets, type ReferenceTarget } from './referenceTargets.ts';

/** Chips for what is referred to, and a list of check boxes to choose from that opens below them. */
export const referencesEditor = (parts: EditorParts<ReferencesField>): Editor => new ReferencesEditor(parts);

class ReferencesEditor implements Editor {
  readonly el: HTMLElement;
  readonly isTyped = false;
  readonly #parts: EditorParts<ReferencesField>;
  readonly #chips: HTMLElement;
  readonly #options: HTMLElement;
  readonly #nothing: HTMLElement;
  readonly #toggle: ButtonControl;
  readonly #boxes = new Map<string, Control<boolean>>();
  #chosen: readonly string[] = [];
  #targets: readonly ReferenceTarget[] = [];
  #isReadOnly = false;
  #isOpen = false;
  #drawnChips = '';
  #drawnOptions = '';

  constructor(parts: EditorParts<ReferencesField>) {
    this.#parts = parts;
    const { field, name, context } = parts;
    this.#chips = h('ul', { class: 'chips', attributes: { 'aria-label': name } });
    this.#options = h('div', {
      class: 'reference-options',
      id: uniqueId(),
      attributes: { role: 'group', 'aria-label': name },
    });
    this.#nothing = h('p', { class: 'muted', text: noTargets(field), attributes: { tabindex: '-1' } });
    this.#toggle = context.ui.button({
      label: field.to === 'evidence' ? l10n.t('Choose evidence') : l10n.t('Choose hypotheses'),
      icon: 'list-selection',
      onClick: () => this.#open(!this.#isOpen),
    });
    this.#toggle.el.setAttribute('aria-controls', this.#options.id);
    this.#options.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#open(false);
      this.#toggle.focus();
    });
    this.el = h('div', { class: 'references' }, this.#chips, this.#nothing, this.#toggle.el, this.#options);
    this.#open(false);
  }

  show(value: unknown): void {
    this.#chosen = Array.isArray(value) ? value.map(String) : [];
    this.#draw();
  }

  update(scope: Scope): void {
    this.#targets = referenceTargets(this.#parts.field, scope);
    this.#draw();
  }

  setRequired(): void {
    // A group of check boxes has no such state; the label says it.
  }

  setReadOnly(isReadOnly: boolean): void {
    this.#isReadOnly = isReadOnly;
    if (isReadOnly && this.#isOpen) this.#open(false);
    this.#draw();
  }

  describe(description: string | undefined): void {
    setAttribute(this.#toggle.el, 'aria-description', description);
  }

  setInvalid(isInvalid: boolean): void {
    this.el.classList.toggle('is-invalid', isInvalid);
  }

  labelledBy(): void {
    // Its parts carry the name.
  }

  focus(): void {
    if (this.#targets.length > 0) this.#toggle.focus();
    else this.#nothing.focus();
  }

  openPicker(): void {
    if (this.#targets.length === 0 || this.#isReadOnly) {
      this.focus();
      return;
    }
    this.#open(true);
    this.#boxes.values().next().value?.focus();
  }

  #open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    show(this.#options, isOpen);
    this.#toggle.setExpanded(isOpen);
    this.#draw();
  }

  #choose(id: string, isChosen: boolean): void {
    const others = this.#chosen.filter((other) => other !== id);
    this.#chosen = !isChosen ? others : this.#parts.field.most === 1 ? [id] : [...others, id];
    this.#parts.tell(this.#chosen.length === 0 ? undefined : this.#chosen);
    this.#draw();
  }

  #draw(): void {
    const chips = JSON.stringify([this.#chosen, this.#targets, this.#isReadOnly]);
    if (chips !== this.#drawnChips) {
      this.#drawnChips = chips;
      this.#chips.replaceChildren(...this.#chosen.map((id) => this.#chip(id)));
      show(this.#chips, this.#chosen.length > 0);
      show(this.#toggle.el, this.#targets.length > 0 && !this.#isReadOnly);
      show(this.#nothing, this.#targets.length === 0);
    }
    // Made when first opened: five hundred rows have as many lists.
    if (!this.#isOpen) return;
    const options = JSON.stringify(this.#targets);
    if (options !== this.#drawnOptions) {
      this.#drawnOptions = options;
      this.#boxes.clear();
      this.#options.replaceChildren(...this.#targets.map((target) => this.#box(target)));
    }
    for (const [id, box] of this.#boxes) box.set(this.#chosen.includes(id));
  }

  #box({ id, title }: ReferenceTarget): HTMLElement {
    const box = this.#parts.context.ui.checkbox({ name: title, onInput: (value) => this.#choose(id, value) });
    this.#boxes.set(id, box);
    return box.el;
  }

  #chip(id: string): HTMLElement {
    const target = this.#targets.find((one) => one.id === id);
    const title = target?.title ?? l10n.t('No longer in the case');
    const remove = iconButton(l10n.t('Take out: {0}', title), 'close', () => {
      this.#choose(id, false);
      this.focus();
    });
    remove.el.classList.add('chip-remove');
    return h(
      'li',
      { class: target ? 'chip' : 'chip is-dangling' },
      icon(target?.icon ?? 'warning'),
      h('span', { class: 'chip-text', text: title }),
      this.#isReadOnly ? undefined : remove.el,
    );
  }
}
