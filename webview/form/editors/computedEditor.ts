import type { ComputedField } from '../../../src/domain/field.ts';
import { h, setText, uniqueId } from '../../dom.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** A text that the case itself gives: read out when it changes, never stored. */
export function computedEditor({ field, name, context }: EditorParts<ComputedField>): Editor {
  const el = h('output', { class: 'computed', id: uniqueId(), attributes: { 'aria-label': name, tabindex: '-1' } });
  return {
    el,
    isTyped: false,
    show: () => undefined,
    update: (scope) => {
      const value = field.compute(scope);
      setText(el, value ? context.say(value) : '–');
    },
    setRequired: () => undefined,
    setReadOnly: () => undefined,
    describe: () => undefined,
    setInvalid: () => undefined,
    labelledBy: () => undefined,
    focus: () => el.focus(),
  };
}
