import * as l10n from '@vscode/l10n';
import type { YesNoField } from '../../../src/domain/field.ts';
import { text } from '../../../src/domain/text.ts';
import type { Editor, EditorParts } from '../editor.ts';
import { choiceEditor } from './choiceEditor.ts';

/** A check box; where an answer is needed, Yes and No, because an empty box does not tell "no" from "not asked". */
export function yesNoEditor(parts: EditorParts<YesNoField>): Editor {
  return parts.field.need === undefined ? checkbox(parts) : yesOrNo(parts);
}

function checkbox({ name, tell, context }: EditorParts<YesNoField>): Editor {
  const control = context.ui.checkbox({ name, onInput: (value) => tell(value ? true : undefined) });
  return { ...control, isTyped: false, isSelfLabelled: true, show: (value) => control.set(value === true) };
}

function yesOrNo({ tell, ...rest }: EditorParts<YesNoField>): Editor {
  const word = (label: string) => text(label, label);
  const editor = choiceEditor({
    ...rest,
    tell: (value) => tell(value === undefined ? undefined : value === 'yes'),
    field: {
      kind: 'radio',
      options: [
        { code: 'yes', label: word(l10n.t('Yes')) },
        { code: 'no', label: word(l10n.t('No')) },
      ],
    },
  });
  return {
    ...editor,
    show: (value) => editor.show(value === true ? 'yes' : value === false ? 'no' : value),
  };
}
