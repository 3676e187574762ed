import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeOf } from '../../../src/store/fileAccess.ts';
import { isDead, lockFile, lockShape } from '../../../src/store/fileLock.ts';

describe('lockFile', () => {
  let folder: string;
  let file: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'casebook-lock-'));
    file = path.join(folder, 'case.json');
    lock = path.join(folder, '.case.json.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The owner line of a process of this computer that has ended. */
  const deadOwner = async (): Promise<string> => {
    const held = await lockFile(file);
    const [nonce = '', , place = ''] = readFileSync(lock, 'utf8').split(' ');
    await held.release();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    return `${nonce} ${pid} ${place}`;
  };

  it('lets one in at a time, and all of them in the end', async () => {
    writeFileSync(file, '0');
    await Promise.all(
      Array.from({ length: 25 }, async () => {
        const held = await lockFile(file);
        const count = Number(await readFile(file, 'utf8'));
        await held.assertHeld();
        await writeFile(file, String(count + 1));
        await held.release();
      }),
    );
    assert.equal(readFileSync(file, 'utf8'), '25');
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('takes the lock of a killed process of this computer at once, whoever else waits for it', async () => {
    const owner = await deadOwner();
    assert.ok(isDead(owner));
    writeFileSync(lock, owner);
    const start = performance.now();
    let inside = 0;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const held = await lockFile(file);
        inside += 1;
        assert.equal(inside, 1);
        await held.assertHeld();
        inside -= 1;
        await held.release();
      }),
    );
    assert.ok(performance.now() - start < 1_500, `${performance.now() - start} ms`);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('takes an empty lock, of a process killed while making it, after a moment', async () => {
    writeFileSync(lock, '');
    const start = performance.now();
    const held = await lockFile(file);
    assert.ok(performance.now() - start < 1_500);
    await held.release();
  });

  it('takes the lock of another computer when it shows no sign of life, whatever its clock says', async () => {
    writeFileSync(lock, '0123456789abcdef 1 elsewhere');
    utimesSync(lock, new Date('2099-01-01'), new Date('2099-01-01'));
    const held = await lockFile(file, { staleMs: 100, giveUpMs: 2_000 });
    await held.release();
  });

  it('waits for a live one, and gives up in the end without touching it', async () => {
    const held = await lockFile(file, { staleMs: 200, giveUpMs: 1_000 });
    await assert.rejects(lockFile(file, { staleMs: 200, giveUpMs: 500 }), (error) => codeOf(error) === 'ELOCKED');
    await held.assertHeld();
    await held.release();
  });

  it('tells a holder whose lock was taken away, and leaves the new one alone', async () => {
    const held = await lockFile(file);
    writeFileSync(lock, '0123456789abcdef 1 elsewhere');
    await assert.rejects(held.assertHeld(), (error) => codeOf(error) === 'ELOCKED');
    await held.release();
    assert.deepEqual(readdirSync(folder), ['.case.json.lock']);
  });

  it('is not held up by what a process left that was killed while it took a dead lock away', async () => {
    const owner = await deadOwner();
    writeFileSync(lock, owner);
    const permit = `.case.json.lock.${owner.slice(0, 16)}.break`;
    assert.match(permit, lockShape);
    writeFileSync(path.join(folder, permit), owner);
    const held = await lockFile(file);
    await held.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('says what the file system says when there is no place for a lock', async () => {
    await assert.rejects(lockFile(path.join(folder, 'gone', 'case.json')), (error) => codeOf(error) === 'ENOENT');
  });
});
