import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linesOfFile } from '../../../src/evidence/linesOfFile.ts';

describe('linesOfFile', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-lines-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const linesOf = async (content: string | Uint8Array, encoding?: string): Promise<string[]> => {
    const file = path.join(folder, 'a.log');
    await writeFile(file, content);
    const lines: string[] = [];
    for await (const batch of linesOfFile(file, encoding)) lines.push(...batch);
    return lines;
  };

  for (const [content, lines] of [
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\r\nb\rc\nd', ['a', 'b', 'c', 'd']],
    ['a\r', ['a', '']],
    ['\ufeffa\n字', ['a', '字']],
  ] as const) {
    it(`splits ${JSON.stringify(content)} as VS Code does`, async () =>
      assert.deepEqual(await linesOf(content), lines));
  }

  it('reads GBK, and a character that two chunks share', async () => {
    assert.deepEqual(await linesOf(Buffer.from([0xd6, 0xd0, 0x0a, 0xce, 0xc4]), 'gbk'), ['中', '文']);
    const long = `${'a'.repeat(256 * 1024 - 1)}字\r\n${'b'.repeat(256 * 1024 - 6)}\r\nc`;
    assert.deepEqual(await linesOf(long), long.split('\r\n'));
  });

  it('takes an unknown encoding for UTF-8', async () => assert.deepEqual(await linesOf('字', 'klingon'), ['字']));
});
