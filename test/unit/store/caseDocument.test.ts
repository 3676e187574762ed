import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { EditTargetGone, valueAt, type CaseEdit } from '../../../src/domain/edit.ts';
import type { Case } from '../../../src/domain/case.ts';
import { say } from '../../../src/domain/text.ts';
import { InvalidEdit, type CaseDocument } from '../../../src/store/caseDocument.ts';
import type { CaseFolder } from '../../../src/store/caseRoot.ts';
import type { CaseStore } from '../../../src/store/caseStore.ts';
import { FileEditJournal } from '../../../src/store/fileEditJournal.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { SaveFailed } from '../../../src/store/saveFailed.ts';
import { failingFiles } from './failingFiles.ts';
import { sampleCase } from './sampleCase.ts';
import { noLog, TestFolder, until } from './testFolder.ts';

describe('CaseDocument', () => {
  const sample = sampleCase();
  const name = sample.number;
  const set = (keys: string[], value: unknown): CaseEdit => ({ type: 'set', path: keys, value });
  let folder: TestFolder;
  let place: CaseFolder;
  beforeEach(() => {
    folder = new TestFolder();
    place = folder.write(name, sample);
  });
  afterEach(() => folder.dispose());

  const onDisk = (keys: string[]): unknown => valueAt(JSON.parse(folder.read(name)), keys);
  const open = async (store: CaseStore = folder.store()): Promise<CaseDocument> => store.open(place);
  const write = (changes: Partial<Case>): void =>
    void folder.write(name, { ...(JSON.parse(folder.read(name)) as Case), ...changes });

  describe('edit', () => {
    it('is in memory at once and on disk within half a second, by itself', async () => {
      const document = await open();
      const start = performance.now();
      document.edit([set(['title'], 'New')]);
      assert.equal(document.case.title, 'New');
      assert.deepEqual(document.saveState, { kind: 'saving' });
      await until(() => onDisk(['title']) === 'New', 2_000);
      assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
      await until(() => document.saveState.kind === 'saved');
      assert.equal(document.savedRevision, document.revision);
    });

    it('happens whole or not at all', async () => {
      const document = await open();
      const before = document.case;
      assert.throws(
        () => document.edit([set(['title'], 'New'), { type: 'remove', path: ['plan', 'steps'], id: 'gone' }]),
        EditTargetGone,
      );
      assert.equal(document.case, before);
    });

    it('refuses what would not be a case any more', async () => {
      const document = await open();
      for (const [keys, value] of [
        [['title'], 5],
        [['number'], 'TS-20260101-AAAAA'],
        [['formatVersion'], 2],
        [['status'], undefined],
      ] as const)
        assert.throws(() => document.edit([set([...keys], value)]), InvalidEdit);
      assert.equal(document.revision, 0);
    });

    it('that changes nothing is none', async () => {
      const document = await open();
      document.edit([set(['title'], sample.title)]);
      assert.deepEqual([document.revision, document.canUndo], [0, false]);
    });

    it('is shared by all who have the case open', async () => {
      const store = folder.store();
      const [one, other] = await Promise.all([open(store), open(store)]);
      assert.equal(one, other);
      one.edit([set(['title'], 'New')]);
      one.release();
      await other.flush();
      assert.equal(onDisk(['title']), 'New');
      other.release();
      const again = await open(store);
      assert.notEqual(again, one);
    });

    it('is written when the last one releases the document', async () => {
      const document = await open();
      document.edit([set(['title'], 'New')]);
      document.release();
      await until(() => onDisk(['title']) === 'New');
    });
  });

  describe('undo and redo', () => {
    it('go back and forth, with one step for typing in one field', async () => {
      const document = await open();
      for (const text of ['N', 'Ne', 'New']) document.edit([set(['title'], text)], 'title');
      document.edit([set(['intake', 'system'], 'S')], 'intake.system');
      assert.ok(document.undo());
      assert.equal(document.case.intake?.system, sample.intake?.system);
      assert.equal(document.case.title, 'New');
      assert.ok(document.undo());
      assert.equal(document.case.title, sample.title);
      assert.ok(!document.canUndo && !document.undo());
      assert.ok(document.redo());
      assert.equal(document.case.title, 'New');
      assert.ok(document.redo());
      assert.ok(!document.canRedo && !document.redo());
      await document.flush();
      assert.equal(onDisk(['intake', 'system']), 'S');
    });

    it('keep apart edits without a key, and forget what was undone at the next edit', async () => {
      const document = await open();
      document.edit([set(['title'], '1')]);
      document.edit([set(['title'], '2')]);
      assert.ok(document.undo());
      assert.equal(document.case.title, '1');
      document.edit([set(['title'], '3')]);
      assert.ok(!document.canRedo);
    });

    it('bring back a removed item with what it held', async () => {
      const document = await open();
      const step = sample.plan?.steps?.[1];
      document.edit([{ type: 'remove', path: ['plan', 'steps'], id: step?.id ?? '' }]);
      assert.ok(document.undo());
      assert.deepEqual(document.case.plan?.steps, sample.plan?.steps);
    });

    it('work across changes from outside, and leave those alone', async () => {
      const store = folder.store();
      const document = await open(store);
      document.edit([set(['title'], 'Mine')], 'title');
      document.edit([set(['status'], 'onHold')]);
      await document.flush();
      write({ labels: ['outside'], status: 'resolved' });
      await store.refresh(place);
      assert.deepEqual(document.case.labels, ['outside']);
      // The status is somebody else's by now: the step before it is taken back.
      assert.ok(document.undo());
      assert.deepEqual([document.case.status, document.case.title], ['resolved', sample.title]);
      assert.ok(document.redo());
      assert.deepEqual([document.case.title, document.case.labels], ['Mine', ['outside']]);
    });
  });

  describe('changes from outside', () => {
    it('are taken in while there are edits, which stay on top', async () => {
      const store = folder.store();
      const document = await open(store);
      document.edit([set(['title'], 'Mine')]);
      write({ labels: ['theirs'] });
      await store.refresh(place);
      assert.deepEqual([document.case.title, document.case.labels], ['Mine', ['theirs']]);
      await document.flush();
      assert.deepEqual([onDisk(['title']), onDisk(['labels'])], ['Mine', ['theirs']]);
      assert.deepEqual(document.conflicts, []);
    });

    it('are merged by a save that nobody announced', async () => {
      const document = await open();
      document.edit([set(['title'], 'Mine')]);
      write({ labels: ['theirs'] });
      await document.flush();
      assert.deepEqual([onDisk(['title']), onDisk(['labels']), document.case.labels], ['Mine', ['theirs'], ['theirs']]);
    });

    it('of the same field are a conflict with both values kept, settled either way', async () => {
      const document = await open();
      document.edit([set(['title'], 'Mine')]);
      write({ title: 'Theirs' });
      await document.flush();
      assert.deepEqual(document.conflicts, [{ path: ['title'], mine: 'Mine', theirs: 'Theirs' }]);
      assert.equal(onDisk(['title']), 'Mine');
      document.resolveConflict(['title'], 'theirs');
      assert.deepEqual(document.conflicts, []);
      await document.flush();
      assert.equal(onDisk(['title']), 'Theirs');
      assert.ok(document.undo());
      assert.equal(document.case.title, 'Mine');
    });

    it('conflict is still there after a restart, until it is settled', async () => {
      const journal = new FileEditJournal(nodeFileAccess, pathToFileURL(path.join(folder.path, 'journal')).href, noLog);
      const first = folder.store({ recovery: journal });
      const document = await open(first);
      document.edit([set(['title'], 'Mine'), set(['intake', 'system'], undefined)]);
      write({ title: 'Theirs', intake: { ...sample.intake, system: 'Their system' } });
      await document.flush();
      await first.dispose();
      const again = await open(folder.store({ recovery: journal }));
      assert.deepEqual(again.conflicts, [
        { path: ['title'], mine: 'Mine', theirs: 'Theirs' },
        { path: ['intake', 'system'], mine: undefined, theirs: 'Their system' },
      ]);
      again.resolveConflict(['intake', 'system'], 'theirs');
      again.resolveConflict(['title'], 'mine');
      await again.flush();
      assert.deepEqual([onDisk(['title']), onDisk(['intake', 'system'])], ['Mine', 'Their system']);
      await until(async () => (await journal.folders()).length === 0);
    });

    it('conflict is over when the field is edited or mine is chosen', async () => {
      const document = await open();
      for (const settle of [
        () => document.edit([set(['title'], 'Both')]),
        () => document.resolveConflict(['title'], 'mine'),
      ]) {
        document.edit([set(['title'], `Mine ${document.revision}`)]);
        write({ title: `Theirs ${document.revision}` });
        await document.flush();
        assert.equal(document.conflicts.length, 1);
        settle();
        assert.equal(document.conflicts.length, 0);
      }
    });

    it('that spoil the file are shown; the file is not touched and the edits are kept until it is well', async () => {
      const store = folder.store();
      const document = await open(store);
      document.edit([set(['title'], 'Mine')]);
      folder.write(name, '<<<<<<< HEAD\n');
      await store.refresh(place);
      assert.equal(document.problem?.kind, 'conflictMarkers');
      await assert.rejects(document.flush(), SaveFailed);
      assert.equal(folder.read(name), '<<<<<<< HEAD\n');
      assert.equal(document.saveState.kind, 'failed');
      assert.equal(document.case.title, 'Mine');
      folder.write(name, { ...sample, labels: ['repaired'] });
      await store.refresh(place);
      assert.equal(document.problem, undefined);
      await document.flush();
      assert.deepEqual([onDisk(['title']), onDisk(['labels'])], ['Mine', ['repaired']]);
    });

    it('that take the folder away keep the edits, and bring nothing back by themselves', async () => {
      const store = folder.store();
      await store.load();
      const document = await open(store);
      document.edit([set(['title'], 'Mine')]);
      const there = path.dirname(folder.fileOf(name));
      renameSync(there, `${there}-away`);
      await assert.rejects(document.flush(), SaveFailed);
      await store.refresh(place);
      assert.equal(store.entry(place), undefined);
      assert.equal(document.problem?.kind ?? 'missing', 'missing');
      assert.equal(document.saveState.kind, 'failed');
      renameSync(`${there}-away`, there);
      await document.flush();
      assert.equal(onDisk(['title']), 'Mine');
    });
  });

  describe('a save that fails', () => {
    for (const code of ['ENOSPC', 'EACCES', 'EROFS', 'EIO'])
      it(`${code}: keeps the edits, says so, and writes at the next edit`, async () => {
        const files = failingFiles();
        const document = await open(folder.store({ files, say: (text) => `${say(text, 'en')}|${say(text, 'zh-cn')}` }));
        files.failWith = code;
        document.edit([set(['title'], 'Mine')]);
        await until(() => document.saveState.kind === 'failed');
        const state = document.saveState;
        assert.ok(state.kind === 'failed' && /kept.*\|.*已保留/.test(state.message), JSON.stringify(state));
        await assert.rejects(document.flush(), (error) => error instanceof SaveFailed && error.code === code);
        assert.equal(document.case.title, 'Mine');
        assert.equal(onDisk(['title']), sample.title);
        files.failWith = undefined;
        document.edit([set(['labels'], ['next'])]);
        await until(() => document.saveState.kind === 'saved');
        assert.deepEqual([onDisk(['title']), onDisk(['labels'])], ['Mine', ['next']]);
      });

    it('is tried again by itself', async () => {
      const files = failingFiles();
      const document = await open(folder.store({ files }));
      files.failWith = 'ENOSPC';
      document.edit([set(['title'], 'Mine')]);
      await until(() => files.attempts > 0);
      files.failWith = undefined;
      await until(() => document.saveState.kind === 'saved');
      assert.equal(onDisk(['title']), 'Mine');
    });

    it('does not close the document when it is released', async () => {
      const files = failingFiles();
      const store = folder.store({ files });
      const document = await open(store);
      files.failWith = 'ENOSPC';
      document.edit([set(['title'], 'Mine')]);
      document.release();
      await until(() => document.saveState.kind === 'failed');
      assert.equal(await open(store), document);
      files.failWith = undefined;
    });

    it('goes to the journal, and from there to disk at the next start, merged', async () => {
      const journal = new FileEditJournal(nodeFileAccess, pathToFileURL(path.join(folder.path, 'journal')).href, noLog);
      const files = failingFiles();
      const store = folder.store({ files, recovery: journal });
      const document = await open(store);
      files.failWith = 'ENOSPC';
      document.edit([set(['title'], 'Mine')]);
      await assert.rejects(document.flush(), SaveFailed);
      assert.deepEqual(await journal.folders(), [place]);
      document.edit([set(['intake', 'system'], 'Typed last')]);
      await store.dispose();
      write({ labels: ['meanwhile'] });
      const next = folder.store({ recovery: journal });
      await next.load();
      assert.deepEqual(
        [onDisk(['title']), onDisk(['intake', 'system']), onDisk(['labels'])],
        ['Mine', 'Typed last', ['meanwhile']],
      );
      await until(async () => (await journal.folders()).length === 0);
    });

    it('leaves the journal once it succeeds', async () => {
      const journal = new FileEditJournal(nodeFileAccess, pathToFileURL(path.join(folder.path, 'journal')).href, noLog);
      const files = failingFiles();
      const document = await open(folder.store({ files, recovery: journal }));
      files.failWith = 'ENOSPC';
      document.edit([set(['title'], 'Mine')]);
      await assert.rejects(document.flush(), SaveFailed);
      files.failWith = undefined;
      await document.flush();
      await until(async () => (await journal.folders()).length === 0);
    });

    it('is no reason to lose edits at shut-down: what can be written is', async () => {
      const store = folder.store();
      const document = await open(store);
      document.edit([set(['title'], 'Last words')]);
      await store.dispose();
      assert.equal(onDisk(['title']), 'Last words');
    });
  });
});
