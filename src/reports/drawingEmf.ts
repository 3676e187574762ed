import type { Drawing, DrawnPath, DrawnShape, DrawnText } from '../domain/drawing.ts';
import { strokesOf } from './pathStrokes.ts';

/** Device units per pixel of the drawing, so that lines fall between pixels. */
const scale = 20;
/** Hundredths of a millimetre per pixel: 96 pixels an inch. */
const millimetres = 2540 / 96;

/**
 * A drawing as an Enhanced Metafile (MS-EMF), which every version of Word and LibreOffice shows, as lines and words and not as
 * dots: Chinese words are drawn with the reader's own fonts. Of the format only what a drawing needs.
 */
export function drawingEmf(drawing: Drawing, font: string): Uint8Array {
  const records = [
    ...setUp(drawing),
    ...drawing.groups.flatMap(({ shapes }) => shapes.flatMap((shape) => recordsOf(shape, font))),
    record(14, [0, 16, 20]),
  ];
  const size = records.reduce((sum, { byteLength }) => sum + byteLength, headerSize);
  const file = new Uint8Array(size);
  file.set(header(drawing, size, records.length + 1));
  let at = headerSize;
  for (const each of records) {
    file.set(each, at);
    at += each.byteLength;
  }
  return file;
}

const headerSize = 88;

/** EMR_HEADER: bounds in device units, frame in hundredths of a millimetre. */
function header({ width, height }: Drawing, bytes: number, records: number): Uint8Array {
  const [w, h] = [width * scale, height * scale];
  const [frameWidth, frameHeight] = [Math.round(width * millimetres), Math.round(height * millimetres)];
  const deviceMillimetres = [Math.round((w / scale) * 0.2646), Math.round((h / scale) * 0.2646)] as const;
  // The device is the picture itself, so that a unit of it is a unit of the records.
  return record(1, [
    0, 0, w, h,
    0, 0, frameWidth, frameHeight,
    0x464d4520, 0x10000, bytes, records,
    // Handles: the null object, and two that are made and deleted again and again.
    3, 0, 0, 0,
    w, h, ...deviceMillimetres,
  ]); // prettier-ignore
}

/** Logical units are device units; text stands on its base line on no ground. */
const setUp = ({ width, height }: Drawing): Uint8Array[] => [
  record(17, [8]),
  record(9, [width * scale, height * scale]),
  record(11, [width * scale, height * scale]),
  record(18, [1]),
  record(98, [2]),
];

function recordsOf(shape: DrawnShape, font: string): Uint8Array[] {
  return shape.kind === 'path' ? pathRecords(shape) : textRecords(shape, font);
}

const [penHandle, otherHandle] = [1, 2];
/** Stock objects: no brush, no pen. */
const [nullBrush, nullPen] = [0x80000005, 0x80000008];

function pathRecords({ data, stroke, fill, width, dash }: DrawnPath): Uint8Array[] {
  const pen =
    stroke === 'none'
      ? { make: [], select: record(37, [nullPen]) }
      : {
          // EMR_EXTCREATEPEN, geometric with round ends.
          make: [
            record(95, [
              penHandle,
              0,
              0,
              0,
              0,
              0x10000 | (dash ? 1 : 0),
              Math.max(1, Math.round(width * scale)),
              0,
              colour(stroke),
              0,
              0,
            ]),
          ],
          select: record(37, [penHandle]),
        };
  const brush =
    fill === 'none'
      ? { make: [], select: record(37, [nullBrush]) }
      : { make: [record(39, [otherHandle, 0, colour(fill), 0])], select: record(37, [otherHandle]) };
  return [
    ...pen.make,
    pen.select,
    ...brush.make,
    brush.select,
    ...strokesOf(data).map(({ points, closed }) => {
      const units = points.flatMap(({ x, y }) => [Math.round(x * scale), Math.round(y * scale)]);
      // EMR_POLYGON or EMR_POLYLINE.
      return record(closed ? 3 : 4, [0, 0, -1, -1, points.length, ...units]);
    }),
    record(37, [nullPen]),
    record(37, [nullBrush]),
    ...(pen.make.length > 0 ? [record(40, [penHandle])] : []),
    ...(brush.make.length > 0 ? [record(40, [otherHandle])] : []),
  ];
}

/** TA_BASELINE with TA_LEFT, TA_CENTER or TA_RIGHT. */
const alignments = { start: 24, middle: 24 | 6, end: 24 | 2 } as const;

function textRecords({ x, y, size, weight, struck, fill, anchor, text }: DrawnText, font: string): Uint8Array[] {
  const letters = text.length;
  if (letters === 0) return [];
  const padded = new Uint8Array(Math.ceil((letters * 2) / 4) * 4);
  const view = new DataView(padded.buffer);
  for (let index = 0; index < letters; index += 1) view.setUint16(index * 2, text.charCodeAt(index), true);
  return [
    createFont(Math.round(size * scale), weight, struck, font),
    record(37, [otherHandle]),
    record(24, [colour(fill)]),
    record(22, [alignments[anchor]]),
    // EMR_EXTTEXTOUTW: compatible graphics mode, the text after the fixed part of 76 bytes, no array of widths.
    record(
      84,
      [
        0,
        0,
        -1,
        -1,
        1,
        float(1),
        float(1),
        Math.round(x * scale),
        Math.round(y * scale),
        letters,
        76,
        0,
        0,
        0,
        -1,
        -1,
        0,
      ],
      padded,
    ),
    // SYSTEM_FONT.
    record(37, [0x8000000d]),
    record(40, [otherHandle]),
  ];
}

/** EMR_EXTCREATEFONTINDIRECTW with a LOGFONT alone: 92 bytes, of any charset. */
function createFont(height: number, weight: number, struck: boolean, face: string): Uint8Array {
  const tail = new Uint8Array(4 + 4 + 64);
  tail[2] = struck ? 1 : 0;
  tail[3] = 1;
  const view = new DataView(tail.buffer);
  for (let index = 0; index < Math.min(face.length, 31); index += 1)
    view.setUint16(8 + index * 2, face.charCodeAt(index), true);
  return record(82, [otherHandle, -height, 0, 0, 0, weight], tail);
}

/** `#rrggbb` as a COLORREF. */
function colour(value: string): number {
  const rgb = Number.parseInt(value.slice(1), 16);
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
}

function float(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return view.getUint32(0, true);
}

/** A record: its type, its size, whole numbers of 32 bits, and bytes. */
function record(type: number, words: readonly number[], bytes: Uint8Array = new Uint8Array(0)): Uint8Array {
  const size = 8 + words.length * 4 + bytes.byteLength;
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, type, true);
  view.setUint32(4, size, true);
  words.forEach((word, index) => view.setInt32(8 + index * 4, word | 0, true));
  const made = new Uint8Array(view.buffer);
  made.set(bytes, 8 + words.length * 4);
  return made;
}
