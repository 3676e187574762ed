import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileEditJournal } from '../../../src/store/fileEditJournal.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { sampleCase } from './sampleCase.ts';
import { noLog, TestFolder } from './testFolder.ts';

describe('FileEditJournal', () => {
  const base = sampleCase();
  const pending = (id: string, place: string, title: string) => ({ id, folder: place, base, mine: { ...base, title } });
  let folder: TestFolder;
  let storage: string;
  let journal: FileEditJournal;
  beforeEach(() => {
    folder = new TestFolder();
    storage = path.join(folder.path, 'deep', 'journal');
    journal = new FileEditJournal(nodeFileAccess, pathToFileURL(storage).href, noLog);
  });
  afterEach(() => folder.dispose());
  const one = 'file:///cases/TS-20260101-AAAAA';
  const other = 'vscode-remote://host/cases/TS-20260101-AAAAA';

  it('has nothing before anything was kept', async () => {
    assert.deepEqual(await journal.folders(), []);
    assert.deepEqual(await journal.pendingFor(one), []);
    await journal.discard('w1', one);
  });

  it('keeps the last version per window and case, and gives it back until it is discarded', async () => {
    await journal.keep(pending('w1', one, 'First'));
    await journal.keep(pending('w1', one, 'Second'));
    await journal.keep(pending('w2', one, 'Other window'));
    await journal.keep(pending('w1', other, 'Other case'));
    const titles = async (place: string): Promise<string[]> =>
      (await journal.pendingFor(place)).map(({ mine }) => mine.title).sort();
    assert.deepEqual(await titles(one), ['Other window', 'Second']);
    assert.deepEqual((await journal.folders()).sort(), [one, other]);
    await journal.discard('w1', one);
    assert.deepEqual(await titles(one), ['Other window']);
    assert.deepEqual(await titles(other), ['Other case']);
  });

  it('passes over what cannot be read, and leaves it where it is', async () => {
    await journal.keep(pending('w1', one, 'Good'));
    const [good = ''] = readdirSync(storage);
    for (const [suffix, text] of [
      ['torn', '{"id":'],
      ['foreign', '{"id":"x"}'],
    ] as const)
      writeFileSync(path.join(storage, good.replace('w1', suffix)), text);
    assert.equal((await journal.pendingFor(one)).length, 1);
    assert.equal(readdirSync(storage).length, 3);
  });
});
