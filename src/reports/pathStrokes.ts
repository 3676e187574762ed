import type { Point } from '../domain/fishboneLayout.ts';

/** A line through points, or the outline of an area. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** A circle is drawn as a polygon of so many corners. */
const corners = 32;

/** The strokes of the data of a drawn path: M L H V h v Z, and half circles `a r r 0 1 0 dx 0`, two of which are a circle. */
export function strokesOf(data: string): Stroke[] {
  const strokes: Stroke[] = [];
  let points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  const end = (closed: boolean): void => {
    if (points.length > 1) strokes.push({ points, closed });
    points = [];
  };
  const to = (point: Point): void => {
    at = point;
    points.push(point);
  };
  for (const [, letter, rest] of data.matchAll(/([MLHVhvaZ])([^MLHVhvaZ]*)/g)) {
    const [one = 0, two = 0, , , , dx = 0] = (rest?.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    switch (letter ?? '') {
      case 'M':
        end(false);
        to({ x: one, y: two });
        break;
      case 'L':
        to({ x: one, y: two });
        break;
      case 'H':
        to({ x: one, y: at.y });
        break;
      case 'V':
        to({ x: at.x, y: one });
        break;
      case 'h':
        to({ x: at.x + one, y: at.y });
        break;
      case 'v':
        to({ x: at.x, y: at.y + one });
        break;
      case 'a': {
        const centre = { x: at.x + dx / 2, y: at.y };
        const start = dx > 0 ? Math.PI : 0;
        // Counter-clockwise, as the flag says.
        for (let corner = 1; corner <= corners / 2; corner += 1) {
          const angle = start - (corner / (corners / 2)) * Math.PI;
          to({ x: centre.x + one * Math.cos(angle), y: centre.y + one * Math.sin(angle) });
        }
        break;
      }
      case 'Z':
        end(true);
        break;
    }
  }
  end(false);
  return strokes;
}
