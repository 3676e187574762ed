import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeLink,
  vsCodeOption,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextArea,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/**
 * The one module that registers toolkit components. No badge (its `style` attribute trips the content security
 * policy), no progress ring (an alert named "Loading"), no panels (no place for what a tab is missing): those are
 * plain elements. Imported before anything is drawn: registered after the window has loaded, the toolkit keeps the
 * palette of a dark theme.
 */
provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeLink(),
  vsCodeOption(),
  vsCodeRadio(),
  vsCodeRadioGroup(),
  vsCodeTextArea(),
  vsCodeTextField(),
);

/** Makes a component. @throws TypeError when it was not registered above */
export function make<T extends HTMLElement>(tag: string, type: abstract new () => T): T {
  const element = document.createElement(tag);
  if (!(element instanceof type)) throw new TypeError(`<${tag}> is not registered`);
  return element;
}
