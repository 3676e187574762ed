import * as l10n from '@vscode/l10n';
import type { ListField, Scope } from '../../src/domain/field.ts';
import { newId } from '../../src/domain/id.ts';
import type { FieldPath, Problem } from '../../src/domain/problems.ts';
import { itemsOf } from '../../src/domain/records/rules.ts';
import { h, icon, setText, show, uniqueId } from '../dom.ts';
import type { ButtonControl } from '../ui/adapter.ts';
import type { FieldPart } from './fieldPart.ts';
import type { FieldView } from './fieldView.ts';
import { initialValue, ListItemView } from './listItemView.ts';
import { keyOf, type PanelContext, type Snapshot } from './panelContext.ts';
import { reorder } from './reorder.ts';

/** Rows of a longer list start folded: opened, five hundred of them take more than a second to draw. */
const longList = 100;

/** Repeating rows, kept by their ids: a row that moves keeps its elements, its focus and its caret. */
export class ListView implements FieldPart {
  readonly el: HTMLElement;
  readonly #field: ListField;
  readonly #path: FieldPath;
  readonly #keys: readonly string[];
  readonly #context: PanelContext;
  readonly #rows = new Map<string, ListItemView>();
  readonly #list = h('ul', { class: 'items' });
  readonly #count = h('span', { class: 'count' });
  readonly #required = h('span', { class: 'required', text: '*', attributes: { 'aria-hidden': 'true' } });
  readonly #foldButtons: HTMLElement;
  readonly #error = h('div', { class: 'field-error' });
  readonly #errorText = h('span');
  readonly #warning = h('div', { class: 'field-warning' });
  readonly #warningText = h('span');
  readonly #add: ButtonControl;
  #ids: readonly string[] = [];

