import type { Drawing, DrawnShape } from './drawing.ts';
import { drawingSvg } from './drawingSvg.ts';
import { fishboneLayout, type Fishbone } from './fishboneLayout.ts';
import { fishboneGroups, type FishboneRole, type FishboneShape, type FishboneTextRole } from './fishboneShapes.ts';

export interface PathStyle {
  readonly stroke: string;
  readonly fill: string;
  /** Pixels. */
  readonly width: number;
}
export interface TextStyle {
  readonly fill: string;
  readonly weight: number;
  readonly struck: boolean;
}

/** How a fishbone looks outside the editor: on white, readable in print without colours. */
export const printPaths: Readonly<Record<FishboneRole, PathStyle>> = {
  spine: { stroke: '#1f2328', fill: 'none', width: 3 },
  bone: { stroke: '#57606a', fill: 'none', width: 1.75 },
  twig: { stroke: '#8c959f', fill: 'none', width: 1 },
  head: { stroke: '#1f2328', fill: '#f6f8fa', width: 1.75 },
  label: { stroke: '#57606a', fill: '#ffffff', width: 1 },
  mark: { stroke: '#57606a', fill: 'none', width: 1.4 },
  markSign: { stroke: '#1a7f37', fill: '#1a7f37', width: 1 },
  strike: { stroke: '#ffffff', fill: 'none', width: 1.6 },
};
export const printTexts: Readonly<Record<FishboneTextRole, TextStyle>> = {
  headText: { fill: '#1f2328', weight: 600, struck: false },
  labelText: { fill: '#1f2328', weight: 600, struck: false },
  untested: { fill: '#1f2328', weight: 400, struck: false },
  ruledOut: { fill: '#57606a', weight: 400, struck: true },
  confirmed: { fill: '#1f2328', weight: 700, struck: false },
};
/** A fishbone in the colours of print. */
export function fishboneDrawing(fishbone: Fishbone): Drawing {
  const layout = fishboneLayout(fishbone);
  return {
    width: Math.ceil(layout.width),
    height: Math.ceil(layout.height),
    title: fishbone.head,
    groups: fishboneGroups(layout).map(({ full, shapes }) => ({ full, shapes: shapes.map(drawn) })),
  };
}

/** A fishbone as an SVG file that stands by itself: no style sheet, no script, every text escaped. */
export const fishboneSvg = (fishbone: Fishbone): string => drawingSvg(fishboneDrawing(fishbone));

const drawn = (shape: FishboneShape): DrawnShape =>
  shape.kind === 'path'
    ? { kind: 'path', data: shape.data, ...printPaths[shape.role] }
    : {
        kind: 'text',
        x: shape.x,
        y: shape.y,
        anchor: shape.anchor,
        size: shape.size,
        text: shape.text,
        ...printTexts[shape.role],
      };
