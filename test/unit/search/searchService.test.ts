import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { articleFileName } from '../../../src/domain/knowledge/article.ts';
import { KnowledgeBase } from '../../../src/knowledge/knowledgeBase.ts';
import { SearchService, type IndexStorage } from '../../../src/search/searchService.ts';
import type { CaseStore } from '../../../src/store/caseStore.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { noLog, TestFolder } from '../store/testFolder.ts';

const now = Date.parse('2026-11-22T09:00:00Z');
const made = (number: string, title: string, verbatim = ''): Case => {
  const own = newCase({ title, author: 'Li Na', now, number });
  return { ...own, intake: { ...own.intake, verbatim } };
};
const [first, second, article] = ['TS-20261122-AAAAA', 'TS-20261122-BBBBB', 'KA-20261122-CCCCC'];

describe('The search service, with its thread', () => {
  let folder: TestFolder;
  let workerFile: string;
  let open: SearchService[];
  let store: CaseStore;
  let knowledge: KnowledgeBase;
  before(async () => {
    const builds = new TestFolder();
    workerFile = path.join(builds.path, 'worker.cjs');
    const entry = path.resolve(import.meta.dirname, '../../../src/worker/worker.ts');
    await esbuild.build({
      entryPoints: [entry],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
  });
  after(() => rmSync(path.dirname(workerFile), { recursive: true, force: true }));
  beforeEach(() => {
    folder = new TestFolder();
    open = [];
    folder.write(first, made(first, 'Scanner jams', 'It says 0x80070005'));
    folder.write(second, made(second, '打印机脱机'));
  });
  afterEach(async () => {
    for (const service of open) service.dispose();
    knowledge.dispose();
    await folder.dispose();
  });

  /** A window's search, all of it indexed. */
  const start = async (storage?: IndexStorage): Promise<SearchService> => {
    store = folder.store();
    knowledge = new KnowledgeBase(nodeFileAccess, () => [folder.root], noLog);
    const service = new SearchService({
      store,
      loaded: store.load(),
      knowledge,
      files: nodeFileAccess,
      log: noLog,
      workerFile,
      readEvidence: ({ id }) => Promise.resolve(`evidence ${id} OutOfMemoryError`),
      storage,
    });
    open.push(service);
    await service.settled();
    return service;
  };
  const found = async (service: SearchService, query: string): Promise<string[]> => {
    await service.settled();
    const answer = await service.search(query, 10);
    return (answer?.hits ?? []).map(({ key }) => key.slice(key.lastIndexOf('/') + 1)).sort();
  };

  it('finds what is in case files', async () => {
    const service = await start();
    assert.deepEqual(service.state, { kind: 'ready' });
    assert.deepEqual(await found(service, '0x8007'), [first]);
    assert.deepEqual(await found(service, '打印'), [second]);
  });

  it('finds what is typed into a case before it is on disk', async () => {
    const service = await start();
    const document = await store.open(`${folder.root.uri}/${first}`);
    document.edit([{ type: 'set', path: ['intake', 'verbatim'], value: 'It says ECONNREFUSED' }]);
    assert.deepEqual(await found(service, 'econnref'), [first]);
    assert.deepEqual(await found(service, '0x8007'), []);
    document.release();
  });

  it('follows what happens on disk: a case changed, attached to, deleted', async () => {
    const service = await start();
    const item = { id: 'e1', kind: 'log', title: 'x', file: 'evidence/e1.txt', bytes: 1, sha256: 'a'.repeat(64) };
    folder.write(first, {
      ...made(first, 'Scanner burns'),
      evidence: [{ ...item, attachedAt: '2026-11-22T09:00:00Z', attachedBy: 'A' }],
    });
    rmSync(path.dirname(folder.fileOf(second)), { recursive: true });
    await store.refresh();
    assert.deepEqual(await found(service, 'jams'), []);
    assert.deepEqual(await found(service, 'burns'), [first]);
    assert.deepEqual(await found(service, 'outofmemory'), [`${first}#e1`]);
    assert.deepEqual(await found(service, '打印'), []);
  });

  it('finds articles, also one that came later', async () => {
    const service = await start();
    const place = path.join(folder.path, 'casebook', 'knowledge');
    mkdirSync(place, { recursive: true });
    const front = `---\nid: ${article}\ntitle: Cleaning the rollers\nstate: draft\n---\n`;
    writeFileSync(path.join(place, articleFileName(article)), `${front}# Resolution\n\nUse isopropanol.\n`);
    await knowledge.refresh();
    assert.deepEqual(await found(service, 'isopropanol'), [`${article}.md`]);
    assert.deepEqual(await found(service, 'rollers'), [`${article}.md`]);
    rmSync(place, { recursive: true });
    await knowledge.refresh();
    assert.deepEqual(await found(service, 'isopropanol'), []);
  });

  it('answers the last of several queries at once; the others are not carried out', async () => {
    const service = await start();
    const answers = await Promise.all(['s', 'sc', 'sca'].map((query) => service.search(query, 10)));
    assert.deepEqual(
      answers.map((answer) => answer?.count),
      [undefined, undefined, 1],
    );
  });

  it('takes over the stored index, with what changed since', async () => {
    let stored: Uint8Array | undefined;
    const storage: IndexStorage = {
      read: () => Promise.resolve(stored),
      write: (content) => Promise.resolve(void (stored = content)),
    };
    await (await start(storage)).store();
    assert.ok(stored);
    folder.write(first, made(first, 'Projector is dark'));
    rmSync(path.dirname(folder.fileOf(second)), { recursive: true });
    const again = await start(storage);
    assert.deepEqual(await found(again, 'projector'), [first]);
    assert.deepEqual(await found(again, 'scanner'), []);
    assert.deepEqual(await found(again, '打印'), []);
  });

  for (const [what, spoil] of [
    ['cut off', (stored: Uint8Array) => stored.slice(0, stored.length / 2)],
    ['changed', (stored: Uint8Array) => stored.map((byte, at) => (at === 500 ? byte ^ 1 : byte))],
    ['something else', () => new TextEncoder().encode('{"version":0}')],
    ['empty', () => new Uint8Array()],
  ] as const)
    it(`makes the index again when the stored one is ${what}`, async () => {
      let stored: Uint8Array = new Uint8Array();
      const write = (content: Uint8Array): Promise<void> => Promise.resolve(void (stored = content));
      await (await start({ read: () => Promise.resolve(undefined), write })).store();
      const spoiled = spoil(stored);
      const again = await start({ read: () => Promise.resolve(spoiled), write });
      assert.deepEqual(again.state, { kind: 'ready' });
      assert.deepEqual(await found(again, 'scanner'), [first]);
    });
});
