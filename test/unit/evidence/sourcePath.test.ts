import assert from 'node:assert/strict';
import path from 'node:path';
import { sourceCandidates, sourcePathOf } from '../../../src/evidence/sourcePath.ts';

const root = path.resolve('/work');
const one = { name: 'app', path: path.join(root, 'app') };
const two = { name: 'ops', path: path.join(root, 'ops') };

describe('sourcePathOf', () => {
  it('is relative to the workspace folder', () => {
    assert.deepEqual(sourcePathOf(path.join(one.path, 'logs', 'a.log'), [one]), { path: 'logs/a.log' });
  });
  it('names the folder when there are several', () => {
    assert.deepEqual(sourcePathOf(path.join(two.path, 'a.log'), [one, two]), { path: 'a.log', folder: 'ops' });
  });
  it('is absolute outside, and a folder whose name merely begins alike is outside', () => {
    const outside = path.join(root, 'application', 'a.log');
    assert.deepEqual(sourcePathOf(outside, [one]), { path: outside });
  });
});

describe('sourceCandidates', () => {
  it('looks in the named folder first, then in that of the case', () => {
    assert.deepEqual(sourceCandidates({ path: 'a.log', folder: 'ops' }, [one, two], 'app'), [
      path.join(two.path, 'a.log'),
      path.join(one.path, 'a.log'),
    ]);
    assert.deepEqual(sourceCandidates({ path: 'a.log' }, [one, two], 'ops')[0], path.join(two.path, 'a.log'));
  });
  it('never leads out of a folder by a relative path', () => {
    assert.deepEqual(sourceCandidates({ path: '../secret' }, [one], 'app'), []);
    assert.deepEqual(sourceCandidates({ path: 'a/../../secret' }, [one], 'app'), []);
  });
  it('does not touch a network share outside of the workspace', () => {
    assert.deepEqual(sourceCandidates({ path: '\\\\evil\\share\\a.log' }, [one], 'app'), []);
    assert.deepEqual(sourceCandidates({ path: '//evil/share/a.log' }, [one], 'app'), []);
  });
  it('takes an absolute path', () =>
    assert.deepEqual(sourceCandidates({ path: '/var/log/a.log' }, [one], 'app'), ['/var/log/a.log']));
});
