import assert from 'node:assert/strict';
import { pictureFormat } from '../../../src/evidence/pictureFormat.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR', [0, 0, 4, 0], [0, 0, 3, 0], [8, 6, 0, 0, 0]);
const jpeg = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
  [0xff, 0xff, 0xc4, 0, 3, 0],
  [0xff, 0xc2, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 1, 1, 0x11, 0],
);

describe('The format of a picture', () => {
  it('is told by its bytes, with its size in pixels', () => {
    const sizeOf = (content: Uint8Array): unknown => {
      const { mime, size } = pictureFormat(content) ?? {};
      return [mime, size?.width, size?.height];
    };
    assert.deepEqual(sizeOf(png), ['image/png', 1024, 768]);
    assert.deepEqual(sizeOf(jpeg), ['image/jpeg', 800, 600]);
    assert.deepEqual(sizeOf(bytes('GIF89a', [0x20, 0x03, 0x58, 0x02])), ['image/gif', 800, 600]);
    assert.deepEqual(
      sizeOf(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0])),
      ['image/webp', 800, 600],
    );
    assert.deepEqual(sizeOf(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [5, 0, 0, 0, 0x2f, 0x1f, 0xc3, 0x95, 0, 0])), [
      'image/webp',
      800,
      600,
    ]);
    assert.deepEqual(
      sizeOf(bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [9, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2])),
      ['image/webp', 800, 600],
    );
    // A height below zero is a picture whose lines stand from the top down.
    const bmp = bytes('BM', new Array<number>(12).fill(0), [40, 0, 0, 0, 0x20, 3, 0, 0, 0xa8, 0xfd, 0xff, 0xff]);
    assert.deepEqual(sizeOf(bmp), ['image/bmp', 800, 600]);
  });

  it('is none for documents, whatever they begin with', () => {
    for (const content of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      '<html>',
      '%PDF-1.7',
      'PK\x03\x04',
      'BM is how this text begins, and it is long enough',
      'RIFFxxxxWAVEfmt ',
      'GIF8',
      '',
    ])
      assert.equal(pictureFormat(bytes(content)), undefined, content);
  });

  it('is still known when the bytes end before the size, and never throws', () => {
    for (const whole of [png, jpeg]) {
      for (let length = 0; length <= whole.length; length += 1) pictureFormat(whole.subarray(0, length));
      assert.deepEqual(pictureFormat(whole.subarray(0, 9))?.size, undefined);
      assert.ok(pictureFormat(whole.subarray(0, 9)));
    }
  });
});
