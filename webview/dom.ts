interface Own {
  class?: string;
  id?: string;
  text?: string;
  attributes?: Readonly<Record<string, string | undefined>>;
}

/** Makes an element. Text reaches the page only as text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  own: Own = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (own.class !== undefined) element.className = own.class;
  if (own.id !== undefined) element.id = own.id;
  if (own.text !== undefined) element.textContent = own.text;
  for (const [name, value] of Object.entries(own.attributes ?? {})) setAttribute(element, name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A codicon, for the eyes only: what it means is said in text beside it. */
export const icon = (name: string, className = ''): HTMLElement =>
  h('span', { class: `codicon codicon-${name} ${className}`.trim(), attributes: { 'aria-hidden': 'true' } });

/** Shows another codicon in an element made by `icon`. */
export const setIcon = (element: HTMLElement, name: string, className = ''): void => {
  const classes = `codicon codicon-${name} ${className}`.trim();
  if (element.className !== classes) element.className = classes;
};

/** Writes only what differs: an unchanged text is not announced again, and its selection stays. */
export const setText = (element: Element, value: string): void => {
  if (element.textContent !== value) element.textContent = value;
};

/** Sets an attribute, or takes it away for `undefined`; only when it differs. */
export const setAttribute = (element: Element, name: string, value: string | undefined): void => {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

/** Shows or hides an element. */
export const show = (element: HTMLElement, isShown: boolean): void => {
  if (element.hidden === isShown) element.hidden = !isShown;
};

let lastId = 0;
/** An element id that no other element of the page has. */
export const uniqueId = (): string => `e${++lastId}`;

/** The element with the focus, also inside the shadow roots of components. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Whether the key belongs to an input method that is composing: it confirms a candidate, it commands nothing. */
export const isComposingKey = (event: KeyboardEvent): boolean =>
  // Some input methods end the composition before the key arrives; 229 is all that is left of it then.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other property tells
  event.isComposing || event.keyCode === 229;
