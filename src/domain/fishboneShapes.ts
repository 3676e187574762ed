import { fishboneSizes, type FishboneLayout, type LaidOutCause, type TextBlock } from './fishboneLayout.ts';

/** What a shape is, which says how it looks. */
export type FishboneRole = 'spine' | 'bone' | 'twig' | 'head' | 'label' | 'strike' | 'mark' | 'markSign';
export type FishboneTextRole = 'headText' | 'labelText' | FishboneCauseRole;
export type FishboneCauseRole = 'untested' | 'ruledOut' | 'confirmed';

/** A stroke or an area, as the data of an SVG path, which a canvas takes as well. */
export interface FishbonePath {
  readonly kind: 'path';
  readonly role: FishboneRole;
  readonly data: string;
}
export interface FishboneText {
  readonly kind: 'text';
  readonly role: FishboneTextRole;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle';
  readonly size: number;
  readonly text: string;
}
export type FishboneShape = FishbonePath | FishboneText;

/** The shapes that belong together: a cause with its sign, or the skeleton. `full` is the whole text of what may be cut. */
export interface FishboneGroup {
  readonly cause?: string;
  readonly full: string;
  readonly shapes: readonly FishboneShape[];
}

const { fontSize, lineHeight, headFontSize, headLineHeight } = fishboneSizes;
const round = (value: number): number => Math.round(value * 10) / 10;
const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
const box = ({ x, y, width, height }: TextBlock['box']): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;

/** A laid-out fishbone as simple shapes, the same for the page, a picture and a report. */
export const fishboneGroups = (layout: FishboneLayout): readonly FishboneGroup[] => [
  {
    full: layout.head.full,
    shapes: [path('spine', spine(layout)), path('head', box(layout.head.box)), ...head(layout)],
  },
  ...layout.bones.flatMap(({ label, line: { from, to }, causes }): FishboneGroup[] => [
    {
      full: label.full,
      shapes: [
        path('bone', line(from.x, from.y, to.x, to.y)),
        path('label', box(label.box)),
        {
          kind: 'text',
          role: 'labelText',
          x: label.box.x + label.box.width / 2,
          y: label.box.y + label.box.height / 2 + fontSize * 0.36,
          anchor: 'middle',
          size: fontSize,
          text: label.lines[0] ?? '',
        },
      ],
    },
    ...causes.map((cause) => ({ cause: cause.id, full: cause.full, shapes: causeShapes(cause) })),
  ]),
];

const path = (role: FishboneRole, data: string): FishbonePath => ({ kind: 'path', role, data });

const spine = ({ spine: { from, to } }: FishboneLayout): string => line(from.x, from.y, to.x, to.y);

const head = ({ head: { box: at, lines } }: FishboneLayout): FishboneShape[] =>
  lines.map((text, index) => ({
    kind: 'text',
    role: 'headText',
    x: at.x + at.width / 2,
    y: at.y + (at.height - lines.length * headLineHeight) / 2 + index * headLineHeight + headFontSize,
    anchor: 'middle',
    size: headFontSize,
    text,
  }));

function causeShapes({ box: at, lines, verdict, twig, mark }: LaidOutCause): FishboneShape[] {
  const base = (index: number): number => at.y + index * lineHeight + fontSize;
  return [
    path('twig', line(twig.from.x, twig.from.y, twig.to.x, twig.to.y)),
    ...sign(verdict, mark),
    ...lines.map((text, index): FishboneShape => ({
      kind: 'text',
      role: verdict,
      x: at.x,
      y: base(index),
      anchor: 'start',
      size: fontSize,
      text,
    })),
  ];
}

/** A ring while it is open, a ring with a bar when ruled out, a filled disc with a tick when confirmed. */
function sign(verdict: LaidOutCause['verdict'], { x, y, width }: LaidOutCause['mark']): FishboneShape[] {
  const [cx, cy] = [x + width / 2, y + width / 2];
  const ring = circle(cx, cy, 4.5);
  if (verdict === 'untested') return [path('mark', ring)];
  if (verdict === 'ruledOut') return [path('mark', `${ring}${line(cx - 3.2, cy + 3.2, cx + 3.2, cy - 3.2)}`)];
  const tick = `M${round(cx - 3)} ${round(cy)}L${round(cx - 0.8)} ${round(cy + 2.4)}L${round(cx + 3.2)} ${round(cy - 2.4)}`;
  return [path('markSign', circle(cx, cy, 6.5)), path('strike', tick)];
}

const circle = (x: number, y: number, radius: number): string =>
  `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
