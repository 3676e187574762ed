import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readMochaSummary, type MochaSummary } from '../../host/mochaSummary.ts';
import { createScratchFolder, type ScratchFolder } from '../../host/scratchFolder.ts';

describe('readMochaSummary', () => {
  let folder: ScratchFolder;
  beforeEach(() => {
    folder = createScratchFolder('summary');
  });
  afterEach(() => folder.remove());

  const read = (content: string) => {
    const file = path.join(folder.path, 'summary.json');
    writeFileSync(file, content);
    return readMochaSummary(file);
  };

  it('reads what the reporter writes', async () => {
    const summary: MochaSummary = { passed: 2, failed: 1, pending: 0, failures: ['a title'] };
    assert.deepEqual(await read(JSON.stringify(summary)), summary);
  });

  it('has no summary of a run that left none, or half of one', async () => {
    assert.equal(await readMochaSummary(path.join(folder.path, 'missing.json')), undefined);
    assert.equal(await read('{"passed": 2,'), undefined);
    assert.equal(await read('{"passed": 2}'), undefined);
    assert.equal(await read('{"passed": -1, "failed": 0, "pending": 0, "failures": []}'), undefined);
  });
});
