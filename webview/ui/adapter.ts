import type { Caret } from '../state/panelMemory.ts';

/** One live control. Its visible label is an element of the form; `name` is what assistive technology calls it. */
export interface Control<V> {
  readonly el: HTMLElement;
  get(): V;
  /** Shows another value. Never calls `onInput`. */
  set(value: V): void;
  setRequired(isRequired: boolean): void;
  /** The value can be read and copied, not changed. */
  setReadOnly(isReadOnly: boolean): void;
  /** Help and error in one: read out after the name and the value. */
  describe(description: string | undefined): void;
  setInvalid(isInvalid: boolean): void;
  /** A click on the label is a click on the control. */
  labelledBy(label: HTMLLabelElement): void;
  focus(): void;
}

export interface TextControl extends Control<string> {
  caret(): Caret | undefined;
  setCaret(caret: Caret): void;
}

/** A control of the browser whose text can be half-typed: a date without a time, a lone minus. */
export interface EntryControl extends Control<string> {
  isIncomplete(): boolean;
}

export interface ControlOption {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceControl extends Control<string> {
  /** Shows other options; the value stays, also when none of them has it. */
  setOptions(options: readonly ControlOption[]): void;
}

export interface ControlParts<V> {
  readonly name: string;
  /** The user changed the value; once for each value. */
  readonly onInput: (value: V) => void;
}

export interface ButtonParts {
  readonly label: string;
  readonly icon?: string;
  readonly appearance?: 'primary' | 'secondary';
  readonly onClick: () => void;
}

export interface ButtonControl {
  readonly el: HTMLElement;
  setEnabled(isEnabled: boolean): void;
  setExpanded(isExpanded: boolean): void;
  focus(): void;
}

/**
 * Everything that the page draws with a component library. The objects that implement this are the only code that
 * knows one; swapping the library is swapping the object in `current.ts`.
 */
export interface Ui {
  readonly name: string;
  text(parts: ControlParts<string> & { placeholder?: string }): TextControl;
  /** Grows with its text. */
  longText(parts: ControlParts<string>): TextControl;
  /** One of the options as a drop-down. */
  dropdown(parts: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl;
  /** One of the options, all in view; none is checked while the value is empty. */
  radios(parts: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl;
  /** A box with its own label beside it. */
  checkbox(parts: ControlParts<boolean>): Control<boolean>;
  /** `YYYY-MM-DDTHH:mm` with optional seconds, local time; empty for none. */
  dateTime(parts: ControlParts<string>): EntryControl;
  wholeNumber(parts: ControlParts<string> & { min: number; max: number }): EntryControl;
  button(parts: ButtonParts): ButtonControl;
  link(label: string, href: string, onOpen: () => void): HTMLElement;
  /** After every update of the library that is under way has reached the page. */
  settled(): Promise<void>;
}
