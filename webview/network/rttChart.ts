import * as l10n from '@vscode/l10n';
import type { Language } from '../../src/domain/text.ts';
import { pingBuckets, type PingBucket, type PingSlot } from '../../src/evidence/network/pingSlots.ts';
import { h, show } from '../dom.ts';
import { svg } from '../svg.ts';
import { axisTicks } from './axisTicks.ts';
import { chartMark } from './chartMark.ts';
import { lossStrip } from './lossStrip.ts';
import { showMs } from './numbersShown.ts';
import type { SectionPart } from './segmentSection.ts';

const height = 168;
/** The left side has room for "10,000 毫秒". */
const margin = { left: 72, right: 12, top: 12, bottom: 22 };
/** Narrower than this for each packet, and neighbours are drawn as one. Pixels. */
const narrowest = 3;
/** So wide, and each packet has a mark of its own. Pixels. */
const roomForMarks = 7;

/** The round-trip times by sequence with the loss strip below. For the eyes: the table below it says the same. */
export class RttChart implements SectionPart {
  readonly el: HTMLElement;
  readonly #slots: readonly PingSlot[];
  readonly #language: Language;
  readonly #picture = h('div', { class: 'chart-picture', attributes: { 'aria-hidden': 'true' } });
  readonly #resized = new ResizeObserver(() => this.#draw());
  readonly #most: number;
  #width = 0;

