import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { previewContent } from '../../../src/evidence/evidencePreview.ts';
import { MemoryFolder } from './memoryFolder.ts';

const item: Evidence = {
  id: 'e',
  kind: 'file',
  title: 'x',
  file: 'evidence/x.png',
  bytes: 0,
  sha256: '0'.repeat(64),
  attachedAt: '2026-11-20T09:00:00+08:00',
  attachedBy: 'A',
};
const preview = (content: Uint8Array | string, isLong = false) => {
  const folder = new MemoryFolder();
  folder.files.set('x.png', Buffer.from(content));
  return previewContent(folder, item, isLong);
};
/** The head of a PNG of this size in pixels. */
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

describe('What can be shown of evidence', () => {
  it('goes by the bytes, whatever the name says: an SVG is text', async () => {
    const svg = '<svg onload="alert(1)"/>';
    assert.deepEqual(await preview(svg), { kind: 'text', text: svg, isWhole: true });
    assert.equal((await preview(png(800, 600)))?.kind, 'picture');
    assert.deepEqual(await preview('PK\x03\x04\0\0'), { kind: 'binary', format: 'zip' });
    assert.deepEqual(await preview(Buffer.from([1, 0, 2])), { kind: 'binary', format: undefined });
  });

  it('is no picture whose pixels would fill the memory', async () => {
    assert.deepEqual(await preview(png(60_000, 60_000)), { kind: 'largePicture' });
  });

  it('is the beginning of a text, and more of it on request', async () => {
    const text = 'a line\n'.repeat(40_000);
    const short = await preview(text);
    assert.ok(short?.kind === 'text' && !short.isWhole && short.text.length === 2_000);
    const long = await preview(text, true);
    assert.ok(long?.kind === 'text' && !long.isWhole && long.text.length === 200_000);
  });

  it('is nothing for a reference', async () => {
    const { file: _, ...reference } = item;
    assert.equal(await previewContent(new MemoryFolder(), reference, false), undefined);
  });
});
