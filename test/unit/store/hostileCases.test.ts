import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { joinUri } from '../../../src/store/caseRoot.ts';
import { hostileCases, writeHostileCases } from '../../host/hostileCases.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder } from './testFolder.ts';

describe('Case files that mean harm', () => {
  const cases = hostileCases();
  let folder: TestFolder;
  let outside: string;
  before(() => {
    folder = new TestFolder();
    mkdirSync(path.join(folder.path, 'outside'));
    outside = path.join(folder.path, 'outside', 'case.json');
    writeFileSync(outside, serializeCase({ ...sampleCase(), title: 'Not yours' }));
    writeHostileCases(path.join(folder.path, 'casebook'), outside, cases);
  });
  after(() => folder.dispose());

  it('are read, or shown with the reason, each by itself; nothing hangs', async () => {
    const store = folder.store();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await store.load();
    delay.disable();
    for (const [name, { opens }] of Object.entries(cases)) {
      const entry = store.entry(joinUri(folder.root.uri, name));
      assert.equal(entry?.kind, opens ? 'case' : 'invalid', name);
    }
    assert.ok(delay.max < 1_500e6, `blocked for ${Math.round(delay.max / 1e6)} ms`);
  });

  it('do not lead out of the casebook through links', async () => {
    const store = folder.store();
    await store.load();
    const titles = [...store.entries()].map((entry) => (entry.kind === 'case' ? entry.summary.title : ''));
    assert.ok(!titles.includes('Not yours'));
  });

  it('change nothing about objects in general', async () => {
    const store = folder.store();
    await store.load();
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('can be opened, edited and saved where they are cases, and are never written where they are not', async () => {
    const store = folder.store();
    await store.load();
    for (const [name, { opens, text }] of Object.entries(cases)) {
      const place = joinUri(folder.root.uri, name);
      if (!opens) {
        await assert.rejects(store.open(place), name);
        assert.equal(readFileSync(folder.fileOf(name), 'utf8') === text, true, `${name} is as it was`);
        continue;
      }
      const document = await store.open(place);
      document.edit([{ type: 'set', path: ['intake', 'contact'], value: 'im:ann' }]);
      await document.flush();
      document.release();
      assert.match(readFileSync(folder.fileOf(name), 'utf8'), /im:ann/, name);
    }
    assert.ok(readFileSync(outside, 'utf8').includes('Not yours'));
  });
});
