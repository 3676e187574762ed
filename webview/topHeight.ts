/**
 * Tells the style sheet how much of the head stays in view, and how much of it may scroll away where room is scarce: a field
 * that is scrolled to must not end up behind it.
 */
export function followTop(top: HTMLElement, tabs: HTMLElement): void {
  const measure = (): void => {
    const { style } = document.documentElement;
    style.setProperty('--top-height', `${top.offsetHeight}px`);
    style.setProperty('--tabs-height', `${tabs.offsetHeight}px`);
  };
  new ResizeObserver(measure).observe(top);
}
