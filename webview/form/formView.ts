import * as l10n from '@vscode/l10n';
import type { Completion, FieldPath } from '../../src/domain/problems.ts';
import type { RecordDeclaration } from '../../src/domain/recordDeclaration.ts';
import { valuesOf } from '../../src/domain/records/rules.ts';
import { h, show } from '../dom.ts';
import { disclosure } from './disclosure.ts';
import { FieldsGrid } from './fieldsGrid.ts';
import type { FieldView } from './fieldView.ts';
import type { DrawnCase, FormExtra } from './formExtra.ts';
import type { PanelContext, Snapshot } from './panelContext.ts';
import { SummaryView } from './summaryView.ts';

/** One record form, drawn from its declaration. */
export class FormView {
  readonly el: HTMLElement;
  readonly #key: string;
  readonly #summary: SummaryView;
  readonly #grid: FieldsGrid;
  readonly #extras: readonly FormExtra[];

  constructor(declaration: RecordDeclaration, context: PanelContext, extras: readonly FormExtra[] = []) {
    this.#extras = extras;
    this.#key = declaration.key;
    this.#summary = new SummaryView(declaration.key, context);
    this.#grid = new FieldsGrid(declaration.fields, [declaration.key], [], context);
    this.el = h(
      'div',
      { class: 'form' },
      h('h2', { class: 'form-title', text: context.say(declaration.label) }),
      guidance(declaration, context),
      this.#summary.el,
      ...extras.filter(({ after, before }) => after === undefined && before === undefined).map(({ el }) => el),
      this.#grid.el,
    );
  }

  update(snapshot: Snapshot, completion: Completion, drawn: DrawnCase): void {
    this.#summary.update(completion);
    const record = valuesOf(snapshot.case[this.#key]);
    this.#grid.update(record, { case: snapshot.case, record, now: snapshot.now }, snapshot);
    for (const extra of this.#extras) {
      if (!extra.el.isConnected) this.#place(extra);
      extra.update(drawn);
    }
    show(this.#grid.el, !this.#extras.some((extra) => extra.isInstead));
  }

  #place({ el, after, before }: FormExtra): void {
    if (after !== undefined) this.#grid.elementOf(after)?.after(el);
    if (before !== undefined) this.#grid.elementOf(before)?.before(el);
  }

  /** @param path below the record */
  reveal(path: FieldPath): boolean {
    for (const extra of this.#extras) extra.makeWay?.();
    show(this.#grid.el, true);
    return this.#grid.reveal(path);
  }

  partAt(path: FieldPath): FieldView | undefined {
    return this.#grid.partAt(path);
  }
}

const guidance = ({ key, guidance: help }: RecordDeclaration, context: PanelContext): HTMLElement =>
  disclosure(
    context,
    { key: `${key}/.guidance`, label: l10n.t('What this step is for, and what to ask') },
    h('p', { text: context.say(help.purpose) }),
    h('ul', {}, ...help.questions.map((question) => h('li', { text: context.say(question) }))),
  );
