/**
 * Brings the children into this order without taking the one with the focus out of the page: its neighbours move
 * around it, so that focus, caret and composition stay.
 */
export function reorder(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  for (const child of [...parent.children]) if (!wanted.some((element) => element === child)) child.remove();
  const pivot = Math.max(
    0,
    wanted.findIndex((element) => element.contains(document.activeElement)),
  );
  const fixed = wanted[pivot];
  if (!fixed) return;
  if (fixed.parentElement !== parent) parent.append(fixed);
  let at = fixed;
  for (const element of wanted.slice(0, pivot).reverse()) {
    if (at.previousElementSibling !== element) at.before(element);
    at = element;
  }
  at = fixed;
  for (const element of wanted.slice(pivot + 1)) {
    if (at.nextElementSibling !== element) at.after(element);
    at = element;
  }
}
