import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Case } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { readFeaturesTask } from '../../../src/similar/readFeaturesTask.ts';
import { SimilarCases } from '../../../src/similar/similarCases.ts';
import { CaseStore } from '../../../src/store/caseStore.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error };
const evidence = {
  id: 'e1',
  kind: 'log',
  title: 'Log',
  file: 'evidence/e1.log',
  bytes: 60,
  sha256: 'a'.repeat(64),
  attachedAt: '2026-01-05T09:20:00+08:00',
  attachedBy: 'Li',
};
const made = (number: string, title: string, own: Partial<Case> = {}): Case => ({
  formatVersion: 1,
  number,
  title,
  status: 'closed',
  ...own,
});

describe('The index of similar cases', () => {
  let folder: string;
  let store: CaseStore;
  let similar: SimilarCases;
  let batches: string[][];
  const uriOf = (number: string): string => `${pathToFileURL(folder).href}/${number}`;
  const write = (value: Case, log?: string): void => {
    mkdirSync(path.join(folder, value.number, 'evidence'), { recursive: true });
    writeFileSync(path.join(folder, value.number, 'case.json'), serializeCase(value));
    if (log !== undefined) writeFileSync(path.join(folder, value.number, 'evidence', 'e1.log'), log);
  };
  const asked = made('TS-20260305-ZZZZZ', 'Orders fail', {
    status: 'draft',
    intake: { verbatim: 'It says ORA-12541: TNS:no listener' },
  });
  const found = async (current = asked): Promise<string[]> =>
    (await similar.findAll(uriOf(asked.number), current)).map(({ features }) => features.number);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'casebook-similar-'));
    write(asked);
    write(made('TS-20260101-AAAAA', 'Chair is broken'));
    write(
      made('TS-20260102-BBBBB', 'Night run stopped', { evidence: [evidence] }),
      '2026-01-05 ERROR ORA-12541: TNS:no listener\n',
    );
    batches = [];
    store = new CaseStore({
      files: nodeFileAccess,
      roots: [{ uri: pathToFileURL(folder).href, name: 'one' }],
      log: quiet,
    });
    similar = new SimilarCases({
      store,
      loaded: store.load(),
      log: quiet,
      read: (places, onRead) => {
        batches.push(places.map(({ folder: each }) => path.posix.basename(each)));
        return readFeaturesTask({ places }, onRead);
      },
    });
  });
  afterEach(async () => {
    similar.dispose();
    await store.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads nothing before somebody asks, then every case with the beginning of its evidence', async () => {
    await store.load();
    assert.deepEqual(batches, []);
    const first = similar.find(uriOf(asked.number), asked);
    assert.deepEqual([first.cases.length, first.isReading], [0, true]);
    assert.deepEqual(await found(), ['TS-20260102-BBBBB']);
    assert.equal(batches.length, 1);
    assert.equal(similar.find(uriOf(asked.number), asked).isReading, false);
  });

  it('answers for what is typed, not for what is on disk', async () => {
    assert.deepEqual(await found({ ...asked, title: 'A chair is broken again', intake: {} }), ['TS-20260101-AAAAA']);
    assert.equal(batches.length, 1);
  });

  it('reads again only what changed, also what no list of cases shows, and forgets what is gone', async () => {
    await found();
    write(made('TS-20260101-AAAAA', 'Chair is broken', { intake: { technicalSummary: 'ORA-12541: TNS:no listener' } }));
    await store.refresh(uriOf('TS-20260101-AAAAA'));
    assert.deepEqual((await found()).sort(), ['TS-20260101-AAAAA', 'TS-20260102-BBBBB']);
    assert.deepEqual(batches[1], ['TS-20260101-AAAAA']);

    write(made('TS-20260103-CCCCC', 'New one', { intake: { verbatim: 'ORA-12541: TNS:no listener' } }));
    await store.refresh(uriOf('TS-20260103-CCCCC'));
    rmSync(path.join(folder, 'TS-20260102-BBBBB'), { recursive: true });
    await store.refresh(uriOf('TS-20260102-BBBBB'));
    assert.deepEqual((await found()).sort(), ['TS-20260101-AAAAA', 'TS-20260103-CCCCC']);
  });

  it('tells when other cases may be similar now', async () => {
    let told = 0;
    similar.onDidChange(() => (told += 1));
    await found();
    assert.ok(told > 0);
  });

  it('looks at no evidence that leads out of the case', async () => {
    const outside = path.join(folder, 'outside.log');
    writeFileSync(outside, 'ERROR ORA-12541: TNS:no listener\n');
    rmSync(path.join(folder, 'TS-20260102-BBBBB', 'evidence', 'e1.log'));
    symlinkSync(outside, path.join(folder, 'TS-20260102-BBBBB', 'evidence', 'e1.log'));
    assert.deepEqual(await found(), []);
  });
});
