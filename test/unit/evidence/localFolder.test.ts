import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EvidenceError, type EvidenceProblem } from '../../../src/evidence/evidenceFolder.ts';
import { localFolder, readFileChunks } from '../../../src/evidence/localFolder.ts';

async function* chunks(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}
const contentOf = async (content: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
};
const rejectsWith = (work: Promise<unknown>, kind: EvidenceProblem['kind']): Promise<void> =>
  assert.rejects(work, (error) => error instanceof EvidenceError && error.problem.kind === kind);

describe('localFolder', () => {
  let base = '';
  let caseFolder = '';
  let evidence = '';
  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'casebook-evidence-'));
    caseFolder = path.join(base, 'TS-1');
    evidence = path.join(caseFolder, 'evidence');
    await mkdir(caseFolder);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));
  const open = () => localFolder(evidence, caseFolder);

  it('writes a file whole, and states its size and hash', async () => {
    const written = await open().create('01-a.txt', chunks('ab', '', 'c'));
    assert.deepEqual(written, { bytes: 3, sha256: createHash('sha256').update('abc').digest('hex') });
    assert.equal(await contentOf(open().read('01-a.txt')), 'abc');
    assert.deepEqual(await readdir(evidence), ['01-a.txt']);
  });

  it('never writes over another file', async () => {
    await open().create('a.txt', chunks('first'));
    await rejectsWith(open().create('a.txt', chunks('second')), 'taken');
    assert.equal(await readFile(path.join(evidence, 'a.txt'), 'utf8'), 'first');
    assert.deepEqual(await readdir(evidence), ['a.txt']);
  });

  it('gives one of two who take the same name at once a refusal', async () => {
    const results = await Promise.allSettled([
      open().create('a.txt', chunks('1', '1')),
      open().create('a.txt', chunks('2', '2')),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.match(await readFile(path.join(evidence, 'a.txt'), 'utf8'), /^(11|22)$/);
  });

  it('leaves nothing behind when the content fails or is aborted', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunks('half');
      throw new Error('cable pulled');
    }
    await assert.rejects(open().create('a.txt', broken()), /cable pulled/);
    await assert.rejects(open().create('b.txt', chunks('x'), AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(await readdir(evidence), []);
  });

  it('makes no folder for a case that is gone', async () => {
    await rm(caseFolder, { recursive: true });
    await rejectsWith(open().create('a.txt', chunks('x')), 'missing');
    assert.deepEqual(await readdir(base), []);
  });

  for (const name of ['..', '.', '../x', 'a/b', 'a\\b', '/etc/passwd', 'nul', '']) {
    it(`refuses the name ${JSON.stringify(name)}`, async () => {
      await rejectsWith(open().create(name, chunks('x')), 'unsafeName');
      await rejectsWith(contentOf(open().read(name)), 'unsafeName');
    });
  }

  it('follows no link out of the case, for writing or reading', async () => {
    const outside = path.join(base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'secret.txt'), 'secret');
    await symlink(outside, evidence);
    await rejectsWith(open().create('a.txt', chunks('x')), 'outsideCase');
    await rejectsWith(contentOf(open().read('secret.txt')), 'outsideCase');
    await rejectsWith(open().remove('secret.txt'), 'outsideCase');
    assert.deepEqual(await readdir(outside), ['secret.txt']);
    await rm(evidence);
    await mkdir(evidence);
    await symlink(path.join(outside, 'secret.txt'), path.join(evidence, 'link.txt'));
    await rejectsWith(contentOf(open().read('link.txt')), 'outsideCase');
    await rm(path.join(evidence, 'link.txt'));
    await symlink(path.join(outside, 'none'), path.join(evidence, 'link.txt'));
    await rejectsWith(open().create('link.txt', chunks('x')), 'taken');
  });

  it('does not take a folder beside the case for one inside it', async () => {
    await mkdir(path.join(base, 'TS-10'));
    await symlink(path.join(base, 'TS-10'), evidence);
    await rejectsWith(open().create('a.txt', chunks('x')), 'outsideCase');
  });

  it('says what is missing, and removing it is no error', async () => {
    await rejectsWith(contentOf(open().read('a.txt')), 'missing');
    await open().remove('a.txt');
    assert.deepEqual(await open().names(), []);
    assert.equal(await open().has('a.txt'), false);
  });

  it('clears away what a crash left an hour ago, not what another window is writing', async () => {
    await mkdir(evidence);
    const old = new Date(Date.now() - 2 * 60 * 60_000);
    for (const name of ['.old.tmp', '.new.tmp']) await writeFile(path.join(evidence, name), '');
    await utimes(path.join(evidence, '.old.tmp'), old, old);
    await open().create('a.txt', chunks('x'));
    assert.deepEqual((await readdir(evidence)).sort(), ['.new.tmp', 'a.txt']);
    assert.deepEqual(await open().names(), ['a.txt']);
  });

  it('reads no more of a growing file than was there', async () => {
    const file = path.join(base, 'grows.log');
    await writeFile(file, 'abcdef');
    assert.equal(await contentOf(readFileChunks(file, 3)), 'abc');
    assert.equal(await contentOf(readFileChunks(file, 0)), '');
    assert.equal(await contentOf(readFileChunks(file, 100)), 'abcdef');
  });
});
