import type { GroupField, Scope } from '../../src/domain/field.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { valuesOf } from '../../src/domain/records/rules.ts';
import { h, uniqueId } from '../dom.ts';
import { FieldsGrid } from './fieldsGrid.ts';
import type { FieldPart } from './fieldPart.ts';
import type { FieldView } from './fieldView.ts';
import type { PanelContext, Snapshot } from './panelContext.ts';

/** Fields that belong together, under a heading. */
export class GroupView implements FieldPart {
  readonly el: HTMLElement;
  readonly #grid: FieldsGrid;

  constructor(field: GroupField, path: FieldPath, keys: readonly string[], context: PanelContext) {
    this.#grid = new FieldsGrid(field.fields, path, keys, context);
    const id = uniqueId();
    this.el = h(
      'section',
      { class: 'group is-wide', attributes: { role: 'group', 'aria-labelledby': id } },
      h('h3', { id, class: 'section-heading', text: context.say(field.label) }),
      field.help && h('p', { class: 'section-help', text: context.say(field.help) }),
      this.#grid.el,
    );
  }

  update(value: unknown, scope: Scope, snapshot: Snapshot): void {
    const values = valuesOf(value);
    this.#grid.update(values, { ...scope, record: values }, snapshot);
  }

  reveal(path: FieldPath): boolean {
    return this.#grid.reveal(path);
  }

  partAt(path: FieldPath): FieldView | undefined {
    return this.#grid.partAt(path);
  }
}
