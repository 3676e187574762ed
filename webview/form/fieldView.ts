import * as l10n from '@vscode/l10n';
import { valueAt } from '../../src/domain/edit.ts';
import type { Scope } from '../../src/domain/field.ts';
import type { FieldPath, Problem } from '../../src/domain/problems.ts';
import { isFilled } from '../../src/domain/records/rules.ts';
import { focusedElement, h, icon, setText, show } from '../dom.ts';
import { linksIn } from '../links.ts';
import type { Caret } from '../state/panelMemory.ts';
import { conflictView } from './conflictView.ts';
import { editorFor, type Editor, type ValueField } from './editor.ts';
import type { FieldPart } from './fieldPart.ts';
import { formatValue } from './formatValue.ts';
import { isWide } from './fieldWidth.ts';
import { InputGuard } from './inputGuard.ts';
import { keyOf, type PanelContext, type Snapshot } from './panelContext.ts';
import { waiverView, type WaiverView } from './waiverView.ts';

/** One field with its label, help, errors, links, waiver and conflict. */
export class FieldView implements FieldPart {
  readonly el: HTMLElement;
  readonly editor: Editor;
  readonly #field: ValueField;
  readonly #path: FieldPath;
  readonly #context: PanelContext;
  readonly #name: string;
  readonly #waiverPath: FieldPath;
  readonly #parts: ReturnType<typeof drawParts>;
  readonly #waiver: WaiverView | undefined;
  readonly #guard: InputGuard;
  readonly #waiverGuard: InputGuard;
  readonly #conflict: ReturnType<typeof conflictView>;
  /** The value that the control shows; what is held back or refused stands there instead of it and is not counted. */
  #shown: unknown;
  /** A value from elsewhere that came while the field had the focus. */
  #waiting: { value: unknown } | undefined;
  #isTypedOver = false;

