import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileHash } from '../../../src/evidence/fileHash.ts';
import { verifyReference } from '../../../src/evidence/verifyReference.ts';

describe('A reference to a file', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
  });
  after(() => rm(folder, { recursive: true }));
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const factsOf = (content: string | Buffer): { bytes: number; sha256: string } => ({
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  });

  it('has the size and the hash of the file', async () => {
    const content = Buffer.alloc(1_500_000, '日志 line\n');
    let told = 0;
    const file = await write('large.log', content);
    assert.deepEqual(await fileHash(file, { onProgress: (bytes) => (told += bytes) }), factsOf(content));
    assert.equal(told, content.length);
  });

  it('takes no more than was there of a file that grows', async () => {
    assert.deepEqual(await fileHash(await write('grows.log', 'before and after'), { limit: 6 }), factsOf('before'));
  });

  it('stops when it is cancelled', async () => {
    const file = await write('cancelled.log', 'x');
    await assert.rejects(fileHash(file, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  it('is the same, has grown, was changed or is gone', async () => {
    const was = factsOf('one\ntwo\n');
    assert.equal(await verifyReference(was, await write('same', 'one\ntwo\n')), 'same');
    assert.equal(await verifyReference(was, await write('grown', 'one\ntwo\nthree\n')), 'grown');
    assert.equal(await verifyReference(was, await write('changed', 'one\nTwo\n')), 'changed');
    assert.equal(await verifyReference(was, await write('rotated', 'two\n')), 'changed');
    assert.equal(await verifyReference(was, path.join(folder, 'nowhere')), 'gone');
    assert.equal(await verifyReference(was, folder), 'gone', 'a folder is no file');
  });
});
