import * as l10n from '@vscode/l10n';
import type { Language } from '../../src/domain/text.ts';
import type { PingBucket } from '../../src/evidence/network/pingSlots.ts';
import { svg } from '../svg.ts';
import { describeBucket } from './rttChart.ts';

const height = 22;

/**
 * One cell for each packet: a low one for an answer, one of full height with a cross for a loss. Several packets as one: the
 * cell rises with the share that was lost.
 */
export function lossStrip(
  buckets: readonly PingBucket[],
  { width, margin, language }: { width: number; margin: { left: number; right: number }; language: Language },
): SVGSVGElement {
  const step = (width - margin.left - margin.right) / buckets.length;
  const gap = step >= 4 ? 1 : 0;
  const drawing = svg('svg', { class: 'loss', width, height, viewBox: `0 0 ${width} ${height}` });
  const label = svg('text', { x: margin.left - 6, y: 15, 'text-anchor': 'end' });
  label.textContent = l10n.t('Loss');
  drawing.append(label);
  buckets.forEach((bucket, index) => {
    const { count, answered, errors, first } = bucket;
    const lost = (count - answered) / count;
    const x = Math.round((margin.left + index * step) * 10) / 10;
    const wide = Math.max(0.5, Math.round((step - gap) * 10) / 10);
    const rise = Math.max(lost * (height - 4), lost > 0 ? 5 : 0);
    const title = svg('title', {});
    title.textContent = describeBucket(bucket, language);
    const kind = lost === 0 ? 'loss-none' : errors === count - answered ? 'loss-error' : 'loss-lost';
    const cell = svg('g', { class: kind }, title);
    cell.append(svg('rect', { class: 'loss-base', x, y: height - 5, width: wide, height: 3 }));
    if (rise > 0) cell.append(svg('rect', { class: 'loss-rise', x, y: height - 2 - rise, width: wide, height: rise }));
    if (lost === 1 && wide >= 6)
      cell.append(svg('path', { class: 'loss-cross', d: sign(kind, x + wide / 2, height / 2) }));
    const at = first.reply?.time?.start ?? first.reply?.text?.start;
    if (at !== undefined) cell.dataset.at = String(at);
    drawing.append(cell);
  });
  return drawing;
}

/** Told apart by shape as well: a triangle for an error message, a cross for a loss. */
const sign = (kind: string, x: number, y: number): string =>
  kind === 'loss-error' ? `M${x} ${y - 3}l3 5.4h-6z` : `M${x - 2.5} ${y - 2.5}l5 5m0 -5l-5 5`;
