import { h } from '../dom.ts';
import { svg } from '../svg.ts';

/** One row of a chart: a bar with its name and its number. */
export interface Row {
  readonly key: string;
  readonly label: string;
  /** What stands behind the bar. */
  readonly value: string;
  /** What a press does, with the row in words. */
  readonly description: string;
  /** The length of the bar, 0 to 1. */
  readonly length: number;
  /** How far the bar goes on in stripes, 0 to 1. */
  readonly further?: number | undefined;
  /** The share of this row and all before it, 0 to 1 (Pareto). */
  readonly cumulative?: number | undefined;
  /** Shows the cases; absent for a row without any. */
  readonly onOpen?: (() => void) | undefined;
}

/** Rows of bars. Each with cases is a button; what the bars show is said in their names, so the picture is for the eyes. */
export function rowChart(rows: readonly Row[]): HTMLElement {
  const list = h('ul', { class: 'rows' }, ...rows.map((row) => h('li', {}, rowElement(row))));
  const points = rows.flatMap(({ cumulative }) => (cumulative === undefined ? [] : [cumulative]));
  return h(
    'div',
    { class: rows.some(({ further }) => further !== undefined) ? 'row-chart is-times' : 'row-chart' },
    list,
    ...(points.length > 0 ? [line(points)] : []),
  );
}

function rowElement({ key, label, value, description, length, further, onOpen }: Row): HTMLElement {
  const picture = svg('svg', { class: 'row-picture', 'aria-hidden': 'true', width: '100%', height: 16 });
  if (further !== undefined && further > length)
    picture.append(svg('rect', { class: 'bar-further', x: 0.5, y: 2.5, width: percent(further), height: 11 }));
  if (length > 0) picture.append(svg('rect', { class: 'bar-solid', x: 0, y: 2, width: percent(length), height: 12 }));
  // A blank between them: together they are the button's name.
  const parts = [
    h('span', { class: 'row-label', text: label }),
    ' ',
    picture,
    h('span', { class: 'row-value', text: value }),
  ];
  if (!onOpen) return h('div', { class: 'row' }, ...parts);
  const button = h('button', { class: 'row', attributes: { type: 'button', title: description } }, ...parts);
  button.dataset.bar = key;
  button.addEventListener('click', onOpen);
  return button;
}

/** The cumulative line over the bars, with a point at each row. */
function line(points: readonly number[]): SVGSVGElement {
  const y = (index: number): string => percent((index + 0.5) / points.length);
  const drawing = svg('svg', { class: 'pareto-line', 'aria-hidden': 'true' });
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before !== undefined)
      drawing.append(svg('line', { x1: percent(before), y1: y(index - 1), x2: percent(point), y2: y(index) }));
  });
  points.forEach((point, index) => drawing.append(svg('circle', { cx: percent(point), cy: y(index), r: 3 })));
  return drawing;
}

const percent = (share: number): string => `${Math.round(Math.min(1, share) * 10_000) / 100}%`;
