import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { valueAt } from '../../../src/domain/edit.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import type { CaseFolder } from '../../../src/store/caseRoot.ts';
import { bundleChild, ChildWindow } from './childWindow.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder, until } from './testFolder.ts';

/** So many processes are killed; raised by hand for a thorough run. */
const kills = Number(process.env.CASEBOOK_KILLS ?? 40);

describe('several processes', () => {
  const sample = sampleCase();
  const name = sample.number;
  let folder: TestFolder;
  let place: CaseFolder;
  let script: string;
  beforeEach(async () => {
    folder = new TestFolder();
    place = folder.write(name, sample);
    script = await bundleChild(folder.path);
  });
  afterEach(() => folder.dispose());

  const onDisk = (keys: string[]): unknown => {
    const read = parseCase(folder.read(name));
    assert.equal(read.kind, 'case', 'a whole case');
    return valueAt(read.case, keys);
  };
  const inFolder = (): string[] =>
    readdirSync(path.dirname(folder.fileOf(name))).filter((file) => file !== 'case.json');

  it(`killed ${kills} times in the middle of saving: no torn file, no acknowledged edit lost, nothing left that blocks`, async function () {
    this.timeout(30_000 + kills * 3_000);
    let killedWhileSaving = 0;
    let slowest = 0;
    for (let round = 0; round < kills; round += 1) {
      const child = new ChildWindow(script, folder.root, place, 'child');
      await until(() => child.acknowledged > 0, 20_000);
      slowest = Math.max(slowest, child.firstAfterMs ?? Infinity);
      // Any moment of a save, which takes a few milliseconds.
      await delay(Math.random() * 8);
      await child.kill();
      if (inFolder().length > 0) killedWhileSaving += 1;
      const written = Number(onDisk(['counters', 'child']));
      assert.ok(written >= child.acknowledged, `${written} on disk, ${child.acknowledged} acknowledged`);
      assert.ok(written <= child.acknowledged + 1);
      assert.deepEqual(
        valueAt(onDisk(['intake', 'clarifications', `child-${written}`]), ['question']),
        `Question ${written}`,
      );
    }
    assert.ok(killedWhileSaving > kills / 10, `only ${killedWhileSaving} of ${kills} were hit while saving`);
    const store = folder.store();
    await store.load();
    await until(async () => {
      await store.cleanUp();
      return inFolder().length === 0;
    });
    console.log(
      `      ${killedWhileSaving} of ${kills} hit while saving; slowest first write ${Math.round(slowest)} ms after start`,
    );
  });

  it('two that edit one case in turn lose no update of either', async function () {
    this.timeout(60_000);
    const each = 40;
    const children = ['one', 'two'].map((own) => new ChildWindow(script, folder.root, place, own, each));
    // A third window, in this process, watches and edits as well.
    const store = folder.store();
    await store.load();
    const document = await store.open(place);
    for (let round = 1; round <= each; round += 1) {
      document.edit([{ type: 'set', path: ['counters', 'here'], value: round }]);
      await document.flush();
    }
    await Promise.all(children.map(({ ended }) => ended));
    assert.deepEqual(
      children.map(({ exitCode }) => exitCode),
      [0, 0],
    );
    assert.deepEqual(onDisk(['counters']), { one: each, two: each, here: each });
    const ids = (onDisk(['intake', 'clarifications']) as { id: string }[]).map(({ id }) => id);
    const expected = ['one', 'two'].flatMap((own) => Array.from({ length: each }, (_, index) => `${own}-${index + 1}`));
    assert.deepEqual(ids.sort(), expected.sort());
    assert.deepEqual(inFolder(), []);
    await store.refresh(place);
    assert.deepEqual(document.case.counters, { one: each, two: each, here: each });
    assert.deepEqual(document.conflicts, []);
  });
});