  constructor(field: ListField, path: FieldPath, keys: readonly string[], context: PanelContext) {
    this.#field = field;
    this.#path = path;
    this.#keys = keys;
    this.#context = context;
    const headingId = uniqueId();
    this.#list.setAttribute('aria-labelledby', headingId);
    this.#error.append(icon('error'), this.#errorText);
    this.#warning.append(icon('warning'), this.#warningText);
    const item = context.say(field.item);
    this.#add = context.ui.button({
      label: l10n.t('Add {0}', context.language === 'en' ? item.toLowerCase() : item),
      icon: 'add',
      onClick: () => this.#addItem(),
    });
    this.#foldButtons = h(
      'span',
      { class: 'fold-buttons' },
      this.#foldButton(l10n.t('Expand all'), true),
      this.#foldButton(l10n.t('Collapse all'), false),
    );
    this.el = h(
      'section',
      { class: 'list is-wide', attributes: { role: 'group', 'aria-labelledby': headingId } },
      h(
        'div',
        { class: 'list-head' },
        h('h3', { id: headingId, class: 'section-heading' }, context.say(field.label), this.#required),
        this.#count,
        this.#foldButtons,
      ),
      field.help && h('p', { class: 'section-help', text: context.say(field.help) }),
      this.#error,
      this.#warning,
      this.#list,
      this.#add.el,
    );
    this.el.dataset.path = keyOf(path);
    this.el.addEventListener('focusout', () => context.touched.add(keyOf(path)));
  }

  update(value: unknown, scope: Scope, snapshot: Snapshot): void {
    const items = itemsOf(value);
    const problems = this.#countProblems(snapshot);
    this.#ids = items.map(({ id }) => String(id));
    this.#dropRows();
    const rows = this.#ids.map((id) => this.#row(id));
    reorder(
      this.#list,
      rows.map(({ el }) => el),
    );
    items.forEach((item, index) => {
      rows[index]?.update(item, scope, snapshot, {
        index,
        count: items.length,
        isOpenByDefault: items.length <= longList,
        problems: problems.get(String(item.id)) ?? 0,
      });
    });
    const isReadOnly = this.#field.readOnly === true;
    const isFull = this.#field.most !== undefined && items.length >= this.#field.most;
    show(this.#add.el, !isReadOnly && !isFull);
    show(this.#foldButtons, items.length > 1);
    show(this.#required, this.#field.need === true || (this.#field.need?.(scope) ?? false));
    setText(this.#count, items.length === 0 ? '' : String(items.length));
    show(this.#count, items.length > 0);
    this.#showProblems(snapshot.problems.get(keyOf(this.#path)) ?? []);
  }

  reveal([id, ...rest]: FieldPath): boolean {
    this.#context.touched.add(keyOf(this.#path));
    const row = id === undefined ? undefined : this.#rows.get(id);
    if (row) return row.reveal(rest);
    const first = this.#rows.values().next().value;
    // The place to go on from: a list that lacks something is added to, a full one is changed.
    if (!this.#add.el.hidden) this.#add.focus();
    else first?.focus();
    this.el.scrollIntoView({ block: 'nearest' });
    this.#context.drawSoon();
    return true;
  }

  partAt([id = '', ...rest]: FieldPath): FieldView | undefined {
    return this.#rows.get(id)?.partAt(rest);
  }

  #row(id: string): ListItemView {
    const known = this.#rows.get(id);
    if (known) return known;
    const row = new ListItemView(this.#field, [...this.#path, id], this.#keys, this.#context, {
      move: (item, by) => this.#move(item, by),
      remove: (item) => this.#remove(item),
    });
    this.#rows.set(id, row);
    return row;
  }

  #dropRows(): void {
    const wanted = new Set(this.#ids);
    for (const id of this.#rows.keys()) if (!wanted.has(id)) this.#rows.delete(id);
  }

  #addItem(): void {
    const id = newId();
    const item: Record<string, unknown> & { id: string } = { id };
    for (const [key, field] of Object.entries(this.#field.fields)) {
      // A field that is not in view yet is filled in when it comes into view.
      if (field.initial === undefined || field.visible) continue;
      item[key] = initialValue(field.initial, this.#context);
    }
    this.#context.folding.set(keyOf([...this.#path, id]), true);
    this.#context.edit([{ type: 'insert', path: [...this.#path], after: this.#ids.at(-1) ?? null, item }]);
    this.#context.draw();
    this.#context.send();
    this.#rows.get(id)?.focusFirst();
    this.#context.announce(l10n.t('{0} {1} added', this.#context.say(this.#field.item), this.#ids.length));
  }

  #remove(id: string): void {
    const index = this.#ids.indexOf(id);
    this.#context.edit([{ type: 'remove', path: [...this.#path], id }]);
    this.#context.draw();
    this.#context.send();
    const next = this.#ids[index] ?? this.#ids.at(-1);
    if (next === undefined) this.#add.focus();
    else this.#rows.get(next)?.focus();
    this.#context.announce(
      l10n.t('{0} {1} removed; Undo brings it back', this.#context.say(this.#field.item), index + 1),
    );
  }

  #move(id: string, by: -1 | 1): void {
    const index = this.#ids.indexOf(id);
    const to = index + by;
    if (index < 0 || to < 0 || to >= this.#ids.length) return;
    const others = this.#ids.filter((other) => other !== id);
    const after = others[to - 1] ?? null;
    this.#context.edit([{ type: 'move', path: [...this.#path], id, after }]);
    this.#context.draw();
    this.#context.send();
    this.#rows.get(id)?.el.scrollIntoView({ block: 'nearest' });
    this.#context.announce(
      l10n.t('{0} moved to position {1} of {2}', this.#context.say(this.#field.item), to + 1, this.#ids.length),
    );
  }

  #foldButton(label: string, isOpen: boolean): HTMLElement {
    const name = l10n.t('{0}: {1}', this.#context.say(this.#field.label), label);
    const button = h('button', {
      class: 'link-button',
      text: label,
      attributes: { type: 'button', 'aria-label': name },
    });
    button.addEventListener('click', () => {
      for (const id of this.#ids) this.#context.folding.set(keyOf([...this.#path, id]), isOpen);
      this.#context.draw();
    });
    return button;
  }

  #countProblems(snapshot: Snapshot): Map<string, number> {
    const prefix = `${keyOf(this.#path)}/`;
    const counts = new Map<string, number>();
    for (const [key, problems] of snapshot.problems) {
      if (!key.startsWith(prefix)) continue;
      const [id = ''] = key.slice(prefix.length).split('/');
      counts.set(id, (counts.get(id) ?? 0) + problems.filter(({ kind }) => kind !== 'warning').length);
    }
    return counts;
  }

  #showProblems(problems: readonly Problem[]): void {
    const isShown = this.#context.touched.has(keyOf(this.#path));
    const error = problems.find(({ kind }) => kind !== 'warning');
    const warning = problems.find(({ kind }) => kind === 'warning');
    setText(this.#errorText, error && isShown ? this.#context.say(error.message) : '');
    show(this.#error, error !== undefined && isShown);
    setText(this.#warningText, warning ? this.#context.say(warning.message) : '');
    show(this.#warning, warning !== undefined);
  }
}
