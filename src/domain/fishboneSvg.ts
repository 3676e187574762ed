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
export const printFont = 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** A fishbone as an SVG file that stands by itself: no style sheet, no script, every text escaped. */
export function fishboneSvg(fishbone: Fishbone): string {
  const layout = fishboneLayout(fishbone);
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  const groups = fishboneGroups(layout).map(
    ({ full, shapes }) => `<g><title>${escapeXml(full)}</title>${shapes.map(shape).join('')}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(printFont)}">`,
    `<title>${escapeXml(fishbone.head)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

function shape(value: FishboneShape): string {
  if (value.kind === 'path') {
    const { stroke, fill, width } = printPaths[value.role];
    return `<path d="${value.data}" stroke="${stroke}" fill="${fill}" stroke-width="${width}" stroke-linecap="round"/>`;
  }
  const { fill, weight, struck } = printTexts[value.role];
  const line = struck ? ' text-decoration="line-through"' : '';
  return `<text x="${value.x.toFixed(1)}" y="${value.y.toFixed(1)}" font-size="${value.size}" font-weight="${weight}" text-anchor="${value.anchor}" fill="${fill}"${line}>${escapeXml(value.text)}</text>`;
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as it can stand in XML; control characters, which XML 1.0 does not know, become spaces. */
const escapeXml = (value: string): string =>
  value
    // eslint-disable-next-line no-control-regex -- exactly these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replace(/[&<>"]/g, (letter) => references[letter] ?? letter);
