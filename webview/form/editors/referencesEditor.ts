import * as l10n from '@vscode/l10n';
import type { ReferencesField, Scope, Values } from '../../../src/domain/field.ts';
import { isFilled, itemsOf, recordOf } from '../../../src/domain/records/rules.ts';
import { h, icon, setAttribute, setText, show, uniqueId } from '../../dom.ts';
import { evidenceIcon } from '../../evidence/evidenceKinds.ts';
import type { Editor, EditorParts } from '../editor.ts';

interface Target {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
}

/** Chips for what is referred to, and a list of check boxes to choose from that opens below them. */
export function referencesEditor({ field, name, tell, context }: EditorParts<ReferencesField>): Editor {
  let chosen: readonly string[] = [];
  let targets: readonly Target[] = [];
  let isReadOnly = false;
  let drawn = '';
  const chips = h('ul', { class: 'chips', attributes: { 'aria-label': name } });
  const options = h('div', {
    class: 'reference-options',
    id: uniqueId(),
    attributes: { role: 'group', 'aria-label': name },
  });
  const nothing = h('p', { class: 'muted' });
  const toggle = context.ui.button({
    label: field.to === 'evidence' ? l10n.t('Choose evidence') : l10n.t('Choose hypotheses'),
    icon: 'list-selection',
    onClick: () => open(options.hidden !== false),
  });
  toggle.el.setAttribute('aria-controls', options.id);
  const open = (isOpen: boolean): void => {
    show(options, isOpen);
    toggle.setExpanded(isOpen);
  };
  open(false);
  options.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    open(false);
    toggle.focus();
  });

  const choose = (id: string, isChosen: boolean): void => {
    const others = chosen.filter((other) => other !== id);
    chosen = !isChosen ? others : field.most === 1 ? [id] : [...others, id];
    tell(chosen.length === 0 ? undefined : chosen);
    draw();
  };

  const chip = (id: string): HTMLElement => {
    const target = targets.find((one) => one.id === id);
    const title = target?.title ?? l10n.t('No longer in the case');
    const remove = h(
      'button',
      {
        class: 'chip-remove',
        attributes: {
          type: 'button',
          title: l10n.t('Take out: {0}', title),
          'aria-label': l10n.t('Take out: {0}', title),
        },
      },
      icon('close'),
    );
    remove.addEventListener('click', () => {
      choose(id, false);
      toggle.focus();
    });
    return h(
      'li',
      { class: target ? 'chip' : 'chip is-dangling' },
      icon(target?.icon ?? 'warning'),
      h('span', { class: 'chip-text', text: title }),
      isReadOnly ? undefined : remove,
    );
  };

  const draw = (): void => {
    const signature = JSON.stringify([chosen, targets, isReadOnly]);
    if (signature === drawn) return;
    const [drawnTargets, wasReadOnly] = lastDrawn;
    drawn = signature;
    chips.replaceChildren(...chosen.map(chip));
    show(chips, chosen.length > 0);
    if (drawnTargets !== JSON.stringify(targets) || wasReadOnly !== isReadOnly) drawOptions();
    lastDrawn = [JSON.stringify(targets), isReadOnly];
    for (const [id, box] of boxes) box.set(chosen.includes(id));
    show(toggle.el, targets.length > 0 && !isReadOnly);
    show(nothing, targets.length === 0);
    setText(
      nothing,
      field.to === 'evidence'
        ? l10n.t('The case has no evidence yet.')
        : field.to === 'hypotheses'
          ? l10n.t('There are no hypotheses yet.')
          : l10n.t('No hypothesis is confirmed yet.'),
    );
  };
  let lastDrawn: [string, boolean] = ['', false];
  const boxes = new Map<string, { set: (value: boolean) => void }>();
  const drawOptions = (): void => {
    boxes.clear();
    options.replaceChildren(
      ...targets.map(({ id, title }) => {
        const box = context.ui.checkbox({ name: title, onInput: (value) => choose(id, value) });
        boxes.set(id, box);
        return box.el;
      }),
    );
    if (isReadOnly) open(false);
  };

  return {
    el: h('div', { class: 'references' }, chips, nothing, toggle.el, options),
    isTyped: false,
    show: (value) => {
      chosen = Array.isArray(value) ? value.map(String) : [];
      draw();
    },
    update: (scope) => {
      targets = targetsOf(field, scope);
      draw();
    },
    setRequired: () => undefined,
    setReadOnly: (next) => {
      isReadOnly = next;
      draw();
    },
    describe: (description) => setAttribute(toggle.el, 'aria-description', description),
    setInvalid: (isInvalid) => chips.parentElement?.classList.toggle('is-invalid', isInvalid),
    labelledBy: () => undefined,
    focus: () => {
      if (targets.length > 0) toggle.focus();
      else {
        nothing.tabIndex = -1;
        nothing.focus();
      }
    },
  };
}

const titled = (item: Values, key: string): string =>
  typeof item[key] === 'string' && isFilled(item[key]) ? item[key] : l10n.t('Untitled');

function targetsOf({ to }: ReferencesField, scope: Scope): Target[] {
  if (to === 'evidence')
    return itemsOf(scope.case.evidence).map((item) => ({
      id: String(item.id),
      title: titled(item, 'title'),
      icon: evidenceIcon(item.kind),
    }));
  return itemsOf(recordOf(scope, 'rootCause').hypotheses)
    .filter(({ verdict }) => to === 'hypotheses' || verdict === 'confirmed')
    .map((item) => ({
      id: String(item.id),
      title: titled(item, 'cause'),
      icon: item.verdict === 'confirmed' ? 'pass' : item.verdict === 'ruledOut' ? 'circle-slash' : 'question',
    }));
}
