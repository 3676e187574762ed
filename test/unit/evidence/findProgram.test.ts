import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../../src/evidence/findProgram.ts';

describe('findProgram', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-path-'));
    await writeFile(path.join(folder, 'casebook-probe'), '#!/bin/sh\n');
    await chmod(path.join(folder, 'casebook-probe'), 0o755);
    await writeFile(path.join(folder, 'no-program'), '');
    await chmod(path.join(folder, 'no-program'), 0o644);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('finds a program on the PATH by its bare name', async () => {
    const found = await findProgram('casebook-probe', { platform: 'linux', env: { PATH: `/nowhere:${folder}` } });
    assert.deepEqual(found, { name: 'casebook-probe', file: path.join(folder, 'casebook-probe') });
  });
  it('finds none that is not there', async () =>
    assert.equal(await findProgram('casebook-none', { platform: 'linux', env: { PATH: folder } }), undefined));
  it('never looks into the current folder', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      assert.equal(await findProgram('casebook-probe', { platform: 'linux', env: { PATH: '.::' } }), undefined);
    } finally {
      process.chdir(before);
    }
  });
  it('takes no file that cannot be run', async () =>
    assert.equal(await findProgram('no-program', { platform: 'linux', env: { PATH: folder } }), undefined));
});
