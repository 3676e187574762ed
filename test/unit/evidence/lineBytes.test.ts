import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineHasher } from '../../../src/evidence/lineHash.ts';
import { areLines, bytesOfLines } from '../../../src/evidence/lineBytes.ts';

/** In chunks of `size` bytes, as a disk gives them. */
async function* chunked(bytes: Uint8Array, size = 3): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
const hashOf = (lines: readonly string[]): string => {
  const hasher = new LineHasher();
  for (const line of lines) hasher.add(line);
  return hasher.digest();
};
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => utf16(text).swap16();

const encoders = {
  utf8: (text: string) => Buffer.from(text),
  utf8bom: (text: string) => Buffer.from(`\ufeff${text}`),
  utf16le: (text: string) => utf16(`\ufeff${text}`),
  utf16be: (text: string) => bigEndian(`\ufeff${text}`),
};

describe('bytesOfLines', () => {
  const range = async (content: Uint8Array, startLine: number, endLine: number, encoding = 'utf8') =>
    (await bytesOfLines(chunked(content), encoding, [{ startLine, endLine }]))[0];

  it('begins with the first byte of a line and ends before the next line', async () => {
    assert.deepEqual(await range(Buffer.from('one\ntwo\nthree\n'), 2, 2), { startByte: 4, endByte: 8 });
  });

  it('counts the byte order mark to the first line', async () => {
    assert.deepEqual(await range(Buffer.from('\ufeffa\nb\n'), 1, 1, 'utf8bom'), { startByte: 0, endByte: 5 });
  });

  it('knows \\r\\n as one line end and a lone \\r as another, as VS Code does', async () => {
    const content = Buffer.from('a\r\nb\rc\n\nd\r');
    assert.deepEqual(await range(content, 2, 3), { startByte: 3, endByte: 7 });
    assert.deepEqual(await range(content, 5, 6), { startByte: 8, endByte: 10 });
    assert.equal(await range(content, 6, 7), undefined);
  });

  it('ends the last line with the file', async () => {
    assert.deepEqual(await range(Buffer.from('a\nb'), 1, 2), { startByte: 0, endByte: 3 });
  });

  it('takes no byte of a wide character for a line end', async () => {
    // U+0A0D and U+0D0A hold the bytes of line ends.
    for (const [encoding, bytes] of [
      ['utf16le', utf16('ਊഊ\nb')],
      ['utf16be', bigEndian('ਊഊ\nb')],
    ] as const)
      assert.deepEqual(await range(bytes, 2, 2, encoding), { startByte: 6, endByte: 8 });
    // 乗 in Shift_JIS, 乕 in GBK: second bytes that are ASCII.
    assert.deepEqual(await range(Buffer.from([0x8f, 0xe6, 0x81, 0x5c, 0x0a, 0x62]), 2, 2, 'shiftjis'), {
      startByte: 5,
      endByte: 6,
    });
  });

  it('finds several ranges in one reading, and none where the file is shorter', async () => {
    assert.deepEqual(
      await bytesOfLines(chunked(Buffer.from('a\nb\nc\n')), 'utf8', [
        { startLine: 3, endLine: 3 },
        { startLine: 1, endLine: 2 },
        { startLine: 3, endLine: 9 },
      ]),
      [{ startByte: 4, endByte: 6 }, { startByte: 0, endByte: 4 }, undefined],
    );
  });

  it('gives bytes that are the lines, of any text in any encoding, however the chunks fall', async () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 6 })
      .map((text) => text.replace(/[\r\n\ufeff]|\p{Surrogate}/gu, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('utf8', 'utf8bom', 'utf16le', 'utf16be'),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        async (parts, encoding, a, b, size) => {
          const whole = parts.map(([text, end]) => text + end).join('');
          const lines = whole.split(/\r\n|\n|\r/);
          const startLine = (a % lines.length) + 1;
          const endLine = startLine + (b % (lines.length - startLine + 1));
          const content = encoders[encoding](whole);
          const [found] = await bytesOfLines(chunked(content, size), encoding, [{ startLine, endLine }]);
          assert.ok(found);
          const sha256 = hashOf(lines.slice(startLine - 1, endLine));
          const bytes = content.subarray(found.startByte, found.endByte);
          assert.ok(await areLines(chunked(bytes, size), encoding, { startLine, endLine, sha256 }));
        },
      ),
    );
  });
});

describe('areLines', () => {
  it('refuses bytes that are other lines, fewer, or in another encoding', async () => {
    const sha256 = hashOf(['甲', '乙']);
    const lines = { startLine: 1, endLine: 2, sha256 };
    assert.ok(await areLines(chunked(Buffer.from('甲\n乙\n')), 'utf8', lines));
    for (const [text, encoding] of [
      ['甲\n丙\n', 'utf8'],
      ['甲', 'utf8'],
      ['甲\n乙\n', 'gbk'],
    ] as const)
      assert.equal(await areLines(chunked(Buffer.from(text)), encoding, lines), false);
  });
});
