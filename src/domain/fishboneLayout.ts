import { textWidth, wrapText } from './textWidth.ts';

/** One cause on a bone. */
export interface FishboneCause {
  readonly id: string;
  readonly text: string;
  readonly verdict: 'untested' | 'ruledOut' | 'confirmed';
}

/** What a fishbone is drawn from. */
export interface Fishbone {
  /** The problem, at the head. */
  readonly head: string;
  readonly bones: readonly { readonly id: string; readonly label: string; readonly causes: readonly FishboneCause[] }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Line {
  readonly from: Point;
  readonly to: Point;
}
/** Lines of text in a box; the first base line is one `fontSize` below the top. */
export interface TextBlock {
  readonly box: Box;
  readonly lines: readonly string[];
  /** The whole text, also what did not fit. */
  readonly full: string;
}
export interface LaidOutCause extends TextBlock {
  readonly id: string;
  readonly verdict: FishboneCause['verdict'];
  /** From the text to the bone. */
  readonly twig: Line;
  /** Where the sign of the verdict goes. */
  readonly mark: Box;
}
export interface LaidOutBone {
  readonly id: string;
  readonly label: TextBlock;
  readonly line: Line;
  readonly causes: readonly LaidOutCause[];
}
/** A fishbone in pixels, the origin at the top left. */
export interface FishboneLayout {
  readonly width: number;
  readonly height: number;
  readonly spine: Line;
  readonly head: TextBlock;
  readonly bones: readonly LaidOutBone[];
}

/** Pixels. */
export const fishboneSizes = { fontSize: 12, lineHeight: 16, headFontSize: 14, headLineHeight: 19 } as const;

const { fontSize, lineHeight, headFontSize, headLineHeight } = fishboneSizes;
const margin = 12;
const textSpan = 150;
const markSize = 14;
const causeSpan = markSize + 4 + textSpan;
/** Between a bone and what stands to the right of it. */
const gutter = 36;
const pitch = causeSpan + gutter;
/** How far a bone leans, pixels to the right for each pixel towards the spine. */
const lean = 0.28;
const labelHeight = 24;
const labelPadding = 10;
const causeGap = 8;
const twigGap = 4;
const headSpan = 170;
const headPadding = 12;
const mostLines = 3;
const mostHeadLines = 6;

/** The bones above the spine; the others hang below it, between them. */
const isAbove = (index: number): boolean => index % 2 === 0;

/**
 * Lays a fishbone out: the head on the right, every second bone above the spine. Bones of one side lean the same way and are
 * equally long, so that no cause of one can touch another. Pure and without measuring, so that a report draws the same picture.
 */
export function fishboneLayout({ head, bones }: Fishbone): FishboneLayout {
  const wrapped = bones.map(({ causes }) => causes.map((cause) => ({ cause, lines: linesOf(cause) })));
  const reach = (above: boolean): number =>
    Math.max(60, ...wrapped.filter((_, index) => isAbove(index) === above).map(heightOf)) + labelHeight;
  const [up, down] = [reach(true), reach(false)];
  const headLines = wrapText(head, (headSpan - 2 * headPadding) / headFontSize, mostHeadLines);
  const headHeight = Math.max(headLines.length, 1) * headLineHeight + 2 * headPadding;
  const spineY = margin + Math.max(up, headHeight / 2);
  const height = spineY + Math.max(down, headHeight / 2) + margin;

  const tail = margin + 8;
  const firstFoot = tail + causeSpan + lean * Math.max(up, down);
  /** Where a bone meets the spine. */
  const footOf = (index: number): number =>
    firstFoot + Math.floor(index / 2) * pitch + (isAbove(index) ? 0 : pitch / 2);
  const lastFoot = Math.max(firstFoot, ...bones.map((_, index) => footOf(index)));
  const headX = lastFoot + 26;

  const laidOut = bones.map(({ id, label }, index): LaidOutBone => {
    const direction = isAbove(index) ? -1 : 1;
    const length = isAbove(index) ? up : down;
    const foot = { x: footOf(index), y: spineY };
    const tip = { x: foot.x - lean * (length - labelHeight), y: spineY + direction * (length - labelHeight) };
    return {
      id,
      label: labelAt(tip, direction, label),
      line: { from: tip, to: foot },
      causes: placeCauses(wrapped[index] ?? [], { foot, direction }),
    };
  });
  return {
    width: headX + headSpan + margin,
    height,
    spine: { from: { x: tail, y: spineY }, to: { x: headX, y: spineY } },
    head: {
      box: { x: headX, y: spineY - headHeight / 2, width: headSpan, height: headHeight },
      lines: headLines,
      full: head,
    },
    bones: laidOut,
  };
}

interface WrappedCause {
  readonly cause: FishboneCause;
  readonly lines: readonly string[];
}

/** A confirmed cause is set in bold letters, which are wider. */
const linesOf = ({ text, verdict }: FishboneCause): readonly string[] =>
  wrapText(text, textSpan / fontSize / (verdict === 'confirmed' ? 1.1 : 1), mostLines);
const blockHeight = (lines: readonly string[]): number => Math.max(lines.length, 1) * lineHeight + twigGap;
const heightOf = (causes: readonly WrappedCause[]): number =>
  causes.reduce((sum, { lines }) => sum + blockHeight(lines) + causeGap, 2 * causeGap);

/** The first cause stands nearest to the head of its bone, away from the spine. */
function placeCauses(
  causes: readonly WrappedCause[],
  { foot, direction }: { foot: Point; direction: 1 | -1 },
): readonly LaidOutCause[] {
  let distance = heightOf(causes) - causeGap;
  return causes.map(({ cause, lines }) => {
    const height = blockHeight(lines);
    // The twig runs under the text: on the side of the spine above it, away from it below.
    const far = distance;
    const near = distance - height;
    distance = near - causeGap;
    const top = direction < 0 ? foot.y - far : foot.y + near;
    const twigY = top + height;
    const end = foot.x - lean * Math.abs(twigY - foot.y);
    // The bone leans: where it is nearest to the text decides.
    const right = Math.min(end, foot.x - lean * Math.abs(top - foot.y)) - twigGap;
    const x = right - textSpan;
    return {
      id: cause.id,
      verdict: cause.verdict,
      lines,
      full: cause.text,
      box: { x, y: top, width: textSpan, height: height - twigGap },
      mark: { x: x - markSize - 4, y: top + 1, width: markSize, height: markSize },
      twig: { from: { x: x - markSize - 4, y: twigY }, to: { x: end, y: twigY } },
    };
  });
}

/** In a box at the tip of the bone, as wide as the label. */
function labelAt(tip: Point, direction: 1 | -1, label: string): TextBlock {
  const lines = wrapText(label, (causeSpan - 2 * labelPadding) / (fontSize + 1), 1);
  const width = textWidth(lines[0] ?? '') * (fontSize + 1) + 2 * labelPadding;
  const y = direction < 0 ? tip.y - labelHeight : tip.y;
  return { box: { x: tip.x - width / 2, y, width, height: labelHeight }, lines, full: label };
}
