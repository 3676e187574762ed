import { line, longText } from '../../src/domain/declare.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { text } from '../../src/domain/text.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import { FieldView } from '../form/fieldView.ts';
import type { PanelContext } from '../form/panelContext.ts';

const fields = {
  title: line({ label: text('Title', '标题') }),
  note: longText({ label: text('Note', '说明') }),
};
export type EvidenceField = keyof typeof fields;

/** A field of an item of evidence, which saves by itself and keeps what is typed as the fields of the forms do. */
export class EvidenceFieldView {
  readonly view: FieldView;
  readonly #key: EvidenceField;

  constructor(id: string, key: EvidenceField, context: PanelContext) {
    this.#key = key;
    const own: PanelContext = {
      ...context,
      // An item always has a title, if an empty one; a note may be absent.
      edit: (edits) =>
        context.edit(
          key === 'note'
            ? edits
            : edits.map((edit) => (edit.type === 'set' ? { ...edit, value: edit.value ?? '' } : edit)),
        ),
    };
    this.view = new FieldView(fields[key], ['evidence', id, key], [key], own);
  }

  get el(): HTMLElement {
    return this.view.el;
  }

  /** Two versions of the value wait for a decision. */
  get isOpenQuestion(): boolean {
    return this.el.querySelector('.conflict:not([hidden])') !== null;
  }

  update(item: Evidence, { current, snapshot }: DrawnCase): void {
    const value = item[this.#key];
    // To a field an empty text is no value.
    this.view.update(
      value === '' ? undefined : value,
      { case: current, record: item, item, now: snapshot.now },
      snapshot,
    );
  }
}
