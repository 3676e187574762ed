import type { PingSlot } from '../../src/evidence/network/pingSlots.ts';
import { svg } from '../svg.ts';

/** The mark of a packet: its shape alone tells what became of it, its colour says it again. */
export function chartMark(kind: PingSlot['status'] | 'duplicate', x: number, y: number, size: number): SVGElement {
  const s = size;
  switch (kind) {
    case 'reply':
      return svg('circle', { class: 'mark-reply', cx: x, cy: y, r: s * 0.8 });
    case 'duplicate':
      return svg('path', { class: 'mark-duplicate', d: `M${x} ${y - s}l${s} ${s}l${-s} ${s}l${-s} ${-s}z` });
    case 'error':
      return svg('path', { class: 'mark-error', d: `M${x} ${y - s}l${s} ${1.8 * s}h${-2 * s}z` });
    case 'timeout':
    case 'missing':
      return svg('path', {
        class: 'mark-lost',
        d: `M${x - s} ${y - s}l${2 * s} ${2 * s}m0 ${-2 * s}l${-2 * s} ${2 * s}`,
      });
  }
}
