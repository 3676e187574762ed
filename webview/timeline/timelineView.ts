import * as l10n from '@vscode/l10n';
import { h, icon, setText, show } from '../dom.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import type { Control } from '../ui/adapter.ts';
import { timelineEntries, type EntryKind } from './timelineEntries.ts';
import { timelineRow } from './timelineRow.ts';

const newestKey = 'timeline/.newestFirst';
const kindKey = (kind: EntryKind): string => `timeline/.${kind}`;

/** Everything that happened to the case, the evidence between the events. Read only: the procedure's commands write it. */
export class TimelineView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #title = h('h2', { class: 'form-title', text: l10n.t('Timeline'), attributes: { tabindex: '-1' } });
  readonly #count = h('span', { class: 'count' });
  readonly #list = h('ol', { class: 'events', attributes: { 'aria-label': l10n.t('Timeline') } });
  readonly #empty: HTMLElement;
  readonly #boxes: ReadonlyMap<EntryKind, Control<boolean>>;
  readonly #newest: Control<boolean>;
  #drawn: { readonly signature: string; readonly timeline: unknown; readonly evidence: unknown } | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
    const box = (name: string, key: string, byDefault: boolean): Control<boolean> => {
      const control = context.ui.checkbox({
        name,
        onInput: (value) => {
          context.folding.set(key, value);
          context.draw();
        },
      });
      control.set(context.folding.isOpen(key, byDefault));
      return control;
    };
    const names: [EntryKind, string][] = [
      ['status', l10n.t('Status')],
      ['decision', l10n.t('Decisions')],
      ['contact', l10n.t('Contacts')],
      ['evidence', l10n.t('Evidence')],
      ['other', l10n.t('Other')],
    ];
    this.#boxes = new Map(names.map(([kind, name]) => [kind, box(name, kindKey(kind), true)]));
    this.#newest = box(l10n.t('Newest first'), newestKey, false);
    this.#empty = h('div', { class: 'empty' }, icon('history'), h('p', { text: l10n.t('Nothing to show here.') }));
    this.el = h(
      'div',
      { class: 'form timeline' },
      h('div', { class: 'list-head' }, this.#title, this.#count),
      h(
        'div',
        { class: 'timeline-filter' },
        h(
          'div',
          { class: 'checks', attributes: { role: 'group', 'aria-label': l10n.t('Show') } },
          ...[...this.#boxes.values()].map(({ el }) => el),
        ),
        this.#newest.el,
      ),
      this.#list,
      this.#empty,
    );
  }

  update({ current }: DrawnCase): void {
    const isShown = (kind: EntryKind): boolean => this.#context.folding.isOpen(kindKey(kind), true);
    const isNewestFirst = this.#context.folding.isOpen(newestKey, false);
    const signature = JSON.stringify([[...this.#boxes.keys()].map(isShown), isNewestFirst]);
    const { timeline, evidence } = current;
    const drawn = this.#drawn;
    // Typing elsewhere keeps these parts of the case as they are.
    if (drawn?.signature === signature && drawn.timeline === timeline && drawn.evidence === evidence) return;
    this.#drawn = { signature, timeline, evidence };
    const all = timelineEntries(current);
    const kinds = new Set(all.map(({ kind }) => kind));
    for (const [kind, box] of this.#boxes) show(box.el, kinds.has(kind));
    const shown = all.filter(({ kind }) => isShown(kind));
    const rows = shown.map((entry) => timelineRow(entry, this.#context));
    this.#list.replaceChildren(...(isNewestFirst ? rows.reverse() : rows));
    this.#list.classList.toggle('is-newest-first', isNewestFirst);
    setText(this.#count, String(shown.length));
    show(this.#count, shown.length > 0);
    show(this.#list, rows.length > 0);
    show(this.#empty, rows.length === 0);
  }

  focus(): void {
    this.#title.focus();
  }
}
