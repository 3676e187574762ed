import { h, icon } from '../dom.ts';
import type { ButtonControl } from './adapter.ts';
import { pressable } from './native/nativeUi.ts';

/**
 * A small button that shows an icon only; its name is also its tooltip. The browser's own button with every library:
 * a list of 500 rows has 2,000 of them, and a component each costs a second.
 */
export function iconButton(
  name: string,
  iconName: string,
  onClick: () => void,
): ButtonControl & { setIcon(name: string): void } {
  const picture = icon(iconName);
  const el = h(
    'button',
    { class: 'icon-button', attributes: { type: 'button', title: name, 'aria-label': name } },
    picture,
  );
  return {
    ...pressable(el, onClick),
    setIcon: (next) => {
      picture.className = `codicon codicon-${next}`;
    },
  };
}
