import * as l10n from '@vscode/l10n';
import { applyEdit, valueAt, type CaseEdit } from '../../src/domain/edit.ts';
import type { Field, ListField, Scope, Values } from '../../src/domain/field.ts';
import { toMoment } from '../../src/domain/moment.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { isFilled, valuesOf } from '../../src/domain/records/rules.ts';
import { h, icon, isComposingKey, setAttribute, setIcon, setText, show, uniqueId } from '../dom.ts';
import { iconButton } from '../ui/iconButton.ts';
import { FieldsGrid } from './fieldsGrid.ts';
import type { FieldView } from './fieldView.ts';
import { formatValue } from './formatValue.ts';
import { keyOf, type PanelContext, type Snapshot } from './panelContext.ts';
import { keepsFacts, rowMark, RowMarkView } from './rowMark.ts';

/** What an item asks its list to do. */
export interface ItemActions {
  move(id: string, by: -1 | 1): void;
  remove(id: string): void;
}

/** Where an item stands in its list. */
export interface ItemPlace {
  readonly index: number;
  readonly count: number;
  readonly isOpenByDefault: boolean;
  /** How many of its fields are missing or wrong. */
  readonly problems: number;
}

/** One row of a list: a heading that folds it, its tools, and its fields, which are made when it is first unfolded. */
export class ListItemView {
  readonly el: HTMLElement;
  readonly #field: ListField;
  readonly #path: FieldPath;
  readonly #keys: readonly string[];
  readonly #context: PanelContext;
  readonly #chevron = icon('chevron-right');
  readonly #name = h('span', { class: 'item-name' });
  readonly #title = h('span', { class: 'item-title' });
  readonly #facts = h('span', { class: 'item-facts' });
  readonly #mark = new RowMarkView();
  readonly #missing = h('span', { class: 'item-missing' });
  readonly #body = h('div', { class: 'item-body', id: uniqueId(), attributes: { role: 'group' } });
  readonly #toggle: HTMLButtonElement;
  readonly #tools: HTMLElement;
  readonly #up: ReturnType<typeof iconButton>;
  readonly #down: ReturnType<typeof iconButton>;
  readonly #remove: ReturnType<typeof iconButton>;
  #grid: FieldsGrid | undefined;
  #isOpenByDefault = true;
  #toolName = '';

