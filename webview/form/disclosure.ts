import { h, icon } from '../dom.ts';
import type { PanelContext } from './panelContext.ts';

/** Something that can be unfolded; whether it was is remembered under the key. */
export function disclosure(
  context: PanelContext,
  { key, label, isOpen = false }: { readonly key: string; readonly label: string; readonly isOpen?: boolean },
  ...content: readonly HTMLElement[]
): HTMLDetailsElement {
  const el = h(
    'details',
    { class: 'guidance' },
    h('summary', {}, icon('chevron-right', 'twistie'), h('span', { text: label })),
    ...content,
  );
  el.open = context.folding.isOpen(key, isOpen);
  el.addEventListener('toggle', () => context.folding.set(key, el.open));
  return el;
}
