/** A stroke or an area, as the data of an SVG path with the letters M L H V h v a Z. */
export interface DrawnPath {
  readonly kind: 'path';
  readonly data: string;
  /** Colours are `#rrggbb` or `none`. */
  readonly stroke: string;
  readonly fill: string;
  /** Pixels. */
  readonly width: number;
  readonly dash?: readonly [number, number];
}
export interface DrawnText {
  readonly kind: 'text';
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Pixels. */
  readonly size: number;
  readonly fill: string;
  readonly weight: number;
  readonly struck: boolean;
  readonly text: string;
}
export type DrawnShape = DrawnPath | DrawnText;

/** Shapes that belong together, with the whole of a text that may be cut in the picture. */
export interface DrawnGroup {
  readonly full?: string;
  readonly shapes: readonly DrawnShape[];
}

/** A picture of lines and words on white, in pixels; from it come the SVG for screens and the metafile for Word. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly groups: readonly DrawnGroup[];
}
