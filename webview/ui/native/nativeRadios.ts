import { h, setAttribute, uniqueId } from '../../dom.ts';
import type { ChoiceControl, ControlOption, ControlParts } from '../adapter.ts';

/** A group of the browser's radio buttons. */
export function nativeRadios({
  name,
  options,
  onInput,
}: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl {
  const el = h('div', { class: 'radios', attributes: { role: 'radiogroup', 'aria-label': name } });
  const groupName = uniqueId();
  let inputs: HTMLInputElement[] = [];
  let value = '';
  let isReadOnly = false;
  const check = (): void => {
    for (const input of inputs) input.checked = input.value === value;
  };
  const draw = (shown: readonly ControlOption[]): void => {
    inputs = shown.map((option) =>
      Object.assign(h('input', { attributes: { type: 'radio', name: groupName } }), { value: option.value }),
    );
    for (const input of inputs) input.disabled = isReadOnly;
    el.replaceChildren(
      ...shown.map((option, index) =>
        h('label', { class: 'native-check' }, inputs[index], h('span', { text: option.label })),
      ),
    );
    check();
  };
  el.addEventListener('change', () => {
    const checked = inputs.find((input) => input.checked)?.value ?? '';
    if (checked === value) return;
    value = checked;
    onInput(value);
  });
  draw(options);
  return {
    el,
    get: () => value,
    set: (next) => {
      value = next;
      check();
    },
    setOptions: draw,
    setRequired: (isRequired) => setAttribute(el, 'aria-required', isRequired ? 'true' : undefined),
    setReadOnly: (next) => {
      isReadOnly = next;
      for (const input of inputs) input.disabled = next;
    },
    describe: (description) => setAttribute(el, 'aria-description', description),
    setInvalid: (isInvalid) => {
      el.classList.toggle('is-invalid', isInvalid);
      setAttribute(el, 'aria-invalid', isInvalid ? 'true' : undefined);
    },
    labelledBy: () => undefined,
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0])?.focus(),
  };
}
