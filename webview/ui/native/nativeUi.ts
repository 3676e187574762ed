import { h, icon, setAttribute, uniqueId } from '../../dom.ts';
import type {
  ButtonControl,
  ButtonParts,
  ChoiceControl,
  Control,
  ControlOption,
  ControlParts,
  TextControl,
  Ui,
} from '../adapter.ts';
import { nativeBase, nativeEntry } from './nativeEntry.ts';
import { nativeRadios } from './nativeRadios.ts';

/** The page drawn with the browser's own controls, styled by `native.css`: the way out when the toolkit has to go. */
export const nativeUi: Ui = {
  name: 'native',
  text: ({ placeholder, ...parts }) => {
    const el = h('input', { class: 'native-input', attributes: { type: 'text' } });
    if (placeholder !== undefined) el.placeholder = placeholder;
    return text(el, parts);
  },
  longText: (parts) => text(h('textarea', { class: 'native-input native-area', attributes: { rows: '2' } }), parts),
  dropdown,
  radios: nativeRadios,
  checkbox,
  dateTime: (parts) => nativeEntry('datetime-local', parts),
  wholeNumber: ({ min, max, ...parts }) => nativeEntry('number', parts, { min, max }),
  button,
  link: (label, href, onOpen) => {
    const el = h('a', { class: 'native-link', text: label, attributes: { href } });
    el.addEventListener('click', (event) => {
      event.preventDefault();
      onOpen();
    });
    return el;
  },
  settled: () => Promise.resolve(),
};

function text(el: HTMLInputElement | HTMLTextAreaElement, { name, onInput }: ControlParts<string>): TextControl {
  let last = '';
  const tell = (): void => {
    if (el.value === last) return;
    last = el.value;
    onInput(last);
  };
  el.addEventListener('input', tell);
  el.addEventListener('change', tell);
  return {
    el,
    ...nativeBase(el, name),
    get: () => el.value,
    set: (value) => {
      if (el.value !== value) el.value = value;
      last = el.value;
    },
    setReadOnly: (isReadOnly) => {
      el.readOnly = isReadOnly;
    },
    caret: () =>
      el.selectionStart === null || el.selectionEnd === null
        ? undefined
        : { start: el.selectionStart, end: el.selectionEnd },
    setCaret: ({ start, end }) => el.setSelectionRange(start, end),
  };
}

function dropdown({
  name,
  options,
  onInput,
}: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl {
  const el = h('select', { class: 'native-input native-select' });
  let value = '';
  const draw = (shown: readonly ControlOption[]): void => {
    el.replaceChildren(...shown.map((option) => new Option(option.label, option.value)));
    el.value = value;
  };
  el.addEventListener('change', () => {
    if (el.value === value) return;
    value = el.value;
    onInput(value);
  });
  draw(options);
  return {
    el,
    ...nativeBase(el, name),
    get: () => value,
    set: (next) => {
      value = next;
      el.value = next;
    },
    setOptions: draw,
    setReadOnly: (isReadOnly) => {
      el.disabled = isReadOnly;
    },
  };
}

function checkbox({ name, onInput }: ControlParts<boolean>): Control<boolean> {
  const input = h('input', { id: uniqueId(), attributes: { type: 'checkbox' } });
  const el = h('label', { class: 'native-check' }, input, h('span', { text: name }));
  input.addEventListener('change', () => onInput(input.checked));
  return {
    el,
    get: () => input.checked,
    set: (value) => {
      input.checked = value;
    },
    setRequired: (isRequired) => setAttribute(input, 'aria-required', isRequired ? 'true' : undefined),
    setReadOnly: (isReadOnly) => {
      input.disabled = isReadOnly;
    },
    describe: (description) => setAttribute(input, 'aria-description', description),
    setInvalid: (isInvalid) => setAttribute(input, 'aria-invalid', isInvalid ? 'true' : undefined),
    labelledBy: (label) => {
      label.htmlFor = input.id;
    },
    focus: () => input.focus(),
  };
}

function button({ label, icon: iconName, appearance = 'secondary', onClick }: ButtonParts): ButtonControl {
  const el = h(
    'button',
    { class: `native-button is-${appearance}`, attributes: { type: 'button' } },
    iconName === undefined ? undefined : icon(iconName),
    h('span', { text: label }),
  );
  return pressable(el, onClick);
}

/** A button that keeps the focus when it has nothing to do: `disabled` would drop it on the way. */
export function pressable(el: HTMLElement, onClick: () => void): ButtonControl {
  el.addEventListener('click', () => {
    if (el.getAttribute('aria-disabled') !== 'true') onClick();
  });
  return {
    el,
    setEnabled: (isEnabled) => setAttribute(el, 'aria-disabled', isEnabled ? undefined : 'true'),
    setExpanded: (isExpanded) => setAttribute(el, 'aria-expanded', String(isExpanded)),
    focus: () => el.focus(),
  };
}