  /** @param keys the field's keys from the record down, without item ids: the name of its waiver */
  constructor(field: ValueField, path: FieldPath, keys: readonly string[], context: PanelContext) {
    this.#field = field;
    this.#path = path;
    this.#context = context;
    this.#name = context.say(field.label);
    this.#waiverPath = [path[0] ?? '', 'waived', keys.join('.')];
    this.editor = editorFor({ field, name: this.#name, context, tell: (value) => this.#tell(value) });
    const onChange = (): void => context.drawSoon();
    this.#guard = new InputGuard(field, { pass: (value) => this.#pass(value), onChange });
    this.#waiverGuard = new InputGuard(field, { pass: (reason) => this.#passWaiver(reason), onChange });
    this.#waiver = field.waivable
      ? waiverView(context, this.#name, (reason, before) => this.#waiverGuard.typed(reason, before))
      : undefined;
    this.#conflict = conflictView(context.ui, {
      name: this.#name,
      keepMine: () => this.#decide(this.#shown),
      takeTheirs: () => this.#decide(this.#theirs),
    });
    this.#parts = drawParts(this.#name, field, this.editor, context, this.#waiver);
    this.el = this.#parts.el;
    this.el.append(this.#conflict.el);
    this.el.dataset.path = keyOf(path);
    this.el.addEventListener('focusout', (event) => this.#onLeave(event));
    this.el.addEventListener('compositionstart', () => this.#setComposing(true));
    this.el.addEventListener('compositionend', () => this.#setComposing(false));
  }

  #theirs: unknown;

  update(value: unknown, scope: Scope, snapshot: Snapshot): void {
    const isReadOnly = this.#field.readOnly === true || snapshot.locked.has(keyOf(this.#path));
    this.editor.update?.(scope);
    this.#showValue(value);
    this.editor.setReadOnly(isReadOnly);
    const isNeeded = this.#field.need === true || (this.#field.need?.(scope) ?? false);
    this.editor.setRequired(isNeeded);
    show(this.#parts.required, isNeeded);
    const reason = valueAt(snapshot.case, this.#waiverPath);
    this.#waiver?.update(reason, isNeeded && !isFilled(value), isReadOnly);
    this.#showProblems(snapshot.problems.get(keyOf(this.#path)) ?? []);
    this.#showNotes(value);
    this.#showConflict(snapshot);
  }

  /** Puts the focus into the field and shows its errors. */
  reveal(): boolean {
    this.#context.touched.add(keyOf(this.#path));
    this.editor.focus();
    this.el.scrollIntoView({ block: 'nearest' });
    this.#context.drawSoon();
    return true;
  }

  partAt(path: FieldPath): FieldView | undefined {
    return path.length === 0 ? this : undefined;
  }

  #tell(typed: unknown): void {
    if (this.#waiting) this.#isTypedOver = true;
    this.#guard.typed(typed, beforeCaret(typed, this.editor.caret?.()));
  }

  #pass(value: unknown): void {
    this.#shown = value;
    this.#context.edit([{ type: 'set', path: [...this.#path], value }]);
  }

  #passWaiver(reason: unknown): void {
    this.#context.edit([{ type: 'set', path: [...this.#waiverPath], value: reason }]);
  }

  #setComposing(isComposing: boolean): void {
    this.#guard.setComposing(isComposing);
    this.#waiverGuard.setComposing(isComposing);
  }

  /** Never into the field that is being typed in: a value from elsewhere waits until it is left, or is offered. */
  #showValue(value: unknown): void {
    if (isSame(value, this.#shown)) {
      if (!this.#isTypedOver) this.#waiting = undefined;
      return;
    }
    if (this.editor.isTyped && this.#hasFocus()) {
      this.#waiting = { value };
      return;
    }
    this.#shown = value;
    this.#waiting = undefined;
    this.#isTypedOver = false;
    this.#guard.forget();
    this.editor.show(value);
  }

  #hasFocus(): boolean {
    const focused = focusedElement();
    const control = focused?.getRootNode() instanceof ShadowRoot ? document.activeElement : focused;
    // A button beside the control is not typed into.
    return control !== null && this.#parts.control.contains(control) && control.tagName !== 'BUTTON';
  }

  #onLeave(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.el.contains(event.relatedTarget)) return;
    this.#context.touched.add(keyOf(this.#path));
    this.#guard.settle();
    this.#waiverGuard.settle();
    if (this.#waiting && !this.#isTypedOver) {
      this.#shown = this.#waiting.value;
      this.editor.show(this.#shown);
      this.#waiting = undefined;
    }
    this.#context.drawSoon();
  }

  #showProblems(problems: readonly Problem[]): void {
    const halfTyped = this.#hasFocus() ? undefined : this.editor.incomplete?.();
    const isShown = this.#context.touched.has(keyOf(this.#path));
    const errors = problems.filter(({ kind }) => kind !== 'warning');
    const warnings = problems.filter(({ kind }) => kind === 'warning');
    const say = ({ message }: Problem): string => this.#context.say(message);
    const refused = this.#guard.refusal ?? this.#waiverGuard.refusal;
    const error =
      (refused && this.#context.say(refused)) ?? halfTyped ?? (isShown && errors[0] ? say(errors[0]) : undefined);
    const warning = warnings[0] ? say(warnings[0]) : undefined;
    const { errorText, errorLine, warningText, warningLine } = this.#parts;
    setText(errorText, error ?? '');
    show(errorLine, error !== undefined);
    setText(warningText, warning ?? '');
    show(warningLine, warning !== undefined);
    this.el.classList.toggle('has-error', error !== undefined);
    this.editor.setInvalid(error !== undefined);
    const help = this.#field.help && this.#context.say(this.#field.help);
    const told = [error, warning, help].filter((line) => line !== undefined);
    this.editor.describe(told.length === 0 ? undefined : told.join('\n'));
  }

  #showNotes(value: unknown): void {
    const note = this.editor.note?.();
    setText(this.#parts.note, note ?? '');
    show(this.#parts.note, note !== undefined);
    const links = linksIn(value);
    const { linkList } = this.#parts;
    const signature = links.join('\n');
    if (linkList.dataset.links === signature) return;
    linkList.dataset.links = signature;
    linkList.replaceChildren(
      ...links.map((link) =>
        h(
          'li',
          {},
          this.#context.ui.link(link, link, () => this.#context.openLink(link)),
        ),
      ),
    );
    show(linkList, links.length > 0);
  }

  #showConflict(snapshot: Snapshot): void {
    const told = snapshot.conflicts.get(keyOf(this.#path));
    const conflict = this.#waiting ? { mine: this.#shown, theirs: this.#waiting.value } : told;
    this.#theirs = conflict?.theirs;
    const format = (value: unknown): string => formatValue(value, this.#field, this.#context);
    this.#conflict.update(conflict && { mine: format(conflict.mine), theirs: format(conflict.theirs) });
  }

  #decide(value: unknown): void {
    this.#waiting = undefined;
    this.#isTypedOver = false;
    this.#shown = value;
    this.editor.show(value);
    this.#context.edit([{ type: 'set', path: [...this.#path], value }]);
    this.#context.send();
    this.editor.focus();
  }
}

/** What is typed up to the caret; all of it where the control does not say. */
const beforeCaret = (typed: unknown, caret: Caret | undefined): string | undefined =>
  typeof typed === 'string' ? typed.slice(0, caret?.end) : undefined;

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

function drawParts(
  name: string,
  field: ValueField,
  editor: Editor,
  context: PanelContext,
  waiver: WaiverView | undefined,
) {
  const required = h('span', {
    class: 'required',
    text: '*',
    attributes: { 'aria-hidden': 'true', title: l10n.t('Required') },
  });
  const label = h('label', { class: 'field-label' }, h('span', { text: name }), required);
  editor.labelledBy(label);
  const errorText = h('span');
  const warningText = h('span');
  const errorLine = h('div', { class: 'field-error' }, icon('error'), errorText);
  const warningLine = h('div', { class: 'field-warning' }, icon('warning'), warningText);
  const note = h('div', { class: 'field-note' });
  const linkList = h('ul', { class: 'field-links' });
  const control = h('div', { class: 'field-control' }, editor.el);
  for (const line of [errorLine, warningLine, note, linkList, required]) line.hidden = true;
  const classes = ['field', `is-${field.kind}`, isWide(field) ? 'is-wide' : ''];
  if (editor.isSelfLabelled) classes.push('is-self-labelled');
  const el = h(
    'div',
    { class: classes.filter(Boolean).join(' ') },
    editor.isSelfLabelled ? undefined : h('div', { class: 'field-head' }, label, waiver?.offer),
    control,
    waiver?.el,
    field.help && h('div', { class: 'field-help', text: context.say(field.help) }),
    errorLine,
    warningLine,
    note,
    linkList,
  );
  return { el, control, required, errorText, errorLine, warningText, warningLine, note, linkList };
}
