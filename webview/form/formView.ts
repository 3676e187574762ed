import * as l10n from '@vscode/l10n';
import type { Completion, FieldPath } from '../../src/domain/problems.ts';
import type { RecordDeclaration } from '../../src/domain/recordDeclaration.ts';
import { valuesOf } from '../../src/domain/records/rules.ts';
import { h, icon } from '../dom.ts';
import { FieldsGrid } from './fieldsGrid.ts';
import type { FieldView } from './fieldView.ts';
import type { PanelContext, Snapshot } from './panelContext.ts';
import { SummaryView } from './summaryView.ts';

/** One record form, drawn from its declaration. */
export class FormView {
  readonly el: HTMLElement;
  readonly #key: string;
  readonly #summary: SummaryView;
  readonly #grid: FieldsGrid;

  constructor(declaration: RecordDeclaration, context: PanelContext) {
    this.#key = declaration.key;
    this.#summary = new SummaryView(declaration.key, context);
    this.#grid = new FieldsGrid(declaration.fields, [declaration.key], [], context);
    this.el = h(
      'div',
      { class: 'form' },
      h('h2', { class: 'form-title', text: context.say(declaration.label) }),
      guidance(declaration, context),
      this.#summary.el,
      this.#grid.el,
    );
  }

  update(snapshot: Snapshot, completion: Completion): void {
    this.#summary.update(completion);
    const record = valuesOf(snapshot.case[this.#key]);
    this.#grid.update(record, { case: snapshot.case, record, now: snapshot.now }, snapshot);
  }

  /** @param path below the record */
  reveal(path: FieldPath): boolean {
    return this.#grid.reveal(path);
  }

  partAt(path: FieldPath): FieldView | undefined {
    return this.#grid.partAt(path);
  }
}

function guidance({ key, guidance: help }: RecordDeclaration, context: PanelContext): HTMLElement {
  const folding = `${key}/.guidance`;
  const el = h(
    'details',
    { class: 'guidance' },
    h(
      'summary',
      {},
      icon('chevron-right', 'twistie'),
      h('span', { text: l10n.t('What this step is for, and what to ask') }),
    ),
    h('p', { text: context.say(help.purpose) }),
    h('ul', {}, ...help.questions.map((question) => h('li', { text: context.say(question) }))),
  );
  el.open = context.folding.isOpen(folding, false);
  el.addEventListener('toggle', () => context.folding.set(folding, el.open));
  return el;
}
