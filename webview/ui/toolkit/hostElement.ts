import type { FASTElement } from '@microsoft/fast-element';
import { setAttribute } from '../../dom.ts';

/** The element inside a component's shadow root that has the role and the focus; the component itself for some. */
type Inner = () => HTMLElement | null | undefined;

/** The parts of a control that are attributes, kept through a move in the page. */
export interface HostParts {
  setRequired(isRequired: boolean): void;
  describe(description: string | undefined): void;
  setInvalid(isInvalid: boolean): void;
  labelledBy(label: HTMLLabelElement): void;
  focus(): void;
}

/**
 * Names and describes a component. Its own `aria-label` ("Text field") overwrites ours each time it is put into the
 * page, and ids do not cross the shadow root: so both are strings, written after each connecting.
 * @param onConnect what else has to be written again
 */
export function hostElement(
  el: FASTElement & HTMLElement,
  name: string,
  inner: Inner,
  onConnect: () => void = () => undefined,
): HostParts {
  const own: Record<string, string | undefined> = {};
  const apply = (): void => {
    el.setAttribute('aria-label', name);
    const target = inner();
    if (target) for (const [key, value] of Object.entries(own)) setAttribute(target, key, value);
  };
  el.$fastController.subscribe(
    {
      handleChange: () => {
        if (!el.$fastController.isConnected) return;
        // The component writes its own name right after it says that it is connected.
        queueMicrotask(() => {
          apply();
          onConnect();
        });
      },
    },
    'isConnected',
  );
  const setOwn = (key: string, value: string | undefined): void => {
    own[key] = value;
    const target = inner();
    if (target) setAttribute(target, key, value);
  };
  return {
    // `required` itself is not set: with `disabled` and no value a drop-down throws.
    setRequired: (isRequired) => setOwn('aria-required', isRequired ? 'true' : undefined),
    describe: (description) => setOwn('aria-description', description),
    setInvalid: (isInvalid) => {
      el.classList.toggle('is-invalid', isInvalid);
      setOwn('aria-invalid', isInvalid ? 'true' : undefined);
    },
    labelledBy: (label) => label.addEventListener('click', () => el.focus()),
    focus: () => el.focus(),
  };
}
