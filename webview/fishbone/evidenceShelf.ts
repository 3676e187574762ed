import * as l10n from '@vscode/l10n';
import { evidenceIcon } from '../../src/domain/evidenceKind.ts';
import { titleOf, type Evidence } from '../../src/domain/evidence.ts';
import { valueAt } from '../../src/domain/edit.ts';
import { h, icon, show } from '../dom.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';

const dragType = 'application/x-casebook-evidence';
const rowSelector = '[data-path="rootCause/hypotheses"] .item';

/** The evidence of the case at hand, to be dragged onto the hypothesis that it speaks for or against. */
export class EvidenceShelf implements FormExtra {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #items = h('ul', { class: 'chips', attributes: { 'aria-label': l10n.t('Evidence to cite') } });
  #drawn = '';
  #isReadOnly = false;

  constructor(context: PanelContext) {
    this.#context = context;
    this.el = h(
      'div',
      { class: 'shelf' },
      h('p', {
        class: 'muted',
        text: l10n.t('Drag evidence onto a hypothesis to cite it, or press Ctrl+Space in the hypothesis.'),
      }),
      this.#items,
    );
    document.addEventListener('dragover', (event) => this.#onDragOver(event));
    document.addEventListener('dragleave', (event) => rowUnder(event)?.classList.remove('is-drop-target'));
    document.addEventListener('drop', (event) => this.#onDrop(event));
    document.addEventListener('dragend', clearTargets);
  }

  update({ current, snapshot }: DrawnCase): void {
    const evidence = current.evidence ?? [];
    this.#isReadOnly = snapshot.isHeldUp;
    show(this.el, evidence.length > 0 && (current.rootCause?.hypotheses?.length ?? 0) > 0 && !snapshot.isHeldUp);
    const signature = JSON.stringify(evidence.map((item) => [item.id, evidenceIcon(item), titleOf(item)]));
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    this.#items.replaceChildren(...evidence.map((item) => this.#chip(item)));
  }

  #chip(item: Evidence): HTMLElement {
    const { id } = item;
    const name = titleOf(item);
    const chip = h(
      'li',
      { class: 'chip is-draggable', attributes: { draggable: 'true', title: name } },
      icon(evidenceIcon(item)),
      h('span', { class: 'chip-text', text: name }),
    );
    chip.addEventListener('dragstart', ({ dataTransfer }) => {
      dataTransfer?.setData(dragType, id);
      if (dataTransfer) dataTransfer.effectAllowed = 'link';
    });
    return chip;
  }

  #onDragOver(event: DragEvent): void {
    if (this.#isReadOnly || !event.dataTransfer?.types.includes(dragType)) return;
    const row = rowUnder(event);
    clearTargets();
    if (!row) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'link';
    row.classList.add('is-drop-target');
  }

  #onDrop(event: DragEvent): void {
    const id = event.dataTransfer?.getData(dragType) ?? '';
    const hypothesis = rowUnder(event)?.dataset.item;
    clearTargets();
    if (this.#isReadOnly || id === '' || hypothesis === undefined) return;
    event.preventDefault();
    const path = ['rootCause', 'hypotheses', hypothesis, 'evidence'];
    const before = valueAt(this.#context.currentCase(), path);
    const cited = Array.isArray(before) ? before.map(String) : [];
    if (cited.includes(id)) return;
    this.#context.edit([{ type: 'set', path, value: [...cited, id] }]);
    this.#context.draw();
    this.#context.send();
    this.#context.announce(l10n.t('Evidence cited'));
  }
}

const rowUnder = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(rowSelector) : null;

const clearTargets = (): void => {
  for (const row of document.querySelectorAll('.is-drop-target')) row.classList.remove('is-drop-target');
};
