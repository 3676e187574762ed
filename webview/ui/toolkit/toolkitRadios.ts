import { Observable } from '@microsoft/fast-element';
import { Radio, RadioGroup } from '@vscode/webview-ui-toolkit';
import type { ChoiceControl, ControlOption, ControlParts } from '../adapter.ts';
import { hostElement } from './hostElement.ts';
import { make } from './register.ts';

/** The toolkit's radio group. It says "change" for values that the program sets, and an empty value checks nothing off. */
export function toolkitRadios({
  name,
  options,
  onInput,
}: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl {
  const el = make('vscode-radio-group', RadioGroup);
  let radios: Radio[] = [];
  let last = '';
  let isShowing = false;
  const showLast = (): void => {
    isShowing = true;
    el.value = last;
    for (const radio of radios) radio.checked = radio.value === last;
    const stop = radios.find((radio) => radio.value === last) ?? radios[0];
    for (const radio of radios) radio.setAttribute('tabindex', radio === stop ? '0' : '-1');
    isShowing = false;
  };
  const draw = (shown: readonly ControlOption[]): void => {
    radios = shown.map(({ value, label }) => {
      const radio = make('vscode-radio', Radio);
      radio.setAttribute('value', value);
      radio.textContent = label;
      return radio;
    });
    el.replaceChildren(...radios);
    showLast();
  };
  el.addEventListener('change', () => {
    if (isShowing) return;
    const checked = radios.find((radio) => radio.checked)?.value ?? '';
    if (checked === last) return;
    last = checked;
    onInput(last);
  });
  // Once it has looked at new buttons, the component leaves a group without a value out of the tab order.
  Observable.getNotifier(el).subscribe({ handleChange: showLast }, 'slottedRadioButtons');
  const host = hostElement(el, name, () => el, showLast);
  draw(options);
  const focus = (): void => (radios.find((radio) => radio.getAttribute('tabindex') === '0') ?? radios[0])?.focus();
  return {
    el,
    ...host,
    get: () => last,
    set: (value) => {
      if (value === last) return;
      last = value;
      showLast();
    },
    setOptions: draw,
    setReadOnly: (isReadOnly) => {
      el.disabled = isReadOnly;
    },
    labelledBy: () => undefined,
    focus,
  };
}
