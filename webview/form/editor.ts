import type { Field, Scope } from '../../src/domain/field.ts';
import type { Caret } from '../state/panelMemory.ts';
import { choiceEditor } from './editors/choiceEditor.ts';
import { choicesEditor } from './editors/choicesEditor.ts';
import { computedEditor } from './editors/computedEditor.ts';
import { dateTimeEditor } from './editors/dateTimeEditor.ts';
import { numberEditor } from './editors/numberEditor.ts';
import { referencesEditor } from './editors/referencesEditor.ts';
import { textEditor } from './editors/textEditor.ts';
import { yesNoEditor } from './editors/yesNoEditor.ts';
import type { PanelContext } from './panelContext.ts';

/** The part of a field that holds its value: one control, or several. */
export interface Editor {
  readonly el: HTMLElement;
  /** Text is typed into it: a value from elsewhere waits while it has the focus. */
  readonly isTyped: boolean;
  /** The control says its own name, as a check box does. */
  readonly isSelfLabelled?: boolean;
  /** Shows a value as the file has it, of whatever type. Never tells. */
  show(value: unknown): void;
  /** What depends on the rest of the case: the options, the text of a computed field. */
  update?(scope: Scope): void;
  setRequired(isRequired: boolean): void;
  setReadOnly(isReadOnly: boolean): void;
  describe(description: string | undefined): void;
  setInvalid(isInvalid: boolean): void;
  labelledBy(label: HTMLLabelElement): void;
  focus(): void;
  /** Opens what there is to choose from and puts the focus into it. */
  openPicker?(): void;
  /** What is half-typed, when it is. */
  incomplete?(): string | undefined;
  /** What the control cannot show of the value. */
  note?(): string | undefined;
  caret?(): Caret | undefined;
  setCaret?(caret: Caret): void;
}

export type ValueField = Exclude<Field, { kind: 'group' | 'list' }>;

export interface EditorParts<F extends ValueField> {
  readonly field: F;
  readonly name: string;
  /** The user changed the value; `undefined` for none. */
  readonly tell: (value: unknown) => void;
  readonly context: PanelContext;
}

/** The editor for a field of any kind. */
export function editorFor({ field, ...rest }: EditorParts<ValueField>): Editor {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return textEditor({ field, ...rest });
    case 'choice':
    case 'radio':
      return choiceEditor({ field, ...rest });
    case 'choices':
      return choicesEditor({ field, ...rest });
    case 'yesNo':
      return yesNoEditor({ field, ...rest });
    case 'dateTime':
      return dateTimeEditor({ field, ...rest });
    case 'number':
      return numberEditor({ field, ...rest });
    case 'references':
      return referencesEditor({ field, ...rest });
    case 'computed':
      return computedEditor({ field, ...rest });
  }
}
