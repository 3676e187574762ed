import * as l10n from '@vscode/l10n';
import { citationsByEvidence } from '../../src/domain/citations.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { h, icon, setText, show } from '../dom.ts';
import type { FieldView } from '../form/fieldView.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { reorder } from '../form/reorder.ts';
import { showNumber } from '../times.ts';
import { EvidenceOrderView } from './evidenceOrderView.ts';
import { EvidenceRow } from './evidenceRow.ts';

/** So many items are drawn at first, and with each "Show more". */
const pageSize = 100;

/** The evidence of the case, and the ways to get more. */
export class EvidenceView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #rows = new Map<string, EvidenceRow>();
  readonly #byElement = new WeakMap<Element, EvidenceRow>();
  readonly #list = h('ul', { class: 'evidence-list', attributes: { 'aria-label': l10n.t('Evidence') } });
  readonly #order: EvidenceOrderView;
  readonly #more: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #count = h('span', { class: 'count' });
  readonly #attach: HTMLElement;
  readonly #inView: IntersectionObserver;
  /** How many items are drawn. */
  #limit = pageSize;
  /** The ids of all items in the order of the list. */
  #ids: readonly string[] = [];

  constructor(context: PanelContext) {
    this.#context = context;
    this.#order = new EvidenceOrderView(context);
    this.#attach = attachButtons(context);
    this.#empty = emptyState();
    this.#hint = h('p', {
      class: 'muted evidence-hint',
      text: l10n.t(
        'Paste a screenshot anywhere in this panel (Ctrl+V), or drop files on it: hold Shift while dropping, or VS Code opens them.',
      ),
    });
    this.#more = h('button', { class: 'link-button evidence-more', attributes: { type: 'button' } });
    this.#more.addEventListener('click', () => this.#showMore());
    this.#inView = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) this.#byElement.get(target)?.preview.comesIntoView();
      },
      { rootMargin: '200px' },
    );
    this.el = h(
      'div',
      { class: 'form evidence' },
      h('div', { class: 'list-head' }, h('h2', { class: 'form-title', text: l10n.t('Evidence') }), this.#count),
      this.#attach,
      this.#hint,
      this.#order.el,
      this.#list,
      this.#more,
      this.#empty,
    );
  }

  update(drawn: DrawnCase): void {
    const { current, snapshot } = drawn;
    const { evidence = [] } = current;
    const isReadOnly = snapshot.isHeldUp;
    const citations = citationsByEvidence(current);
    const items = this.#order.update(evidence, isReadOnly);
    this.#ids = items.map(({ id }) => id);
    this.#forget(new Set(this.#ids));
    const hadFocus = this.#list.contains(document.activeElement);
    const shown = items.slice(0, this.#limit);
    const rows = shown.map((item) => {
      const row = this.#rowOf(item.id);
      row.update(item, drawn, citations.get(item.id) ?? []);
      return row.el;
    });
    reorder(this.#list, rows);
    const left = items.length - shown.length;
    setText(this.#more, l10n.t('Show more ({0} left)', showNumber(left, this.#context.language)));
    show(this.#more, left > 0);
    show(this.#list, rows.length > 0);
    show(this.#empty, rows.length === 0);
    show(this.#attach, !isReadOnly);
    show(this.#hint, !isReadOnly);
    setText(this.#count, showNumber(items.length, this.#context.language));
    show(this.#count, items.length > 0);
    // The row with the focus was deleted.
    if (hadFocus && !this.#list.contains(document.activeElement)) this.focus();
  }

  /** @param path below `evidence`: an id, and a field of the item; or nothing for the tab itself */
  reveal([id, ...rest]: FieldPath): boolean {
    const row = this.#rowAt(id);
    if (row) row.reveal(rest);
    else this.focus();
    return true;
  }

  partAt([id, ...rest]: FieldPath): FieldView | undefined {
    return this.#rowAt(id)?.partAt(rest);
  }

  focus(): void {
    const first = this.#rows.get(this.#ids[0] ?? '');
    if (first) first.focus();
    else this.#attach.querySelector<HTMLElement>(':scope > *')?.focus();
  }

  /** The row of an item, drawn if it was not yet. */
  #rowAt(id: string | undefined): EvidenceRow | undefined {
    const index = this.#ids.indexOf(id ?? '');
    if (id === undefined || index < 0) return undefined;
    if (index >= this.#limit) {
      this.#limit = index + pageSize;
      this.#context.draw();
    }
    return this.#rows.get(id);
  }

  #rowOf(id: string): EvidenceRow {
    const known = this.#rows.get(id);
    if (known) return known;
    const row = new EvidenceRow(id, this.#context);
    this.#rows.set(id, row);
    this.#byElement.set(row.el, row);
    this.#inView.observe(row.el);
    return row;
  }

  #forget(ids: ReadonlySet<string>): void {
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      this.#inView.unobserve(row.el);
      row.preview.dispose();
      this.#rows.delete(id);
    }
  }

  #showMore(): void {
    const next = this.#ids[this.#limit];
    this.#limit += pageSize;
    this.#context.draw();
    this.#rows.get(next ?? '')?.focus();
  }
}

function attachButtons(context: PanelContext): HTMLElement {
  const button = (label: string, iconName: string, command: Parameters<PanelContext['run']>[0], isPrimary = false) =>
    context.ui.button({
      label,
      icon: iconName,
      appearance: isPrimary ? 'primary' : 'secondary',
      onClick: () => context.run(command),
    }).el;
  return h(
    'div',
    { class: 'button-row', attributes: { role: 'group', 'aria-label': l10n.t('Attach evidence') } },
    button(l10n.t('Attach File'), 'attach', 'casebook.attachFile', true),
    button(l10n.t('Attach Last Terminal Command'), 'terminal', 'casebook.attachLastCommand'),
    button(l10n.t('Run ping'), 'pulse', 'casebook.runPing'),
    button(l10n.t('Run traceroute'), 'git-commit', 'casebook.runTraceroute'),
  );
}

const emptyState = (): HTMLElement =>
  h(
    'div',
    { class: 'empty' },
    icon('search'),
    h('p', { text: l10n.t('No evidence yet.') }),
    h('p', {
      class: 'muted',
      text: l10n.t(
        'Select lines of a log in an editor and attach them from its context menu, attach a file, or keep the output of a command.',
      ),
    }),
  );
