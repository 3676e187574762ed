import './register.ts';
import { DOM } from '@microsoft/fast-element';
import { Button, Checkbox, Link, TextArea, TextField } from '@vscode/webview-ui-toolkit';
import { h, icon, setAttribute } from '../../dom.ts';
import type { ButtonControl, ButtonParts, Control, ControlParts, TextControl, Ui } from '../adapter.ts';
import { nativeEntry } from '../native/nativeEntry.ts';
import { hostElement } from './hostElement.ts';
import { make } from './register.ts';
import { toolkitDropdown } from './toolkitDropdown.ts';
import { toolkitRadios } from './toolkitRadios.ts';

/** The page drawn with the VS Code Webview UI Toolkit, its measured gaps covered. */
export const toolkitUi: Ui = {
  name: 'toolkit',
  text: ({ placeholder, ...parts }) => {
    const el = make('vscode-text-field', TextField);
    if (placeholder !== undefined) el.placeholder = placeholder;
    return text(el, parts);
  },
  longText: (parts) => {
    const el = make('vscode-text-area', TextArea);
    el.rows = 2;
    return text(el, parts);
  },
  dropdown: toolkitDropdown,
  radios: toolkitRadios,
  checkbox,
  dateTime: (parts) => nativeEntry('datetime-local', parts),
  wholeNumber: ({ min, max, ...parts }) => nativeEntry('number', parts, { min, max }),
  button,
  link: (label, href, onOpen) => {
    const el = make('vscode-link', Link);
    el.href = href;
    el.textContent = label;
    el.addEventListener('click', (event) => {
      event.preventDefault();
      onOpen();
    });
    return el;
  },
  settled: async () => {
    await DOM.nextUpdate();
    await DOM.nextUpdate();
  },
};

function text(el: TextField | TextArea, { name, onInput }: ControlParts<string>): TextControl {
  let last = '';
  const tell = (): void => {
    if (el.value === last) return;
    last = el.value;
    onInput(last);
  };
  el.addEventListener('input', tell);
  el.addEventListener('change', tell);
  // Undefined until the component is in the page, whatever its type says.
  const control = (): HTMLInputElement | HTMLTextAreaElement | undefined => el.control;
  return {
    el,
    ...hostElement(el, name, control),
    get: () => el.value,
    set: (value) => {
      last = value;
      if (el.value !== value) el.value = value;
    },
    setReadOnly: (isReadOnly) => {
      if (el.readOnly !== isReadOnly) el.readOnly = isReadOnly;
    },
    caret: () => {
      const { selectionStart: start, selectionEnd: end } = control() ?? {};
      return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
    },
    setCaret: ({ start, end }) => control()?.setSelectionRange(start, end),
  };
}

function checkbox({ name, onInput }: ControlParts<boolean>): Control<boolean> {
  const el = make('vscode-checkbox', Checkbox);
  el.textContent = name;
  let last = false;
  el.addEventListener('change', () => {
    if (el.checked === last) return;
    last = el.checked;
    onInput(last);
  });
  return {
    el,
    ...hostElement(el, name, () => el),
    get: () => last,
    set: (value) => {
      last = value;
      if (el.checked !== value) el.checked = value;
    },
    setReadOnly: (isReadOnly) => {
      el.disabled = isReadOnly;
    },
  };
}

function button({ label, icon: iconName, appearance = 'secondary', onClick }: ButtonParts): ButtonControl {
  const el = make('vscode-button', Button);
  el.appearance = appearance;
  // A slotted span would be sized as an icon.
  el.append(h('div', { class: 'button-content' }, iconName === undefined ? undefined : icon(iconName), label));
  el.addEventListener('click', () => {
    if (el.getAttribute('aria-disabled') !== 'true') onClick();
  });
  return {
    el,
    // Disabled for real, it would drop the focus.
    setEnabled: (isEnabled) => setAttribute(el, 'aria-disabled', isEnabled ? undefined : 'true'),
    setExpanded: (isExpanded) => setAttribute(el, 'aria-expanded', String(isExpanded)),
    focus: () => el.focus(),
  };
}
