import { h, setAttribute, uniqueId } from '../../dom.ts';
import type { ControlParts, EntryControl } from '../adapter.ts';

/** A text-like control of the browser with the parts that every one of them shares. */
export function nativeBase(
  el: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  name: string,
): {
  setRequired: (isRequired: boolean) => void;
  describe: (description: string | undefined) => void;
  setInvalid: (isInvalid: boolean) => void;
  labelledBy: (label: HTMLLabelElement) => void;
  focus: () => void;
} {
  el.id = uniqueId();
  el.setAttribute('aria-label', name);
  return {
    setRequired: (isRequired) => setAttribute(el, 'aria-required', isRequired ? 'true' : undefined),
    describe: (description) => setAttribute(el, 'aria-description', description),
    setInvalid: (isInvalid) => {
      el.classList.toggle('is-invalid', isInvalid);
      setAttribute(el, 'aria-invalid', isInvalid ? 'true' : undefined);
    },
    labelledBy: (label) => {
      label.htmlFor = el.id;
    },
    focus: () => el.focus(),
  };
}

/** The browser's own date-time and number inputs: the toolkit has none, and drops `min`, `max` and `step`. */
export function nativeEntry(
  type: 'datetime-local' | 'number',
  { name, onInput }: ControlParts<string>,
  limits: { min?: number; max?: number } = {},
): EntryControl {
  const el = h('input', { class: `native-input native-${type}`, attributes: { type } });
  if (limits.min !== undefined) el.min = String(limits.min);
  if (limits.max !== undefined) el.max = String(limits.max);
  if (type === 'number') el.step = '1';
  // A year of six digits is what the browser offers otherwise.
  else el.max = '9999-12-31T23:59';
  let last = '';
  const tell = (): void => {
    if (el.value === last) return;
    last = el.value;
    onInput(last);
  };
  el.addEventListener('input', tell);
  el.addEventListener('change', tell);
  // Turning the wheel over a number on the way down the page must not change it.
  el.addEventListener('wheel', () => {
    if (type === 'number') el.blur();
  });
  return {
    el,
    ...nativeBase(el, name),
    get: () => el.value,
    set: (value) => {
      if (el.value !== value) el.value = value;
      last = el.value;
    },
    setReadOnly: (isReadOnly) => {
      if (el.readOnly !== isReadOnly) el.readOnly = isReadOnly;
    },
    isIncomplete: () => el.validity.badInput,
  };
}