  constructor(slots: readonly PingSlot[], language: Language) {
    this.#slots = slots;
    this.#language = language;
    this.#most = slots.reduce(
      (most, { ms, duplicates }) =>
        duplicates.reduce((top, { time }) => Math.max(top, time?.value ?? 0), Math.max(most, ms ?? 0)),
      0,
    );
    this.el = h(
      'figure',
      { class: 'chart' },
      h('figcaption', { text: l10n.t('Round-trip time by packet, and what was lost') }),
      this.#picture,
      this.#legend(),
    );
  }

  start(): void {
    this.#draw();
    this.#resized.observe(this.#picture);
  }

  dispose(): void {
    this.#resized.disconnect();
  }

  #draw(): void {
    const width = Math.floor(this.#picture.clientWidth);
    if (width === this.#width || width < 120) return;
    this.#width = width;
    const inner = width - margin.left - margin.right;
    const buckets = pingBuckets(this.#slots, Math.max(1, Math.floor(inner / narrowest)));
    this.#picture.replaceChildren(
      this.#chart(buckets, width),
      lossStrip(buckets, { width, margin, language: this.#language }),
    );
  }

  #chart(buckets: readonly PingBucket[], width: number): SVGSVGElement {
    const inner = width - margin.left - margin.right;
    const step = inner / buckets.length;
    const bottom = height - margin.bottom;
    const ticks = axisTicks(this.#most);
    const top = ticks.at(-1) ?? 1;
    const x = (index: number): number => round(margin.left + (index + 0.5) * step);
    const y = (ms: number): number => round(bottom - (ms / top) * (bottom - margin.top));
    const drawing = svg('svg', { class: 'rtt', width, height, viewBox: `0 0 ${width} ${height}` });
    for (const tick of ticks) drawing.append(this.#tick(tick, y(tick), width));
    const isSingle = buckets.every(({ count }) => count === 1);
    if (!isSingle) drawing.append(svg('path', { class: 'rtt-range', d: rangePath(buckets, x, y, step) }));
    drawing.append(svg('path', { class: 'rtt-line', d: linePath(buckets, x, y) }));
    const hasMarks = isSingle && step >= roomForMarks;
    buckets.forEach((bucket, index) => {
      const { first } = bucket;
      if (first.status !== 'reply' && bucket.count === 1) {
        drawing.append(svg('path', { class: 'rtt-gap', d: `M${x(index)} ${margin.top}V${bottom}` }));
        drawing.append(this.#mark(first, x(index), bottom, step));
      } else if (hasMarks || (bucket.count === 1 && first.duplicates.length > 0))
        for (const [ms, kind] of timesOf(first)) drawing.append(this.#mark(first, x(index), y(ms), step, kind));
    });
    drawing.append(this.#foot(buckets, x, bottom));
    drawing.append(this.#pointed(buckets, x, step, bottom));
    return drawing;
  }

  #mark(slot: PingSlot, x: number, y: number, step: number, kind?: 'duplicate'): SVGElement {
    const size = Math.min(4.5, Math.max(2.5, step / 2.5));
    const mark = chartMark(kind ?? slot.status, x, y, size);
    const at = slot.reply?.time?.start ?? slot.reply?.text?.start;
    if (at !== undefined && kind === undefined) mark.dataset.at = String(at);
    return mark;
  }

  /** Wide areas for the pointer: what is under it shows in the text, and in a tooltip. */
  #pointed(buckets: readonly PingBucket[], x: (index: number) => number, step: number, bottom: number): SVGGElement {
    const group = svg('g', { class: 'rtt-areas' });
    buckets.forEach((bucket, index) => {
      const title = svg('title', {});
      title.textContent = describeBucket(bucket, this.#language);
      const area = svg(
        'rect',
        { x: round(x(index) - step / 2), y: margin.top, width: round(step), height: bottom - margin.top + 8 },
        title,
      );
      const at = bucket.first.reply?.time?.start ?? bucket.first.reply?.text?.start;
      if (at !== undefined) area.dataset.at = String(at);
      group.append(area);
    });
    return group;
  }

  #tick(ms: number, y: number, width: number): SVGGElement {
    const label = svg('text', { x: margin.left - 6, y: y + 4, 'text-anchor': 'end' });
    label.textContent = ms === 0 ? '0' : l10n.t('{0} ms', showMs(ms, this.#language));
    return svg('g', { class: 'rtt-tick' }, svg('path', { d: `M${margin.left} ${y}H${width - margin.right}` }), label);
  }

  #foot(buckets: readonly PingBucket[], x: (index: number) => number, bottom: number): SVGGElement {
    const group = svg('g', { class: 'rtt-tick' });
    const last = buckets.length - 1;
    const places = [...new Set([0, Math.floor(last / 2), last])];
    for (const index of places) {
      const bucket = buckets[index];
      if (!bucket) continue;
      // The last number is right below its packet but for its end, which stays within the picture.
      const anchor = index === last && last > 8 ? 'end' : 'middle';
      const label = svg('text', { x: x(index), y: bottom + 17, 'text-anchor': anchor });
      label.textContent = (index === last ? bucket.last.seq : bucket.first.seq).toLocaleString(this.#language);
      group.append(label);
    }
    return group;
  }

  #legend(): HTMLElement {
    const legend = h('ul', { class: 'legend', attributes: { 'aria-hidden': 'true' } });
    const has = {
      reply: this.#slots.some(({ status }) => status === 'reply'),
      timeout: this.#slots.some(({ status }) => status === 'timeout' || status === 'missing'),
      error: this.#slots.some(({ status }) => status === 'error'),
      duplicate: this.#slots.some(({ duplicates }) => duplicates.length > 0),
    };
    const labels = {
      reply: l10n.t('answer'),
      timeout: l10n.t('lost'),
      error: l10n.t('error message'),
      duplicate: l10n.t('duplicate'),
    };
    for (const kind of ['reply', 'timeout', 'error', 'duplicate'] as const) {
      const picture = svg('svg', { width: 12, height: 12, viewBox: '0 0 12 12' }, chartMark(kind, 6, 6, 4));
      const item = h('li', {});
      item.append(picture, labels[kind]);
      show(item, has[kind]);
      legend.append(item);
    }
    return legend;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

const timesOf = ({ ms, duplicates }: PingSlot): (readonly [number, 'duplicate' | undefined])[] => [
  ...(ms === undefined ? [] : [[ms, undefined] as const]),
  ...duplicates.flatMap(({ time }) => (time === undefined ? [] : [[time.value, 'duplicate'] as const])),
];

/** Through the averages; torn where nothing came back. */
function linePath(buckets: readonly PingBucket[], x: (index: number) => number, y: (ms: number) => number): string {
  let isTorn = true;
  return buckets
    .map(({ avg }, index) => {
      if (avg === undefined) {
        isTorn = true;
        return '';
      }
      const command = isTorn ? 'M' : 'L';
      isTorn = false;
      return `${command}${x(index)} ${y(avg)}`;
    })
    .join('');
}

/** From the fastest to the slowest of each bucket. */
const rangePath = (
  buckets: readonly PingBucket[],
  x: (index: number) => number,
  y: (ms: number) => number,
  step: number,
): string =>
  buckets
    .map(({ min, max }, index) => {
      if (min === undefined || max === undefined) return '';
      const half = step / 2;
      return `M${round(x(index) - half)} ${y(max)}h${round(step)}V${round(y(min) + 1)}h${round(-step)}Z`;
    })
    .join('');

/** A packet, or several drawn as one, in words. */
export function describeBucket(
  { first, last, count, answered, errors, min, avg, max }: PingBucket,
  language: Language,
): string {
  const number = (value: number): string => value.toLocaleString(language);
  if (count === 1) {
    if (avg !== undefined) return l10n.t('No. {0}: {1} ms', number(first.seq), showMs(avg, language));
    return errors > 0
      ? l10n.t('No. {0}: error message', number(first.seq))
      : l10n.t('No. {0}: lost', number(first.seq));
  }
  const range = l10n.t('No. {0} to {1}: {2} of {3} answered', number(first.seq), number(last.seq), answered, count);
  if (min === undefined || avg === undefined || max === undefined) return range;
  return l10n.t('{0}, {1} / {2} / {3} ms', range, showMs(min, language), showMs(avg, language), showMs(max, language));
}
