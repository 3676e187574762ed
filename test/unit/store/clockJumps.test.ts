import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { valueAt } from '../../../src/domain/edit.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder } from './testFolder.ts';

describe('A clock that jumps', () => {
  const realNow = Date.now;
  afterEach(() => {
    Date.now = realNow;
  });

  it('back and forth by hours and years costs no edit of two windows, and leaves nothing behind', async () => {
    const folder = new TestFolder();
    try {
      const sample = sampleCase();
      const place = folder.write(sample.number, sample);
      const stores = [folder.store(), folder.store()];
      const windows = await Promise.all(
        stores.map(async (store) => {
          await store.load();
          return store.open(place);
        }),
      );
      const jumps = [0, 3_600_000, -3_600_000, 40 * 31_557_600_000, -86_400_000, 90_000];
      for (let round = 0; round < 60; round += 1) {
        const jump = jumps[round % jumps.length] ?? 0;
        Date.now = () => realNow() + jump;
        windows.forEach((document, index) =>
          document.edit([{ type: 'set', path: ['counters', `window${index}`], value: round }]),
        );
        // Leftovers are looked for at the worst moment: while both save.
        await Promise.all([...windows.map((document) => document.flush()), ...stores.map((store) => store.cleanUp())]);
      }
      const read = parseCase(folder.read(sample.number));
      assert.equal(read.kind, 'case');
      assert.deepEqual(valueAt(read.case, ['counters']), { window0: 59, window1: 59 });
      for (const document of windows) document.release();
      assert.deepEqual(readdirSync(path.dirname(folder.fileOf(sample.number))), ['case.json']);
    } finally {
      Date.now = realNow;
      await folder.dispose();
    }
  });
});
