import { fishboneLayout, type Fishbone } from '../../src/domain/fishboneLayout.ts';
import { fishboneGroups, type FishboneShape } from '../../src/domain/fishboneShapes.ts';
import { printFont } from '../../src/domain/drawingSvg.ts';
import { printPaths, printTexts } from '../../src/domain/fishboneSvg.ts';

/** Pixels of the picture for one of the layout: sharp on dense screens and in print. */
const scale = 2;

/**
 * The diagram as a PNG picture on white, base64. Drawn shape by shape: the page's policy lets no picture made of an SVG in.
 * @throws Error when the browser gives no canvas
 */
export function fishbonePng(fishbone: Fishbone): string {
  const layout = fishboneLayout(fishbone);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(layout.width) * scale;
  canvas.height = Math.ceil(layout.height) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser gives no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  pen.lineCap = 'round';
  for (const { shapes } of fishboneGroups(layout)) for (const shape of shapes) draw(pen, shape);
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
}

function draw(pen: CanvasRenderingContext2D, shape: FishboneShape): void {
  if (shape.kind === 'path') {
    const { stroke, fill, width } = printPaths[shape.role];
    const path = new Path2D(shape.data);
    if (fill !== 'none') {
      pen.fillStyle = fill;
      pen.fill(path);
    }
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.stroke(path);
    return;
  }
  const { fill, weight, struck } = printTexts[shape.role];
  const { text, x, y, size, anchor } = shape;
  pen.font = `${weight} ${size}px ${printFont}`;
  pen.textAlign = anchor === 'middle' ? 'center' : 'left';
  pen.fillStyle = fill;
  pen.fillText(text, x, y);
  if (struck) pen.fillRect(x, y - size * 0.34, pen.measureText(text).width, 1);
}
