import * as l10n from '@vscode/l10n';
import { records } from '../src/domain/case.ts';
import type { CaseEdit } from '../src/domain/edit.ts';
import type { Field } from '../src/domain/field.ts';
import type { PanelState } from '../src/protocol/messages.ts';
import { h, icon, setText, show } from './dom.ts';
import { formatValue } from './form/formatValue.ts';
import type { PanelContext } from './form/panelContext.ts';

export interface NoticeActions {
  /** Ask the extension again, and send again what it does not have. */
  tryAgain(): void;
  /** Make the refused edits anew. */
  redoRefused(): void;
  discardRefused(): void;
}

/** What the user must know about the whole panel: nobody answers, changes not taken, the file cannot take them now. */
export class NoticesView {
  readonly el = h('div', { class: 'notices' });
  readonly #context: PanelContext;
  readonly #trouble: Notice;
  readonly #refused: Notice;
  readonly #problem = new Notice('warning', 'is-info');
  readonly #values = h('ul', { class: 'notice-values' });

  constructor(context: PanelContext, actions: NoticeActions) {
    this.#context = context;
    this.#trouble = new Notice('error', 'is-error', [
      context.ui.button({ label: l10n.t('Try Again'), icon: 'refresh', onClick: () => actions.tryAgain() }).el,
    ]);
    this.#refused = new Notice('warning', 'is-warning', [
      context.ui.button({ label: l10n.t('Try Again'), icon: 'refresh', onClick: () => actions.redoRefused() }).el,
      context.ui.button({
        label: l10n.t('Discard These Changes'),
        icon: 'trash',
        onClick: () => actions.discardRefused(),
      }).el,
    ]);
    this.#refused.body.append(this.#values);
    this.el.append(this.#trouble.el, this.#refused.el, this.#problem.el);
  }

  /** @param kept how many changes the page keeps for the extension; `message` is undefined when all is well */
  showTrouble(message: string | undefined, kept: number): void {
    const lines = message === undefined ? [] : [message, kept === 0 ? '' : keptLine(kept)];
    this.#trouble.show(lines.filter((line) => line !== ''));
  }

  update(state: PanelState, refused: readonly CaseEdit[]): void {
    this.#problem.show(
      state.problem === undefined
        ? []
        : [state.problem, l10n.t('What you type is kept and saved as soon as the file is well again.')],
    );
    this.#refused.show(
      refused.length === 0 ? [] : [l10n.t('Some of your changes could not be put into the case. They are kept here.')],
    );
    const lines = refused.map((edit) => describeEdit(edit, this.#context));
    if (this.#values.dataset.lines === lines.join('\n')) return;
    this.#values.dataset.lines = lines.join('\n');
    this.#values.replaceChildren(...lines.map((text) => h('li', { text })));
  }
}

const keptLine = (kept: number): string =>
  l10n.t('Changes kept in this panel until they can be handed over: {0}', kept);

/** One message with its buttons. */
class Notice {
  readonly el: HTMLElement;
  readonly body: HTMLElement;
  readonly #title = h('p', { class: 'notice-title' });
  readonly #rest = h('p', { class: 'notice-rest' });

  constructor(iconName: string, className: string, buttons: readonly HTMLElement[] = []) {
    this.body = h('div', { class: 'notice-body' }, this.#title, this.#rest);
    this.el = h('div', { class: `notice ${className}`, attributes: { role: 'status' } }, icon(iconName), this.body);
    if (buttons.length > 0) this.el.append(h('div', { class: 'button-row' }, ...buttons));
    this.el.hidden = true;
  }

  show([title, ...rest]: readonly string[]): void {
    setText(this.#title, title ?? '');
    setText(this.#rest, rest.join('\n'));
    show(this.#rest, rest.length > 0);
    show(this.el, title !== undefined);
  }
}

/** "Intake › Contact: zhang.san", so that the value can be read and copied. */
function describeEdit(edit: CaseEdit, context: PanelContext): string {
  const [recordKey = '', ...keys] = edit.path;
  const record = records.find(({ key }) => key === recordKey);
  const labels: string[] = record
    ? [context.say(record.tab)]
    : [recordKey === 'title' ? l10n.t('Title of the case') : recordKey];
  let fields: Readonly<Record<string, Field>> | undefined = record?.fields;
  let field: Field | undefined;
  for (const key of keys) {
    const next: Field | undefined = fields?.[key];
    if (!next) continue;
    field = next;
    labels.push(context.say(next.label));
    fields = 'fields' in next ? next.fields : undefined;
  }
  const place = labels.join(' › ');
  switch (edit.type) {
    case 'set':
      return l10n.t('{0}: {1}', place, formatValue(edit.value, field, context));
    case 'insert':
      return l10n.t('{0}: a new row', place);
    case 'remove':
      return l10n.t('{0}: a row removed', place);
    case 'move':
      return l10n.t('{0}: a row moved', place);
  }
}
