import type { Drawing, DrawnShape, DrawnText } from '../domain/drawing.ts';
import { wrapText } from '../domain/textWidth.ts';
import type { PathHop } from '../evidence/network/pathHops.ts';
import type { PingSlot } from '../evidence/network/pingSlots.ts';

/** Pixels. */
const width = 640;
const left = 60;
const right = 620;
/** More packets, or hops, than a reader of paper can tell apart. */
const mostSlots = 400;
const mostHops = 64;

const ink = '#1f2328';
const grey = '#8c959f';
const bar = '#0969da';

const path = (data: string, stroke: string, fill = 'none', line = 1): DrawnShape => ({
  kind: 'path',
  data,
  stroke,
  fill,
  width: line,
});
const words = (text: string, x: number, y: number, own: Partial<DrawnText> = {}): DrawnShape => ({
  kind: 'text',
  text,
  x,
  y,
  anchor: 'start',
  size: 11,
  fill: ink,
  weight: 400,
  struck: false,
  ...own,
});
const shown = (value: number): string => String(Math.round(value * 100) / 100);
const at = (value: number): string => value.toFixed(1);

/** The round-trip times of a ping, a bar for each packet; a cross stands for one that was not answered. */
export function pingDrawing(slots: readonly PingSlot[], title: string): Drawing {
  const [top, bottom] = [30, 190];
  const drawn = slots.slice(0, mostSlots);
  const most = Math.max(1e-3, ...drawn.map(({ ms = 0 }) => ms));
  const pitch = (right - left) / Math.max(drawn.length, 10);
  const half = Math.max(0.4, Math.min(8, pitch * 0.35));
  const bars = drawn.map(({ ms, status }, index): DrawnShape => {
    const x = left + pitch * (index + 0.5);
    if (status === 'reply' && ms !== undefined) {
      const height = Math.max(1, (ms / most) * (bottom - top));
      return path(`M${at(x - half)} ${at(bottom)}V${at(bottom - height)}H${at(x + half)}V${at(bottom)}Z`, 'none', bar);
    }
    const arm = Math.max(1.5, Math.min(4, half));
    const y = bottom - 6;
    return path(
      `M${at(x - arm)} ${at(y - arm)}L${at(x + arm)} ${at(y + arm)}M${at(x - arm)} ${at(y + arm)}L${at(x + arm)} ${at(y - arm)}`,
      '#cf222e',
      'none',
      1.5,
    );
  });
  const [first, last] = [drawn[0]?.seq ?? 1, drawn.at(-1)?.seq ?? 1];
  return {
    width,
    height: 220,
    title,
    groups: [
      {
        shapes: [
          path(`M${left} ${top}H${right}`, grey, 'none', 0.5),
          path(`M${left} ${top - 8}V${bottom}H${right}`, ink),
          words(`${shown(most)} ms`, left - 6, top + 4, { anchor: 'end' }),
          words('0 ms', left - 6, bottom + 4, { anchor: 'end' }),
          words(String(first), left, bottom + 18),
          words(String(last), left + pitch * drawn.length, bottom + 18, { anchor: 'end' }),
        ],
      },
      { shapes: bars },
    ],
  };
}

/** The way to a host, a line for each hop: who answered, how long it took on average, and how much was lost. */
export function pathDrawing(hops: readonly PathHop[], title: string): Drawing {
  const drawn = hops.slice(0, mostHops);
  const pitch = 22;
  const start = 260;
  const span = 250;
  const most = Math.max(1e-3, ...drawn.map(({ avg = 0 }) => avg));
  return {
    width,
    height: drawn.length * pitch + 20,
    title,
    groups: [
      { shapes: [path(`M${start} 6V${drawn.length * pitch + 12}`, ink)] },
      ...drawn.map(({ ttl, hosts, avg, lossPct }, index) => {
        const y = 10 + index * pitch;
        const host =
          hosts.map(({ name, address }) => name?.value ?? address?.address ?? '').find((each) => each !== '') ?? '*';
        const length = avg === undefined ? 0 : Math.max(1, (avg / most) * span);
        const facts = [
          ...(avg === undefined ? [] : [`${shown(avg)} ms`]),
          ...(lossPct === undefined || lossPct === 0 ? [] : [`× ${shown(lossPct)}%`]),
        ];
        return {
          full: host,
          shapes: [
            words(String(ttl.value), 30, y + 13, { anchor: 'end', fill: '#57606a' }),
            words(wrapText(host, 18, 1)[0] ?? '', 40, y + 13),
            ...(length === 0
              ? []
              : [path(`M${start} ${y + 3}H${at(start + length)}V${y + 16}H${start}Z`, 'none', bar)]),
            words(facts.join('  '), start + length + 6, y + 13),
          ],
        };
      }),
    ],
  };
}
