import type { TextField } from '../../../src/domain/field.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** A line of text, or several. An empty text is no value. */
export function textEditor({ field, name, tell, context }: EditorParts<TextField>): Editor {
  const parts = { name, onInput: (value: string) => tell(value === '' ? undefined : value) };
  const control = field.kind === 'text' ? context.ui.text(parts) : context.ui.longText(parts);
  return {
    ...control,
    isTyped: true,
    show: (value) => control.set(typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)),
  };
}
