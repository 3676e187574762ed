import { DOM } from '@microsoft/fast-element';
import { Dropdown, Option } from '@vscode/webview-ui-toolkit';
import type { ChoiceControl, ControlOption, ControlParts } from '../adapter.ts';
import { hostElement } from './hostElement.ts';
import { make } from './register.ts';

/**
 * The toolkit's drop-down with its silent changes made audible: Tab changes the value without an event and keeps the
 * focus, Esc keeps what was only looked at, Ctrl+S types an S.
 */
export function toolkitDropdown({
  name,
  options,
  onInput,
}: ControlParts<string> & { options: readonly ControlOption[] }): ChoiceControl {
  const el = make('vscode-dropdown', Dropdown);
  let last = '';
  /** The component looks at its options a frame after they changed; what it says until then means nothing. */
  let isSettled = false;
  const flush = (): void => {
    if (!isSettled || el.value === last) return;
    last = el.value;
    onInput(last);
  };
  const showLast = (): void => {
    for (const option of el.children) option.toggleAttribute('selected', option.getAttribute('value') === last);
    el.initialValue = last;
    if (el.$fastController.isConnected && el.value !== last) el.value = last;
  };
  const settle = (): void => {
    isSettled = false;
    showLast();
    DOM.queueUpdate(() => {
      showLast();
      isSettled = el.$fastController.isConnected;
    });
  };
  const draw = (shown: readonly ControlOption[]): void => {
    el.replaceChildren(
      ...shown.map(({ value, label }) => {
        const option = make('vscode-option', Option);
        option.setAttribute('value', value);
        option.textContent = label;
        return option;
      }),
    );
    settle();
  };

  // Opening takes the focus a frame later, which may be after Tab has moved it on.
  let isLeaving = false;
  const ownFocus = el.focus.bind(el);
  el.focus = (options) => {
    if (!isLeaving) ownFocus(options);
  };
  const ownHandler = el.keydownHandler.bind(el);
  el.keydownHandler = (event: KeyboardEvent) => {
    // Shortcuts of the page and of VS Code are no type-ahead; Alt+Arrow moves the row.
    if ((event.ctrlKey || event.metaKey || event.altKey) && event.key !== 'Tab') return true;
    if (el.open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      // Moving through the open list has not told anybody yet.
      el.value = last;
      el.open = false;
      return false;
    }
    if (el.open && event.key === 'Tab') {
      isLeaving = true;
      DOM.queueUpdate(() => {
        isLeaving = false;
      });
      el.open = false;
      flush();
      return true;
    }
    return ownHandler(event);
  };
  el.addEventListener('change', flush);
  el.addEventListener('focusout', flush);

  const host = hostElement(el, name, () => el, settle);
  draw(options);
  return {
    el,
    ...host,
    get: () => last,
    set: (value) => {
      last = value;
      if (isSettled) showLast();
      else settle();
    },
    setOptions: draw,
    setReadOnly: (isReadOnly) => {
      if (el.disabled !== isReadOnly) el.disabled = isReadOnly;
    },
  };
}
