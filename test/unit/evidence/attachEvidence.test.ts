import assert from 'node:assert/strict';
import { caseSchema } from '../../../src/domain/case.ts';
import { attachEvidence, type ReviewedEvidence } from '../../../src/evidence/attachEvidence.ts';
import { EvidenceError } from '../../../src/evidence/evidenceFolder.ts';
import { MemoryDocument } from './memoryDocument.ts';
import { MemoryFolder } from './memoryFolder.ts';

const excerpt = (title: string, content = 'line\n'): ReviewedEvidence => ({
  kind: 'log',
  title,
  extension: '.txt',
  content,
  masking: () => ({ reviewed: true, count: 0 }),
});

describe('attachEvidence', () => {
  let happened: string[] = [];
  let document = new MemoryDocument();
  let folder = new MemoryFolder();
  beforeEach(() => {
    happened = [];
    document = new MemoryDocument(happened);
    folder = new MemoryFolder(happened);
  });
  const attach = (items: readonly ReviewedEvidence[], signal?: AbortSignal) =>
    attachEvidence({ document, folder, author: 'Lin', now: () => 1_000 }, items, signal);

  it('writes the files first, then all items and events in one edit', async () => {
    const attached = await attach([excerpt('app.log:1'), excerpt('app.log:2')]);
    assert.deepEqual(
      happened.map((what) => what.split(' ')[0]),
      ['file', 'file', 'edit'],
    );
    assert.deepEqual(document.case.evidence, attached);
    assert.deepEqual(
      document.case.timeline?.slice(1).map(({ type, by, evidence }) => ({ type, by, evidence })),
      attached.map(({ id }) => ({ type: 'evidenceAttached', by: 'Lin', evidence: id })),
    );
    assert.match(attached[0]?.file ?? '', /^evidence\/01-app\.log-1-[0-9a-z]{4}\.txt$/);
    assert.match(attached[1]?.file ?? '', /^evidence\/02-/);
    assert.equal(caseSchema.safeParse(document.case).success, true);
    document.undo();
    assert.deepEqual(document.case.evidence, []);
    assert.equal(folder.files.size, 2, 'undoing leaves the files for redoing');
  });

  it('attaches nothing and leaves no file when a later file cannot be written', async () => {
    folder.failAt = 3;
    await assert.rejects(attach([excerpt('a'), excerpt('b'), excerpt('c')]), EvidenceError);
    assert.equal(folder.files.size, 0);
    assert.ok(!happened.includes('edit'));
    assert.deepEqual(document.case.evidence, []);
  });

  it('leaves no file when the case does not take the edit', async () => {
    document.failNext = new Error('read-only');
    await assert.rejects(attach([excerpt('a')]), /read-only/);
    assert.equal(folder.files.size, 0);
  });

  it('attaches nothing when aborted', async () => {
    await assert.rejects(attach([excerpt('a')], AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(folder.files.size, 0);
    assert.ok(!happened.includes('edit'));
  });

  it('stops at a crash between file and edit with a file that nothing refers to', async () => {
    // The process ends while the second file is written: what is on disk then is the first file and the old case.
    let reached: () => void = () => undefined;
    const inSecond = new Promise<void>((resolve) => {
      reached = resolve;
    });
    async function* never(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      reached();
      await new Promise(() => undefined);
    }
    void attach([excerpt('a'), { ...excerpt('b'), content: never() }]);
    await inSecond;
    assert.equal(folder.files.size, 1);
    assert.deepEqual(document.case.evidence, []);
  });

  it('counts on from files that nothing refers to any more', async () => {
    folder.files.set('07-old-abcd.txt', new Uint8Array());
    const [item] = await attach([excerpt('a')]);
    assert.match(item?.file ?? '', /^evidence\/08-/);
  });

  it('adds an item to the field that asks for it, behind what is cited there', async () => {
    document.case = { ...document.case, details: { network: { pingEvidence: ['old'] } } };
    const citeIn = ['details', 'network', 'pingEvidence'];
    const attached = await attach([
      { ...excerpt('a'), citeIn },
      { ...excerpt('b'), citeIn },
    ]);
    assert.deepEqual(document.case.details?.network?.pingEvidence, ['old', ...attached.map(({ id }) => id)]);
    document.undo();
    assert.deepEqual(document.case.details.network.pingEvidence, ['old']);
  });

  it('goes behind what somebody else attached while the file was written', async () => {
    const content = async function* (): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      document.edit([
        {
          type: 'insert',
          path: ['evidence'],
          after: null,
          item: {
            id: 'other',
            kind: 'log',
            title: 'x',
            file: 'evidence/01-x.txt',
            bytes: 0,
            sha256: '0'.repeat(64),
            attachedAt: 'x',
            attachedBy: 'y',
          },
        },
      ]);
      yield Buffer.from('x');
    };
    const [item] = await attach([{ ...excerpt('a'), content: content() }]);
    assert.deepEqual(
      document.case.evidence?.map(({ id }) => id),
      ['other', item?.id],
    );
  });

  it('writes the manifest in the order of the schema', async () => {
    const [item] = await attach([{ ...excerpt('a'), note: 'n', source: { path: 'a.log' }, command: { line: 'x' } }]);
    assert.deepEqual(Object.keys(item ?? {}), [
      'id',
      'kind',
      'title',
      'file',
      'bytes',
      'sha256',
      'attachedAt',
      'attachedBy',
      'note',
      'source',
      'command',
      'masking',
    ]);
  });
});
