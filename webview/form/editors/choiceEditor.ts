import * as l10n from '@vscode/l10n';
import type { ChoiceField, Option, Scope } from '../../../src/domain/field.ts';
import { h, show } from '../../dom.ts';
import type { ControlOption } from '../../ui/adapter.ts';
import { iconButton } from '../../ui/iconButton.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** One code of several. A code that this version does not know gets an option of its own. */
export function choiceEditor({
  field,
  name,
  tell,
  context,
}: Omit<EditorParts<ChoiceField>, 'field'> & { field: Pick<ChoiceField, 'kind' | 'options'> }): Editor {
  const isDropdown = field.kind === 'choice';
  let value = '';
  let isReadOnly = false;
  let offered: readonly Option[] = [];
  let drawn = '';

  const onInput = (next: string): void => {
    value = next;
    tell(next === '' ? undefined : next);
    showClear();
  };
  const control = isDropdown
    ? context.ui.dropdown({ name, options: [], onInput })
    : context.ui.radios({ name, options: [], onInput });

  // A radio button cannot be taken back by itself.
  const clear = iconButton(l10n.t('Clear: {0}', name), 'close', () => {
    control.set('');
    onInput('');
    control.focus();
  });
  clear.el.classList.add('radio-clear');
  const showClear = (): void => show(clear.el, !isDropdown && value !== '' && !isReadOnly);

  const draw = (): void => {
    const options: ControlOption[] = offered.map(({ code, label }) => ({ value: code, label: context.say(label) }));
    const isUnknown = value !== '' && !offered.some(({ code }) => code === value);
    if (isUnknown) {
      const known = field.options.find(({ code }) => code === value);
      options.push({ value, label: known ? context.say(known.label) : value });
    }
    if (isDropdown) options.unshift({ value: '', label: l10n.t('Choose…') });
    const signature = JSON.stringify(options);
    if (signature === drawn) return;
    drawn = signature;
    control.setOptions(options);
  };
  const visibleFor = (scope: Scope): readonly Option[] =>
    field.options.filter((option) => option.visible?.(scope) ?? true);

  return {
    ...control,
    el: isDropdown ? control.el : h('div', { class: 'radio-line' }, control.el, clear.el),
    isTyped: false,
    show: (next) => {
      value = typeof next === 'string' ? next : next === undefined ? '' : JSON.stringify(next);
      draw();
      control.set(value);
      showClear();
    },
    update: (scope) => {
      offered = visibleFor(scope);
      draw();
    },
    setReadOnly: (next) => {
      isReadOnly = next;
      control.setReadOnly(next);
      showClear();
    },
  };
}
