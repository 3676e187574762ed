import type { ChoicesField } from '../../../src/domain/field.ts';
import { h, setAttribute } from '../../dom.ts';
import type { Control } from '../../ui/adapter.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** Any number of codes, as check boxes. Codes that this version does not know keep a box of their own. */
export function choicesEditor({ field, name, tell, context }: EditorParts<ChoicesField>): Editor {
  const el = h('div', { class: 'checks', attributes: { role: 'group', 'aria-label': name } });
  const boxes = new Map<string, Control<boolean>>();
  let isReadOnly = false;

  const addBox = (code: string, label: string): Control<boolean> => {
    const box = context.ui.checkbox({ name: label, onInput: tellAll });
    box.setReadOnly(isReadOnly);
    boxes.set(code, box);
    el.append(box.el);
    return box;
  };
  const tellAll = (): void => {
    const chosen = [...boxes].filter(([, box]) => box.get()).map(([code]) => code);
    tell(chosen.length === 0 ? undefined : chosen);
  };
  for (const { code, label } of field.options) addBox(code, context.say(label));

  return {
    el,
    isTyped: false,
    show: (value) => {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      for (const code of chosen) if (!boxes.has(code)) addBox(code, code);
      for (const [code, box] of boxes) box.set(chosen.includes(code));
    },
    update: (scope) => {
      for (const { code, visible } of field.options) {
        const box = boxes.get(code);
        if (box) box.el.hidden = !(visible?.(scope) ?? true) && !box.get();
      }
    },
    setRequired: () => undefined,
    setReadOnly: (next) => {
      isReadOnly = next;
      for (const box of boxes.values()) box.setReadOnly(next);
    },
    describe: (description) => setAttribute(el, 'aria-description', description),
    setInvalid: (isInvalid) => el.classList.toggle('is-invalid', isInvalid),
    labelledBy: () => undefined,
    focus: () => boxes.values().next().value?.focus(),
  };
}