  constructor(field: ListField, path: FieldPath, keys: readonly string[], context: PanelContext, actions: ItemActions) {
    this.#field = field;
    this.#path = path;
    this.#keys = keys;
    this.#context = context;
    const id = path.at(-1) ?? '';
    this.#toggle = h(
      'button',
      { class: 'item-toggle', attributes: { type: 'button', 'aria-controls': this.#body.id } },
      this.#chevron,
      this.#name,
      this.#title,
      this.#facts,
      this.#mark.el,
      this.#missing,
    );
    this.#toggle.addEventListener('click', () => this.unfold(!this.isOpen));
    this.#up = iconButton('', 'arrow-up', () => actions.move(id, -1));
    this.#down = iconButton('', 'arrow-down', () => actions.move(id, 1));
    this.#remove = iconButton('', 'trash', () => actions.remove(id));
    this.#tools = h('div', { class: 'item-tools' }, this.#up.el, this.#down.el, this.#remove.el);
    this.el = h('li', { class: 'item' }, h('div', { class: 'item-head' }, this.#toggle, this.#tools), this.#body);
    this.el.dataset.item = id;
    this.el.addEventListener('keydown', (event) => this.#onKey(event, actions, id), { capture: true });
  }

  get isOpen(): boolean {
    return this.#context.folding.isOpen(keyOf(this.#path), this.#isOpenByDefault);
  }

  unfold(isOpen: boolean): void {
    this.#context.folding.set(keyOf(this.#path), isOpen);
    this.#context.draw();
  }

  update(item: Values, scope: Scope, snapshot: Snapshot, place: ItemPlace): void {
    this.#isOpenByDefault = place.isOpenByDefault;
    const { isOpen } = this;
    const name = l10n.t('{0} {1}', this.#context.say(this.#field.item), place.index + 1);
    setText(this.#name, name);
    setIcon(this.#chevron, isOpen ? 'chevron-down' : 'chevron-right');
    setAttribute(this.#toggle, 'aria-expanded', String(isOpen));
    const title = item[this.#field.title];
    setText(
      this.#title,
      isFilled(title) ? formatValue(title, this.#field.fields[this.#field.title], this.#context) : '',
    );
    this.#showFacts(isOpen && !keepsFacts(this.#path) ? [] : this.#factsOf(item));
    this.#mark.update(rowMark(this.#path, item));
    setText(this.#missing, place.problems === 0 ? '' : l10n.t('{0} open', place.problems));
    this.#showTools(name, place, this.#field.readOnly === true);
    this.el.classList.toggle('is-open', isOpen);
    show(this.#body, isOpen);
    if (!isOpen) return;
    setAttribute(this.#body, 'aria-label', name);
    this.#grid ??= this.#makeGrid();
    this.#grid.update(item, { ...scope, item }, snapshot);
  }

  /** Puts the focus on the heading. */
  focus(): void {
    this.#toggle.focus();
  }

  /** Puts the focus into the first field. */
  focusFirst(): void {
    const [first = ''] = Object.keys(this.#field.fields);
    if (this.#grid?.partAt([first])) this.#grid.partAt([first])?.editor.focus();
    else this.focus();
  }

  reveal(path: FieldPath): boolean {
    this.unfold(true);
    if (path.length > 0 && this.#grid?.reveal(path)) return true;
    this.focus();
    return true;
  }

  partAt(path: FieldPath): FieldView | undefined {
    return this.#grid?.partAt(path);
  }

  #makeGrid(): FieldsGrid {
    const context = { ...this.#context, edit: (edits: readonly CaseEdit[]) => this.#edit(edits) };
    const fields = this.#field.readOnly ? readOnlyFields(this.#field.fields) : this.#field.fields;
    const grid = new FieldsGrid(fields, this.#path, this.#keys, context, this.#field.title);
    this.#body.append(grid.el);
    return grid;
  }

  /** Fields that come into view with this edit are filled in: who gave the verdict, and when. */
  #edit(edits: readonly CaseEdit[]): void {
    const before = this.#context.currentCase();
    let after: Values = before;
    for (const edit of edits) after = applyEdit(after, edit).value;
    const appeared = Object.entries(this.#field.fields).filter(
      ([key, field]) =>
        field.initial !== undefined &&
        this.#isVisible(field, after) &&
        !this.#isVisible(field, before) &&
        !isFilled(valuesOf(valueAt(after, this.#path))[key]),
    );
    this.#context.edit([
      ...edits,
      ...appeared.map(([key, { initial }]): CaseEdit => ({
        type: 'set',
        path: [...this.#path, key],
        value: initialValue(initial, this.#context),
      })),
    ]);
  }

  #isVisible(field: Field, current: Values): boolean {
    const scope: Scope = {
      case: current,
      record: valuesOf(valueAt(current, this.#path.slice(0, -2))),
      item: valuesOf(valueAt(current, this.#path)),
      now: Date.now(),
    };
    return field.visible?.(scope) ?? true;
  }

  /** What was chosen, so that a folded row says what it is. */
  #factsOf(item: Values): string[] {
    return Object.entries(this.#field.fields)
      .filter(([key, { kind }]) => (kind === 'choice' || kind === 'radio') && isFilled(item[key]))
      .map(([key, field]) => formatValue(item[key], field, this.#context));
  }

  #showFacts(facts: readonly string[]): void {
    const signature = facts.join('\n');
    if (this.#facts.dataset.facts === signature) return;
    this.#facts.dataset.facts = signature;
    this.#facts.replaceChildren(...facts.map((fact) => h('span', { class: 'fact', text: fact })));
  }

  #showTools(name: string, { index, count }: ItemPlace, isReadOnly: boolean): void {
    show(this.#tools, !isReadOnly);
    this.#up.setEnabled(index > 0);
    this.#down.setEnabled(index < count - 1);
    if (this.#toolName === name) return;
    this.#toolName = name;
    for (const [button, label] of [
      [this.#up, l10n.t('Move up: {0}', name)],
      [this.#down, l10n.t('Move down: {0}', name)],
      [this.#remove, l10n.t('Remove: {0}', name)],
    ] as const) {
      button.el.title = label;
      setAttribute(button.el, 'aria-label', label);
    }
  }

  /** Ctrl+Space cites evidence, as it completes words in an editor. */
  #pick(event: KeyboardEvent): void {
    const [key = ''] = Object.entries(this.#field.fields).find(([, { kind }]) => kind === 'references') ?? [];
    const picker = this.#grid?.partAt([key])?.editor;
    if (!picker?.openPicker || this.#body.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    picker.openPicker();
  }

  /** Alt+Arrow moves the row; in a drop-down or a date it opens the list, as everywhere. */
  #onKey(event: KeyboardEvent, actions: ItemActions, id: string): void {
    if (event.ctrlKey && event.code === 'Space' && !isComposingKey(event)) this.#pick(event);
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.matches('select, [role=combobox], input[type=datetime-local]')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.#tools.hidden) actions.move(id, event.key === 'ArrowUp' ? -1 : 1);
  }
}

/** The value that the tool fills in. */
export const initialValue = (initial: Field['initial'], context: PanelContext): unknown =>
  initial === 'now' ? toMoment(Date.now()) : initial === 'author' ? context.author() || undefined : undefined;

const readOnlyFields = (fields: ListField['fields']): ListField['fields'] =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field, readOnly: true as const }]));
