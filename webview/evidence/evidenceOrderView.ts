import * as l10n from '@vscode/l10n';
import type { Evidence } from '../../src/domain/evidence.ts';
import { evidenceOrders, inOrder, orderEdits, type EvidenceOrder } from '../../src/domain/evidenceOrder.ts';
import { h, show } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import type { ButtonControl, ChoiceControl } from '../ui/adapter.ts';

const choiceName = 'evidenceOrder';
const asKept = 'asKept';

/** In which order the list shows the evidence; and, when that is not the case's own, a button that makes it so. */
export class EvidenceOrderView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #choice: ChoiceControl;
  readonly #keep: ButtonControl;

  constructor(context: PanelContext) {
    this.#context = context;
    const names: Readonly<Record<EvidenceOrder, string>> = {
      eventOldest: l10n.t('When it happened, oldest first'),
      eventNewest: l10n.t('When it happened, newest first'),
      attachedOldest: l10n.t('When it was attached, oldest first'),
      attachedNewest: l10n.t('When it was attached, newest first'),
    };
    const label = h('label', { class: 'evidence-order-label', text: l10n.t('Order') });
    this.#choice = context.ui.dropdown({
      name: l10n.t('Order'),
      options: [
        { value: asKept, label: l10n.t('As in the case') },
        ...evidenceOrders.map((order) => ({ value: order, label: names[order] })),
      ],
      onInput: (value) => {
        context.choices.set(choiceName, value);
        context.draw();
      },
    });
    this.#choice.labelledBy(label);
    this.#choice.set(this.#chosen ?? asKept);
    this.#keep = context.ui.button({
      label: l10n.t('Keep This Order in the Case'),
      icon: 'sort-precedence',
      onClick: () => {
        const order = this.#chosen;
        if (order) context.run('casebook.sortEvidence', { order });
      },
    });
    this.el = h('div', { class: 'evidence-order' }, label, this.#choice.el, this.#keep.el);
  }

  /** The items as they are to be shown. */
  update(items: readonly Evidence[], isReadOnly: boolean): readonly Evidence[] {
    const order = this.#chosen;
    show(this.el, items.length > 1);
    show(this.#keep.el, !isReadOnly && order !== undefined && orderEdits(items, order).length > 0);
    return order ? inOrder(items, order) : items;
  }

  get #chosen(): EvidenceOrder | undefined {
    const choice = this.#context.choices.get(choiceName);
    return evidenceOrders.find((order) => order === choice);
  }
}
