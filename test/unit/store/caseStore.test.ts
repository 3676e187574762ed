import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { writeCases } from '../../../scripts/makeCases.ts';
import { newCase } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import type { CaseEntry, StoreChange } from '../../../src/store/caseEntry.ts';
import { CaseFileInvalid } from '../../../src/store/caseFile.ts';
import { nameOf } from '../../../src/store/caseRoot.ts';
import type { FileContent, ReadOptions } from '../../../src/store/fileAccess.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { SaveFailed } from '../../../src/store/saveFailed.ts';
import { sampleCase } from './sampleCase.ts';
import { TestFolder, until } from './testFolder.ts';

describe('CaseStore', () => {
  const sample = sampleCase();
  const name = sample.number;
  const good = serializeCase(sample);
  let folder: TestFolder;
  beforeEach(() => (folder = new TestFolder()));
  afterEach(() => folder.dispose());

  const only = (entries: Iterable<CaseEntry>): CaseEntry => {
    const [entry, ...more] = entries;
    assert.ok(entry && more.length === 0);
    return entry;
  };
  const problemOf = (entry: CaseEntry | undefined): string => {
    assert.equal(entry?.kind, 'invalid');
    return entry.problem.kind;
  };

  /** Takes at least so many milliseconds, in which nothing else happens. */
  const readSlowly = (ms: number, file: string, options: ReadOptions): FileContent => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    return nodeFileAccess.readNow?.(file, options) ?? { kind: 'directory' };
  };

  describe('load', () => {
    it('finds every case, tells them in batches, and keeps only summaries', async () => {
      writeCases(path.join(folder.path, 'casebook'), 1_500);
      const store = folder.store();
      const batches: StoreChange[] = [];
      store.onDidChange((change) => batches.push(change));
      assert.equal(store.isLoaded, false);
      await store.load();
      assert.equal(store.isLoaded, true);
      assert.equal([...store.entries()].length, 1_500);
      assert.equal(new Set(batches.flatMap(({ added }) => added)).size, 1_500);
      assert.ok(batches.length > 1, 'progressive');
      assert.equal(batches[0]?.loading, true);
      assert.equal(batches.at(-1)?.loading, false);
      assert.ok(!JSON.stringify([...store.entries()][0]).includes('verbatim'));
    });

    it('rests once, when the first of many cases are told, until it may go on', async () => {
      writeCases(path.join(folder.path, 'casebook'), 120);
      let goOn = (): void => assert.fail('not yet resting');
      let rests = 0;
      const store = folder.store({
        files: { ...nodeFileAccess, readNow: (file, options) => readSlowly(2, file, options) },
        afterFirst: () => {
          rests += 1;
          return new Promise((resolve) => (goOn = resolve));
        },
      });
      const told = new Set<string>();
      store.onDidChange(({ added }) => {
        for (const one of added) told.add(one);
      });
      const loaded = store.load();
      await until(() => rests > 0);
      const before = told.size;
      assert.ok(before > 0 && before < 120, `${before} of 120 told`);
      assert.equal(store.isLoaded, false);
      goOn();
      await loaded;
      assert.equal(told.size, 120);
      await store.load();
      assert.equal(rests, 1);
    });

    it('reads as much through the thread pool, for disks without a synchronous way', async () => {
      writeCases(path.join(folder.path, 'casebook'), 40);
      const { readNow: _, ...files } = nodeFileAccess;
      const store = folder.store({ files });
      await store.load();
      assert.equal([...store.entries()].length, 40);
    });

    it('goes on through the thread pool when a read takes long, and comes back when the disk is fast', async () => {
      writeCases(path.join(folder.path, 'casebook'), 120);
      let reads = 0;
      const store = folder.store({
        files: {
          ...nodeFileAccess,
          readNow: (file, options) => {
            reads += 1;
            return readSlowly(reads === 10 ? 30 : 0, file, options);
          },
        },
      });
      await store.load();
      assert.equal([...store.entries()].length, 120);
      // At least two batches went through the pool; more on a busy computer.
      assert.ok(reads > 10 && reads <= 120 - 2 * 16, `${reads} synchronous reads`);
    });

    it('stops when told to', async () => {
      writeCases(path.join(folder.path, 'casebook'), 50);
      const store = folder.store();
      await store.load(AbortSignal.abort());
      assert.equal([...store.entries()].length, 0);
      assert.equal(store.isLoaded, false);
    });

    it('takes a missing casebook folder for an empty one, and reads it once it is there', async () => {
      const store = folder.store();
      await store.load();
      assert.deepEqual([...store.entries()], []);
      assert.equal(store.rootFailure(folder.root), undefined);
      folder.write(name, sample);
      await store.refresh();
      assert.equal(only(store.entries()).kind, 'case');
    });

    it('reads new roots and forgets those taken away', async () => {
      const other = new TestFolder();
      try {
        folder.write(name, sample);
        const there = other.write('TS-20260101-AAAAA', { ...sample, number: 'TS-20260101-AAAAA' });
        const store = folder.store();
        await store.load();
        store.setRoots([folder.root, other.root]);
        await until(() => store.isLoaded);
        assert.deepEqual(
          [...store.entries(other.root)].map((entry) => entry.folder),
          [there],
        );
        store.setRoots([other.root]);
        assert.deepEqual(
          [...store.entries()].map((entry) => entry.folder),
          [there],
        );
      } finally {
        await other.dispose();
      }
    });
  });

  describe('bad input stays what it is, is told, and stops nothing else', () => {
    const bad: Record<string, [string, string]> = {
      'an empty file': ['', 'empty'],
      'a truncated file': [good.slice(0, 700), 'truncated'],
      'no JSON': [good.replace('"status":', 'status'), 'notJson'],
      'conflict markers': [`<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> other\n`, 'conflictMarkers'],
      'a newer version': [good.replace('"formatVersion": 1', '"formatVersion": 2'), 'newerFormat'],
      'a value of the wrong type': [good.replace(/"title": ".*"/, '"title": 7'), 'wrongType'],
    };
    for (const [what, [text, kind]] of Object.entries(bad))
      it(what, async () => {
        const place = folder.write('TS-20260101-AAAAA', text);
        folder.write(name, sample);
        const store = folder.store();
        await store.load();
        assert.equal(problemOf(store.entry(place)), kind);
        assert.deepEqual(
          store.findByNumber('TS-20260101-AAAAA').map((entry) => entry.folder),
          [place],
        );
        assert.equal(only(store.findByNumber(name)).kind, 'case');
        await assert.rejects(store.open(place), CaseFileInvalid);
        assert.equal(folder.read('TS-20260101-AAAAA'), text);
      });

    it('a file of 50 MB is not read', async () => {
      const place = folder.write(name, sample);
      truncateSync(folder.fileOf(name), 50 * 1024 * 1024);
      const store = folder.store();
      await store.load();
      assert.equal(problemOf(store.entry(place)), 'tooLarge');
    });

    it('text of another encoding', async () => {
      const place = folder.write(name, '');
      writeFileSync(folder.fileOf(name), Buffer.from([0x7b, 0xd6, 0xd0, 0x7d]));
      const store = folder.store();
      await store.load();
      assert.equal(problemOf(store.entry(place)), 'notUtf8');
    });

    it('a folder called case.json', async () => {
      mkdirSync(folder.fileOf(name), { recursive: true });
      const store = folder.store();
      await store.load();
      assert.equal(problemOf(only(store.entries())), 'isDirectory');
    });

    it('a case folder that lost its file, told apart from a folder that is none', async () => {
      folder.write(name, sample);
      mkdirSync(path.join(folder.path, 'casebook', name, 'evidence'));
      rmSync(folder.fileOf(name));
      mkdirSync(path.join(folder.path, 'casebook', 'templates', 'deep'), { recursive: true });
      mkdirSync(path.join(folder.path, 'casebook', 'TS-20260101-AAAAA'), { recursive: true });
      const store = folder.store();
      await store.load();
      assert.equal(problemOf(only(store.entries())), 'missing');
    });

    it('links that lead out of the folder are refused, others followed', async function () {
      if (process.platform === 'win32') this.skip();
      const outside = new TestFolder();
      try {
        outside.write('elsewhere', sample);
        folder.write(name, sample);
        const inRoot = (...parts: string[]): string => path.join(folder.path, 'casebook', ...parts);
        const elsewhere = path.dirname(outside.fileOf('elsewhere'));
        symlinkSync(elsewhere, inRoot('linkedFolder'));
        mkdirSync(inRoot('linkedFile'));
        symlinkSync(path.join(elsewhere, 'case.json'), inRoot('linkedFile', 'case.json'));
        symlinkSync(inRoot(name), inRoot('inside'));
        symlinkSync(folder.path, inRoot('noCase'));
        const store = folder.store();
        await store.load();
        const found: Record<string, string> = Object.fromEntries(
          [...store.entries()].map((entry): [string, string] => [
            nameOf(entry.folder),
            entry.kind === 'case' ? 'case' : entry.problem.kind,
          ]),
        );
        assert.deepEqual(found, {
          linkedFolder: 'outsideRoot',
          linkedFile: 'outsideRoot',
          inside: 'case',
          [name]: 'case',
        });
        await assert.rejects(
          store.open([...store.entries()].find((entry) => entry.folder.endsWith('linkedFile'))?.folder ?? ''),
        );
      } finally {
        await outside.dispose();
      }
    });

    it('a renamed folder and a number used twice are warned about and usable', async () => {
      const renamed = folder.write('renamed', sample);
      const store = folder.store();
      await store.load();
      const warnings = (uri: string): string[] => {
        const entry = store.entry(uri);
        assert.equal(entry?.kind, 'case');
        return entry.warnings.map(({ kind }) => kind);
      };
      assert.deepEqual(warnings(renamed), ['numberMismatch']);
      const second = folder.write(name, sample);
      const changes: string[] = [];
      store.onDidChange(({ added, changed }) => changes.push(...added, ...changed));
      await store.refresh(second);
      await until(() => changes.length >= 2);
      assert.deepEqual(changes.sort(), [renamed, second].sort());
      assert.deepEqual(warnings(renamed), ['numberMismatch', 'duplicateNumber']);
      assert.deepEqual(warnings(second), ['duplicateNumber']);
      assert.equal(store.findByNumber(name).length, 2);
      const document = await store.open(renamed);
      document.edit([{ type: 'set', path: ['title'], value: 'Usable' }]);
      await document.flush();
      document.release();
      assert.match(folder.read('renamed'), /"Usable"/);
    });

    it('an unknown key is kept through a save', async () => {
      const place = folder.write(
        name,
        good.replace('"intake": {', '"future": { "deep": [1] },\n  "intake": {\n    "newer": true,'),
      );
      const store = folder.store();
      await store.load();
      const document = await store.open(place);
      document.edit([{ type: 'set', path: ['intake', 'system'], value: 'Changed' }]);
      await document.flush();
      assert.match(folder.read(name), /"system": "Changed"/);
      assert.match(folder.read(name), /"newer": true/);
      assert.match(folder.read(name), /"deep": \[/);
    });
  });

  describe('create', () => {
    const draft = (number?: string) =>
      newCase({ title: 'Printer', author: 'A', now: Date.now(), ...(number !== undefined && { number }) });

    it('writes a case that is there at once', async () => {
      const store = folder.store();
      await store.load();
      const value = draft();
      const created = await store.create(folder.root, value);
      assert.equal(store.entry(created)?.kind, 'case');
      assert.equal(folder.read(value.number), serializeCase(value));
      assert.deepEqual(readdirSync(path.dirname(folder.fileOf(value.number))), ['case.json']);
    });

    it('never takes a folder that is there', async () => {
      folder.write(name, sample);
      const store = folder.store();
      await assert.rejects(
        store.create(folder.root, draft(name)),
        (error) => error instanceof SaveFailed && error.code === 'EEXIST',
      );
      assert.equal(folder.read(name), good);
    });

    it('leaves nothing behind when it fails', async () => {
      const store = folder.store({
        files: {
          ...nodeFileAccess,
          replace: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
        },
      });
      await assert.rejects(
        store.create(folder.root, draft(name)),
        (error) => error instanceof SaveFailed && error.code === 'ENOSPC',
      );
      assert.deepEqual(readdirSync(path.join(folder.path, 'casebook')), []);
    });
  });

  describe('refresh', () => {
    it('takes in a file that was changed, added, removed, spoiled and repaired', async () => {
      const place = folder.write(name, sample);
      const store = folder.store();
      await store.load();
      const title = (): string | undefined => {
        const entry = store.entry(place);
        return entry?.kind === 'case' ? entry.summary.title : entry?.problem.kind;
      };
      folder.write(name, { ...sample, title: 'Other' });
      await store.refresh(place);
      assert.equal(title(), 'Other');
      folder.write(name, '{');
      await store.refresh(place);
      assert.equal(title(), 'truncated');
      folder.write(name, sample);
      await store.refresh(place);
      assert.equal(title(), sample.title);
      renameSync(path.dirname(folder.fileOf(name)), path.join(folder.path, 'gone'));
      await store.refresh(place);
      assert.equal(store.entry(place), undefined);
    });

    it('tells nothing when nothing changed', async () => {
      const place = folder.write(name, sample);
      const store = folder.store();
      await store.load();
      let told = 0;
      store.onDidChange(({ changed, added, removed }) => (told += changed.length + added.length + removed.length));
      await store.refresh(place);
      await store.refresh();
      assert.equal(told, 0);
    });

    it('shows the edits of an open case in its summary before they are on disk', async () => {
      const place = folder.write(name, sample);
      const store = folder.store();
      await store.load();
      const document = await store.open(place);
      document.edit([{ type: 'set', path: ['title'], value: 'Live' }]);
      const entry = store.entry(place);
      assert.equal(entry?.kind === 'case' && entry.summary.title, 'Live');
    });
  });

  describe('cleanUp', () => {
    it('removes what killed processes left, and nothing else', async () => {
      folder.write(name, sample);
      const inCase = (file: string): string => path.join(path.dirname(folder.fileOf(name)), file);
      const old = new Date(Date.now() - 120_000);
      for (const file of ['.case.json.999999999-0123456789ab.tmp', '.case.json.lock', 'notes.tmp', '.keep']) {
        writeFileSync(inCase(file), '');
        utimesSync(inCase(file), old, old);
      }
      const store = folder.store();
      await store.load();
      await store.cleanUp();
      assert.deepEqual(readdirSync(inCase('.')).sort(), ['.keep', 'case.json', 'notes.tmp']);
    });
  });
});
