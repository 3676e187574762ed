import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atomicWrite } from '../../../src/store/atomicWrite.ts';
import { stampOf } from '../../../src/store/nodeRead.ts';

describe('atomicWrite', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'casebook-write-'));
    file = path.join(folder, 'case.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes, leaves nothing beside, and gives the stamp of the new file', async () => {
    const stamp = await atomicWrite(file, '中文\n');
    assert.equal(readFileSync(file, 'utf8'), '中文\n');
    assert.equal(stamp, stampOf(statSync(file)));
    assert.notEqual(await atomicWrite(file, '中文\n'), stamp);
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('shows a reader one text or the other, never a mixture, however many write at once', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    await atomicWrite(file, texts[0] ?? '');
    const state = { isWriting: true };
    const writing = Promise.all(texts.map((text) => atomicWrite(file, text))).finally(() => (state.isWriting = false));
    while (state.isWriting) {
      assert.ok(texts.includes(readFileSync(file, 'utf8')));
      await new Promise(setImmediate);
    }
    await writing;
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('leaves the old text when it is refused at the last moment', async () => {
    writeFileSync(file, 'old');
    await assert.rejects(
      atomicWrite(file, 'new', () => Promise.reject(new Error('No longer'))),
      /No longer/,
    );
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('keeps the permissions, and a link a link', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(file, 'old');
    chmodSync(file, 0o664);
    const link = path.join(folder, 'link.json');
    symlinkSync(file, link);
    await atomicWrite(link, 'new');
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(statSync(file).mode & 0o777, 0o664);
  });
});
