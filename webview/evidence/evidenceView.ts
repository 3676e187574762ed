import * as l10n from '@vscode/l10n';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { h, icon, setText, show } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { reorder } from '../form/reorder.ts';
import { EvidenceRow } from './evidenceRow.ts';

/** The evidence of the case, and the ways to get more. */
export class EvidenceView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #rows = new Map<string, EvidenceRow>();
  readonly #list = h('ul', { class: 'evidence-list', attributes: { 'aria-label': l10n.t('Evidence') } });
  readonly #empty: HTMLElement;
  readonly #count = h('span', { class: 'count' });
  readonly #attach: HTMLElement;

  constructor(context: PanelContext) {
    this.#context = context;
    const button = (label: string, iconName: string, command: Parameters<PanelContext['run']>[0], isPrimary = false) =>
      context.ui.button({
        label,
        icon: iconName,
        appearance: isPrimary ? 'primary' : 'secondary',
        onClick: () => context.run(command),
      }).el;
    this.#attach = h(
      'div',
      { class: 'button-row', attributes: { role: 'group', 'aria-label': l10n.t('Attach evidence') } },
      button(l10n.t('Attach File'), 'attach', 'casebook.attachFile', true),
      button(l10n.t('Attach Last Terminal Command'), 'terminal', 'casebook.attachLastCommand'),
      button(l10n.t('Run ping'), 'pulse', 'casebook.runPing'),
      button(l10n.t('Run traceroute'), 'git-commit', 'casebook.runTraceroute'),
    );
    this.#empty = h(
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
    this.el = h(
      'div',
      { class: 'form evidence' },
      h('div', { class: 'list-head' }, h('h2', { class: 'form-title', text: l10n.t('Evidence') }), this.#count),
      this.#attach,
      this.#list,
      this.#empty,
    );
  }

  update(evidence: readonly Evidence[], isReadOnly: boolean): void {
    const ids = new Set(evidence.map(({ id }) => id));
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#rows.delete(id);
    const hadFocus = this.#list.contains(document.activeElement);
    const rows = evidence.map((item) => {
      const row = this.#rows.get(item.id) ?? new EvidenceRow(item.id, this.#context);
      this.#rows.set(item.id, row);
      row.update(item, isReadOnly);
      return row.el;
    });
    reorder(this.#list, rows);
    show(this.#list, rows.length > 0);
    show(this.#empty, rows.length === 0);
    show(this.#attach, !isReadOnly);
    setText(this.#count, String(rows.length));
    show(this.#count, rows.length > 0);
    // The row with the focus was deleted.
    if (hadFocus && !this.#list.contains(document.activeElement)) this.focus();
  }

  /** @param path below `evidence`: an id, or nothing for the tab itself */
  reveal([id]: FieldPath): boolean {
    const row = id === undefined ? undefined : this.#rows.get(id);
    if (row) row.focus();
    else this.focus();
    return true;
  }

  focus(): void {
    const first = this.#rows.values().next().value;
    if (first) first.focus();
    else this.#attach.querySelector<HTMLElement>(':scope > *')?.focus();
  }
}
