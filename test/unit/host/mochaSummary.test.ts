import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readMochaSummary, settle, type MochaSummary } from '../../host/mochaSummary.ts';
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
    const summary: MochaSummary = { passed: 2, failed: 1, pending: 0, failures: ['a title'], failedFiles: [] };
    assert.deepEqual(await read(JSON.stringify(summary)), summary);
  });

  it('has no summary of a run that left none, or half of one', async () => {
    assert.equal(await readMochaSummary(path.join(folder.path, 'missing.json')), undefined);
    assert.equal(await read('{"passed": 2,'), undefined);
    assert.equal(await read('{"passed": 2}'), undefined);
    assert.equal(await read('{"passed": -1, "failed": 0, "pending": 0, "failures": [], "failedFiles": []}'), undefined);
  });
});

describe('settle', () => {
  const first: MochaSummary = {
    passed: 20,
    failed: 2,
    pending: 1,
    failures: ['a menu opens', 'a row is drawn'],
    failedFiles: [
      { file: 'menu.e2e.ts', passed: 3, failed: 1, pending: 0 },
      { file: 'row.e2e.ts', passed: 1, failed: 1, pending: 0 },
    ],
  };

  it('counts the files that were run again as they did then, and names what passed only then', () => {
    const again: MochaSummary = {
      passed: 6,
      failed: 1,
      pending: 0,
      failures: ['a row is drawn'],
      failedFiles: [{ file: 'row.e2e.ts', passed: 1, failed: 1, pending: 0 }],
    };
    assert.deepEqual(settle(first, again), { ...again, passed: 22, failed: 1, pending: 1, flaky: ['a menu opens'] });
  });

  it('lets the first run stand when the second left no summary', () => {
    assert.deepEqual(settle(first, undefined), { ...first, flaky: [] });
  });
});
