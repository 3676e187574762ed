import type { Fields, Scope, Values } from '../../src/domain/field.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { h, show } from '../dom.ts';
import { partFor, type FieldPart } from './fieldPart.ts';
import type { FieldView } from './fieldView.ts';
import type { PanelContext, Snapshot } from './panelContext.ts';

/** Declared fields in their order, two columns where there is room. A field is made when it is first to be seen. */
export class FieldsGrid {
  readonly el = h('div', { class: 'grid' });
  readonly #fields: Fields;
  readonly #path: FieldPath;
  readonly #keys: readonly string[];
  readonly #context: PanelContext;
  readonly #wide: string | undefined;
  readonly #parts = new Map<string, FieldPart>();

  /** @param wide the key of a field that takes both columns whatever its kind */
  constructor(fields: Fields, path: FieldPath, keys: readonly string[], context: PanelContext, wide?: string) {
    this.#wide = wide;
    this.#fields = fields;
    this.#path = path;
    this.#keys = keys;
    this.#context = context;
  }

  update(values: Values, scope: Scope, snapshot: Snapshot): void {
    let before: HTMLElement | undefined;
    for (const [key, field] of Object.entries(this.#fields)) {
      const isVisible = field.visible?.(scope) ?? true;
      let part = this.#parts.get(key);
      if (!part && isVisible) {
        part = partFor(field, [...this.#path, key], [...this.#keys, key], this.#context);
        this.#parts.set(key, part);
        if (key === this.#wide) part.el.classList.add('is-wide');
        if (before) before.after(part.el);
        else this.el.prepend(part.el);
      }
      if (!part) continue;
      before = part.el;
      // Also the hidden ones: what they hold is shown when they come back.
      part.update(values[key], scope, snapshot);
      show(part.el, isVisible);
    }
  }

  /** The element of a field; `undefined` as long as it was never in view. */
  elementOf(key: string): HTMLElement | undefined {
    return this.#parts.get(key)?.el;
  }

  reveal([key = '', ...rest]: FieldPath): boolean {
    return this.#parts.get(key)?.reveal(rest) ?? false;
  }

  partAt([key = '', ...rest]: FieldPath): FieldView | undefined {
    return this.#parts.get(key)?.partAt(rest);
  }
}
