import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { CaseFileInvalid } from '../../../src/store/caseFile.ts';
import { joinUri } from '../../../src/store/caseRoot.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder } from './testFolder.ts';

const sample = sampleCase();
const good = serializeCase(sample);

/** A case file as it may come out of a bad merge, a broken disk or a script: a piece cut out, put in, or said again. */
const damaged = fc
  .tuple(
    fc.nat(good.length),
    fc.nat(60),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', 'null', '1e999', '<<<<<<< HEAD\n', '\u0000', '"id": 1,'),
      fc.json(),
      fc.nat(good.length).map((from) => good.slice(from, from + 80)),
    ),
  )
  .map(([at, cut, insert]) => good.slice(0, at) + insert + good.slice(at + cut));
const content = fc.oneof({ weight: 4, arbitrary: damaged }, fc.string({ unit: 'binary' }), fc.json());

describe('Case files of any content', () => {
  it('are cases, or shown with a reason; a file that is no case is never written', async () => {
    const folder = new TestFolder();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 6 }), async (texts) => {
          const names = texts.map((_, index) => `TS-20261120-FZZ0${index}`);
          names.forEach((name, index) => folder.write(name, texts[index] ?? ''));
          const store = folder.store();
          await store.load();
          for (const [index, name] of names.entries()) {
            const place = joinUri(folder.root.uri, name);
            const before = readFileSync(folder.fileOf(name));
            const entry = store.entry(place);
            assert.ok(entry, `${name} is shown`);
            if (entry.kind === 'invalid') assert.notEqual(entry.problem.message.zh, '');
            try {
              const document = await store.open(place);
              document.edit([{ type: 'set', path: ['intake', 'contact'], value: `im:${index}` }]);
              await document.flush();
              document.release();
            } catch (error) {
              assert.ok(error instanceof CaseFileInvalid, String(error));
              assert.equal(entry.kind, 'invalid');
              assert.deepEqual(readFileSync(folder.fileOf(name)), before);
            }
          }
          await store.dispose();
          for (const name of names) rmSync(path.dirname(folder.fileOf(name)), { recursive: true });
        }),
        { numRuns: 120 },
      );
    } finally {
      await folder.dispose();
    }
  }).timeout(60_000);
});
