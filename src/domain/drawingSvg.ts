import type { Drawing, DrawnShape } from './drawing.ts';

/** Fonts that have Chinese letters, on each system. */
export const printFont = 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** A drawing as an SVG file that stands by itself: no style sheet, no script, every text escaped. */
export const drawingSvg = ({ width, height, title, groups }: Drawing): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(printFont)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...groups.map(
      ({ full, shapes }) =>
        `<g>${full === undefined ? '' : `<title>${escapeXml(full)}</title>`}${shapes.map(svgShape).join('')}</g>`,
    ),
    '</svg>\n',
  ].join('\n');

function svgShape(shape: DrawnShape): string {
  if (shape.kind === 'path') {
    const { data, stroke, fill, width, dash } = shape;
    const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
    return `<path d="${data}" stroke="${stroke}" fill="${fill}" stroke-width="${width}" stroke-linecap="round"${dashes}/>`;
  }
  const { x, y, size, weight, anchor, fill, struck, text } = shape;
  const line = struck ? ' text-decoration="line-through"' : '';
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}"${line}>${escapeXml(text)}</text>`;
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as it can stand in XML; control characters, which XML 1.0 does not know, become spaces. */
const escapeXml = (value: string): string =>
  value
    // eslint-disable-next-line no-control-regex -- exactly these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replace(/[&<>"]/g, (letter) => references[letter] ?? letter);
