import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LineHasher } from '../../../src/evidence/lineHash.ts';
import { locateAtByte } from '../../../src/evidence/locateAtByte.ts';

describe('locateAtByte', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-byte-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  /** Looks for the lines "b" and "c" that were lines 2 and 3 of "a\nb\nc\nd\n". */
  const locate = async (content: string | Uint8Array, own: object = {}) => {
    const file = path.join(folder, 'a.log');
    await writeFile(file, content);
    const sha256 = new LineHasher().add('b').add('c').digest();
    return locateAtByte(file, { path: 'a.log', startLine: 2, endLine: 3, startByte: 2, endByte: 6, sha256, ...own });
  };
  const found = { kind: 'same', startLine: 2, endLine: 3 };

  it('finds the lines at their bytes in a log that has grown, with one read', async () => {
    assert.deepEqual(await locate('a\nb\nc\nd\n'), found);
    assert.deepEqual(await locate(`a\nb\nc\nd\n${'more\n'.repeat(1000)}`), found);
  });

  it('does not find them where other text stands, or the file is shorter', async () => {
    assert.equal(await locate('a\nb\nX\nd\n'), undefined);
    assert.equal(await locate('a\nb'), undefined);
    assert.equal(await locate(''), undefined);
  });

  it('does not take the middle of a line for them', async () => assert.equal(await locate('xxb\nc\nd\n'), undefined));

  it('knows the line ends of UTF-16', async () => {
    const place = { encoding: 'utf16le', startByte: 4, endByte: 12 };
    assert.deepEqual(await locate(Buffer.from('a\nb\nc\nd\n', 'utf16le'), place), found);
  });

  it('says nothing when the manifest does not say which bytes', async () => {
    assert.equal(await locate('a\nb\nc\nd\n', { startByte: undefined }), undefined);
  });
});
