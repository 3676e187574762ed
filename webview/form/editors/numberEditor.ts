import * as l10n from '@vscode/l10n';
import type { NumberField } from '../../../src/domain/field.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** A whole number. What is no whole number is kept as it was typed and shown as an error. */
export function numberEditor({ field, name, tell, context }: EditorParts<NumberField>): Editor {
  let raw: unknown;
  const control = context.ui.wholeNumber({
    name,
    min: field.min,
    max: field.max,
    onInput: (value) => {
      raw = value === '' ? undefined : Number(value);
      tell(raw);
    },
  });
  return {
    ...control,
    isTyped: true,
    show: (value) => {
      raw = value;
      control.set(typeof value === 'number' ? String(value) : '');
    },
    incomplete: () => (control.isIncomplete() ? l10n.t('Not a number.') : undefined),
    note: () =>
      raw === undefined || typeof raw === 'number' ? undefined : l10n.t('In the file: {0}', JSON.stringify(raw)),
  };
}
