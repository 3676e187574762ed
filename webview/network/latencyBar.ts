import type { PathHop } from '../../src/evidence/network/pathHops.ts';
import { svg } from '../svg.ts';

const width = 120;
const height = 14;

/** The average as a bar, from the fastest to the slowest as a whisker; all hops of a way on one scale. For the eyes only. */
export function latencyBar({ best, avg, worst }: PathHop, slowest: number): SVGSVGElement {
  const drawing = svg('svg', { class: 'latency', width, height, viewBox: `0 0 ${width} ${height}` });
  if (avg === undefined || slowest <= 0) {
    drawing.append(svg('path', { class: 'latency-none', d: `M0 ${height / 2}H${width}` }));
    return drawing;
  }
  const x = (ms: number): number => Math.round((ms / slowest) * (width - 2) * 10) / 10 + 1;
  drawing.append(svg('rect', { class: 'latency-bar', x: 0, y: 3, width: Math.max(1.5, x(avg)), height: 8 }));
  if (best !== undefined && worst !== undefined && worst > best)
    drawing.append(
      svg('path', {
        class: 'latency-range',
        d: `M${x(best)} ${height / 2}H${x(worst)}M${x(best)} 4v6M${x(worst)} 4v6`,
      }),
    );
  return drawing;
}
