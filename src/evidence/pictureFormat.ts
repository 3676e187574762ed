/** A picture that browsers decode, as its own bytes say. */
export interface PictureFormat {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';
  /** With its dot. */
  readonly extension: string;
  /** In pixels; absent when the given bytes do not reach so far. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * The format of a picture by its first bytes, whatever its name says. Raster pictures only: an SVG is a document that can hold
 * scripts and links.
 * @param head from the beginning of the file; 64 KB show the size of nearly every picture
 * @returns undefined for anything else
 */
export function pictureFormat(head: Uint8Array): PictureFormat | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { mime: 'image/png', extension: '.png', ...sized(head, 24, () => [view.getUint32(16), view.getUint32(20)]) };
  if (begins(head, [0xff, 0xd8, 0xff])) return { mime: 'image/jpeg', extension: '.jpg', ...jpegSize(head, view) };
  if (ascii(head, 0, 6) === 'GIF87a' || ascii(head, 0, 6) === 'GIF89a')
    return {
      mime: 'image/gif',
      extension: '.gif',
      ...sized(head, 10, () => [view.getUint16(6, true), view.getUint16(8, true)]),
    };
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP')
    return { mime: 'image/webp', extension: '.webp', ...webpSize(head, view) };
  // "BM" alone begins many a text: the size of the header must be one that exists.
  if (ascii(head, 0, 2) === 'BM' && head.length >= 26 && [40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true)))
    return {
      mime: 'image/bmp',
      extension: '.bmp',
      size: { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) },
    };
  return undefined;
}

type Sized = Pick<PictureFormat, 'size'>;

const sized = (head: Uint8Array, needed: number, read: () => readonly [number, number]): Sized => {
  if (head.length < needed) return {};
  const [width, height] = read();
  return { size: { width, height } };
};

/** The first frame header (SOF), over the segments in front of it: ITU T.81, B.1. */
function jpegSize(head: Uint8Array, view: DataView): Sized {
  for (let at = 2; at + 9 < head.length && head[at] === 0xff;) {
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { size: { height: view.getUint16(at + 5), width: view.getUint16(at + 7) } };
    // A fill byte may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return {};
}

/** The three kinds of WebP: lossy, lossless and extended. RFC 9649. */
function webpSize(head: Uint8Array, view: DataView): Sized {
  switch (ascii(head, 12, 16)) {
    case 'VP8 ':
      return sized(head, 30, () => [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]);
    case 'VP8L':
      return sized(head, 25, () => {
        const bits = view.getUint32(21, true);
        return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
      });
    case 'VP8X':
      return sized(head, 30, () => [
        (view.getUint32(24, true) & 0xffffff) + 1,
        ((view.getUint32(26, true) >>> 8) & 0xffffff) + 1,
      ]);
    default:
      return {};
  }
}

const begins = (head: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => head[index] === byte);

const ascii = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
