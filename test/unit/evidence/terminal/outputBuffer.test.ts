import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OutputBuffer } from '../../../../src/evidence/terminal/outputBuffer.ts';

describe('OutputBuffer', () => {
  it('gives back what was written, in whatever pieces, also in the middle of a character', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 1, max: 7 }), (parts, size) => {
        const text = parts.join('\n');
        const buffer = new OutputBuffer(1_000_000);
        for (let at = 0; at < text.length; at += size) buffer.write(text.slice(at, at + size));
        assert.equal(buffer.toString(), text);
      }),
    );
  });

  it('keeps whole lines of the beginning and the end of a long output and says how much is missing', () => {
    const buffer = new OutputBuffer(200_000);
    const line = (n: number): string => `${n} 来自 10.0.0.1 的回复: 字节=32\r\n`;
    let written = 0;
    for (let n = 0; n < 50_000; n += 1) {
      buffer.write(line(n));
      written += Buffer.byteLength(line(n));
    }
    const text = buffer.toString();
    assert.ok(text.startsWith(line(0)), 'the beginning');
    assert.ok(text.endsWith(line(49_999)), 'the end');
    const [, missing] = /\[… (\d+) B …\]\r\n/.exec(text) ?? [];
    const mark = Buffer.byteLength(`\r\n[… ${missing} B …]\r\n`);
    assert.equal(Buffer.byteLength(text) - mark + Number(missing), written);
    assert.ok(!text.includes('\ufffd'), 'no character is cut in two');
    assert.ok(buffer.allocated <= 200_000 + 2 * 65_536, String(buffer.allocated));
  });

  it('keeps the end of a single endless line', () => {
    const buffer = new OutputBuffer(100_000);
    for (let n = 0; n < 100_000; n += 1) buffer.write('.'.repeat(9) + String(n % 10));
    assert.ok(buffer.toString().endsWith('.........9'));
    assert.ok(buffer.allocated < 300_000);
  });
});
