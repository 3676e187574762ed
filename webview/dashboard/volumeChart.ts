import { h } from '../dom.ts';
import { axisTicks } from '../network/axisTicks.ts';
import { svg } from '../svg.ts';

export interface VolumeBar {
  readonly key: string;
  readonly count: number;
  readonly description: string;
  readonly onOpen: () => void;
}
export interface VolumeGroup {
  readonly label: string;
  readonly received: VolumeBar;
  readonly resolved: VolumeBar;
}

const height = 190;
const margin = { left: 40, right: 8, top: 10, bottom: 24 };
/** Labels closer than this run into each other, pixels. */
const labelWidth = 74;

/** Cases received and resolved side by side, column by column. One stop for Tab; the arrow keys go from bar to bar. */
export class VolumeChart {
  readonly el: HTMLElement;
  readonly #groups: readonly VolumeGroup[];
  readonly #number: (value: number) => string;
  readonly #resized = new ResizeObserver(() => this.#draw());
  #width = 0;
  /** The bar that Tab comes to. */
  #stop: string | undefined;

  constructor(groups: readonly VolumeGroup[], name: string, number: (value: number) => string) {
    this.#groups = groups;
    this.#number = number;
    this.el = h('div', { class: 'volume', attributes: { role: 'group', 'aria-label': name } });
    this.el.addEventListener('keydown', (event) => this.#key(event));
    this.#resized.observe(this.el);
  }

  dispose(): void {
    this.#resized.disconnect();
  }

  #draw(): void {
    const width = Math.floor(this.el.clientWidth);
    if (width === this.#width || width < 120) return;
    this.#width = width;
    const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset.bar : undefined;
    const inner = width - margin.left - margin.right;
    const bottom = height - margin.bottom;
    const most = this.#groups.reduce((top, { received, resolved }) => Math.max(top, received.count, resolved.count), 0);
    // Half a case is none.
    const ticks = axisTicks(most).filter(Number.isInteger);
    const top = Math.max(ticks.at(-1) ?? 1, most, 1);
    const y = (count: number): number => round(bottom - (count / top) * (bottom - margin.top));
    const drawing = svg(
      'svg',
      { class: 'volume-picture', width, height, viewBox: `0 0 ${width} ${height}` },
      patterns(),
    );
    for (const tick of ticks) drawing.append(this.#tick(tick, y(tick), width));
    const step = inner / Math.max(1, this.#groups.length);
    const bar = Math.min(22, step * 0.4);
    const every = Math.max(1, Math.ceil(labelWidth / step));
    this.#groups.forEach((group, index) => {
      const middle = margin.left + (index + 0.5) * step;
      drawing.append(
        ...this.#bar(group.received, 'received', middle - bar, bar, y, bottom),
        ...this.#bar(group.resolved, 'resolved', middle, bar, y, bottom),
      );
      // Counted from the end: the latest column is the one that is looked for.
      if ((this.#groups.length - 1 - index) % every === 0)
        drawing.append(text(group.label, clamp(middle, width), bottom + 16));
    });
    this.el.replaceChildren(drawing);
    this.#rove(this.#stop ?? this.#bars.at(-1)?.dataset.bar);
    if (focused !== undefined) this.#bars.find(({ dataset }) => dataset.bar === focused)?.focus();
  }

  #bar(
    { key, count, description, onOpen }: VolumeBar,
    kind: keyof typeof looks,
    x: number,
    width: number,
    y: (count: number) => number,
    bottom: number,
  ): SVGElement[] {
    if (count === 0) return [];
    const title = svg('title', {});
    title.textContent = description;
    const [top, left, wide] = [y(count), round(x + 0.5), round(Math.max(1, width - 1))];
    const button = svg(
      'g',
      { class: 'volume-bar', role: 'button', tabindex: -1, 'aria-label': description },
      title,
      // Also a short bar can be hit.
      svg('rect', { class: 'volume-area', x: left, y: margin.top, width: wide, height: bottom - margin.top }),
      svg('rect', { ...looks[kind], x: left, y: top, width: wide, height: Math.max(1, bottom - top) }),
    );
    button.dataset.bar = key;
    button.addEventListener('click', onOpen);
    button.addEventListener('focus', () => this.#rove(key));
    return [button];
  }

  #tick(count: number, y: number, width: number): SVGGElement {
    const label = text(this.#number(count), margin.left - 6, y + 4, 'end');
    return svg(
      'g',
      { class: 'volume-tick', 'aria-hidden': 'true' },
      svg('path', { d: `M${margin.left} ${y}H${width - margin.right}` }),
      label,
    );
  }

  get #bars(): SVGElement[] {
    return [...this.el.querySelectorAll<SVGElement>('.volume-bar')];
  }

  #rove(key: string | undefined): void {
    const bars = this.#bars;
    const stop = bars.find(({ dataset }) => dataset.bar === key) ?? bars.at(-1);
    this.#stop = stop?.dataset.bar;
    for (const bar of bars) bar.setAttribute('tabindex', bar === stop ? '0' : '-1');
  }

  #key(event: KeyboardEvent): void {
    const bars = this.#bars;
    const index = bars.findIndex((bar) => bar === document.activeElement);
    const bar = bars[index];
    if (!bar || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      bar.dispatchEvent(new MouseEvent('click'));
      return;
    }
    const next = { ArrowRight: bars[index + 1], ArrowLeft: bars[index - 1], Home: bars[0], End: bars.at(-1) }[
      event.key
    ];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

const looks = {
  received: { class: 'volume-received' },
  resolved: { class: 'volume-resolved', fill: 'url(#stripes)' },
} as const;

const round = (value: number): number => Math.round(value * 10) / 10;

/** A label at either end stays within the picture. */
const clamp = (x: number, width: number): number =>
  round(Math.min(Math.max(x, margin.left + 10), width - labelWidth / 2.6));

function text(value: string, x: number, y: number, anchor = 'middle'): SVGTextElement {
  const label = svg('text', { x, y, 'text-anchor': anchor, 'aria-hidden': 'true' });
  label.textContent = value;
  return label;
}

/** Stripes, so that the two kinds of bars differ without any colour. */
function patterns(): SVGDefsElement {
  const stripes = {
    id: 'stripes',
    width: 5,
    height: 5,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  return svg('defs', {}, svg('pattern', stripes, svg('rect', { class: 'stripe', width: 2.2, height: 5 })));
}

/** What the two kinds of bars mean. */
export function volumeLegend(received: string, resolved: string): HTMLElement {
  const item = (kind: keyof typeof looks, label: string): HTMLElement =>
    h(
      'li',
      {},
      svg(
        'svg',
        { width: 14, height: 12, viewBox: '0 0 14 12' },
        svg('rect', { ...looks[kind], x: 1, y: 1, width: 12, height: 10 }),
      ),
      label,
    );
  return h(
    'ul',
    { class: 'legend', attributes: { 'aria-hidden': 'true' } },
    item('received', received),
    item('resolved', resolved),
  );
}
