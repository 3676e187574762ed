import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { valueAt } from '../../../src/domain/edit.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { joinUri, type CaseFolder } from '../../../src/store/caseRoot.ts';
import { bundleChild, ChildWindow } from './childWindow.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder, until } from './testFolder.ts';

/** So many processes are killed, in several lanes at once, each with a case of its own. */
const kills = Number(process.env.CASEBOOK_KILLS ?? 1_000);
const lanes = 4;
/** So many edits are made by two processes in turn, saved ten at a time. */
const interleaved = 10_000;

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

  const onDisk = (keys: string[], of = name): unknown => {
    const read = parseCase(folder.read(of));
    assert.equal(read.kind, 'case', 'a whole case');
    return valueAt(read.case, keys);
  };
  const leftIn = (of: string): string[] =>
    readdirSync(path.dirname(folder.fileOf(of))).filter((file) => file !== 'case.json');

  it(`killed ${kills} times in the middle of saving: no torn file, no acknowledged edit lost, nothing left that blocks`, async function () {
    this.timeout(60_000 + kills * 2_000);
    const names = Array.from({ length: lanes }, (_, lane) => `TS-20261120-K000${lane}`);
    for (const own of names) folder.write(own, { ...sample, number: own });
    const outcome = { killedWhileSaving: 0, slowest: 0, left: kills };
    await Promise.all(
      names.map(async (own) => {
        while (outcome.left > 0) {
          outcome.left -= 1;
          const { slowest, wasSaving } = await killOnce(own);
          outcome.slowest = Math.max(outcome.slowest, slowest);
          outcome.killedWhileSaving += Number(wasSaving);
        }
      }),
    );
    const { killedWhileSaving, slowest } = outcome;
    assert.ok(killedWhileSaving > kills / 10, `only ${killedWhileSaving} of ${kills} were hit while saving`);
    const store = folder.store();
    await store.load();
    // The number of a process that was killed may belong to another one by now; what it left goes when it is a minute old.
    await until(async () => {
      await store.cleanUp();
      return names.every((own) => leftIn(own).length === 0);
    }, 90_000);
    console.log(
      `      ${killedWhileSaving} of ${kills} hit while saving; slowest first write ${Math.round(slowest)} ms after start`,
    );
  });

  /** Starts a process that edits and saves a case without pause, and kills it at any moment. */
  async function killOnce(own: string): Promise<{ slowest: number; wasSaving: boolean }> {
    const child = new ChildWindow(script, folder.root, joinUri(folder.root.uri, own), 'child');
    await until(() => child.acknowledged > 0, 20_000);
    // Any moment of a save, which takes a few milliseconds.
    await delay(Math.random() * 8);
    await child.kill();
    const written = Number(onDisk(['counters', 'child'], own));
    assert.ok(written >= child.acknowledged, `${written} on disk, ${child.acknowledged} acknowledged`);
    assert.ok(written <= child.acknowledged + 1);
    assert.deepEqual(
      valueAt(onDisk(['intake', 'clarifications', `child-${written}`], own), ['question']),
      `Question ${written}`,
    );
    return { slowest: child.firstAfterMs ?? Infinity, wasSaving: leftIn(own).length > 0 };
  }

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
    assert.deepEqual(leftIn(name), []);
    await store.refresh(place);
    assert.deepEqual(document.case.counters, { one: each, two: each, here: each });
    assert.deepEqual(document.conflicts, []);
  });

  it(`two that make ${interleaved} edits in turn lose none`, async function () {
    this.timeout(180_000);
    const each = interleaved / 2;
    const start = performance.now();
    const children = ['one', 'two'].map((own) => new ChildWindow(script, folder.root, place, own, each, 10));
    await Promise.all(children.map(({ ended }) => ended));
    assert.deepEqual(
      children.map(({ exitCode }) => exitCode),
      [0, 0],
    );
    assert.deepEqual(onDisk(['counters']), { one: each, two: each });
    const notes = onDisk(['tally']) as Record<string, string>;
    assert.equal(Object.keys(notes).length, interleaved, 'every edit of either is there');
    assert.deepEqual(leftIn(name), []);
    console.log(`      ${interleaved} edits in ${Math.round(performance.now() - start)} ms`);
  });
});
