import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram, isProgramOutside } from '../../../src/evidence/findProgram.ts';

describe('findProgram', () => {
  let folder = '';
  let workspace = '';
  const program = async (...names: string[]): Promise<string> => {
    const file = path.join(...names);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '#!/bin/sh\n');
    await chmod(file, 0o755);
    return file;
  };
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-path-'));
    workspace = await mkdtemp(path.join(tmpdir(), 'casebook-workspace-'));
    await program(folder, 'casebook-probe');
    await writeFile(path.join(folder, 'no-program'), '');
    await chmod(path.join(folder, 'no-program'), 0o644);
    await program(workspace, 'bin', 'casebook-probe');
    await program(workspace, 'bin', 'casebook-planted');
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(workspace, { recursive: true, force: true });
  });
  const find = (name: string, PATH: string) =>
    findProgram(name, { platform: 'linux', env: { PATH }, except: [workspace] });

  it('finds a program on the PATH by its bare name', async () =>
    assert.deepEqual(await find('casebook-probe', `/nowhere:${folder}`), {
      name: 'casebook-probe',
      file: path.join(folder, 'casebook-probe'),
    }));

  it('finds none that is not there or is no program', async () => {
    assert.equal(await find('casebook-none', folder), undefined);
    assert.equal(await find('no-program', folder), undefined);
  });

  it('never looks into the current folder', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      assert.equal(await find('casebook-probe', '.::'), undefined);
    } finally {
      process.chdir(before);
    }
  });

  it('never takes a program of the workspace, although the PATH leads there', async () => {
    const bin = path.join(workspace, 'bin');
    assert.equal(await find('casebook-planted', bin), undefined);
    assert.equal((await find('casebook-probe', `${bin}:${folder}`))?.file, path.join(folder, 'casebook-probe'));
  });

  it('never takes a program of the workspace through a link, whether the link is outside or the workspace is one', async () => {
    await symlink(path.join(workspace, 'bin', 'casebook-planted'), path.join(folder, 'casebook-link'));
    assert.equal(await find('casebook-link', folder), undefined);
    const alias = `${workspace}-alias`;
    await symlink(workspace, alias);
    try {
      assert.equal(await isProgramOutside(path.join(alias, 'bin', 'casebook-planted'), [workspace]), false);
      assert.equal(await isProgramOutside(path.join(workspace, 'bin', 'casebook-planted'), [alias]), false);
    } finally {
      await rm(alias);
    }
  });

  it('takes a program for one by its full path outside of the workspace', async () => {
    assert.equal(await isProgramOutside(path.join(folder, 'casebook-probe'), [workspace]), true);
    assert.equal(await isProgramOutside(path.join(folder, 'no-program'), [workspace]), false);
    assert.equal(await isProgramOutside(folder, [workspace]), false);
  });
});
