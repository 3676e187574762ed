import assert from 'node:assert/strict';
import { say } from '../../../src/domain/text.ts';
import { attachEvidence } from '../../../src/evidence/attachEvidence.ts';
import { citationsOf } from '../../../src/domain/citations.ts';
import { EvidenceError } from '../../../src/evidence/evidenceFolder.ts';
import { fileName } from '../../../src/domain/evidence.ts';
import { removalEdits, RemovedEvidence } from '../../../src/evidence/removedEvidence.ts';
import { MemoryDocument } from './memoryDocument.ts';
import { MemoryFolder } from './memoryFolder.ts';

describe('removing evidence', () => {
  const prepare = async () => {
    const document = new MemoryDocument();
    const folder = new MemoryFolder();
    const keep = new MemoryFolder();
    const [item] = await attachEvidence({ document, folder, author: 'Lin' }, [
      { kind: 'log', title: 'a.log:1', extension: '.txt', content: 'proof\n', masking: () => ({ reviewed: true }) },
    ]);
    assert.ok(item);
    return { document, folder, keep, item, removed: new RemovedEvidence(keep) };
  };

  it('takes the file away after the manifest, and brings it back with an undo, and away again', async () => {
    const { document, folder, item, removed } = await prepare();
    document.edit(removalEdits(document.case, item, 'Wang', 2_000));
    removed.track(item);
    await removed.settle(() => document.case, folder);
    assert.equal(folder.files.size, 0);
    assert.deepEqual(document.case.evidence, []);
    const { type, by, evidence } = document.case.timeline?.at(-1) ?? {};
    assert.deepEqual({ type, by, evidence }, { type: 'evidenceRemoved', by: 'Wang', evidence: item.id });
    const without = document.case;
    document.undo();
    await removed.settle(() => document.case, folder);
    assert.equal(folder.text(fileName(item)!), 'proof\n');
    document.case = without;
    await removed.settle(() => document.case, folder);
    assert.equal(folder.files.size, 0);
  });

  it('gives back a file that was changed since as it was when removed', async () => {
    const { document, folder, item, removed } = await prepare();
    folder.files.set(fileName(item)!, Buffer.from('changed'));
    document.edit(removalEdits(document.case, item, 'Wang'));
    removed.track(item);
    await removed.settle(() => document.case, folder);
    document.undo();
    await removed.settle(() => document.case, folder);
    assert.equal(folder.text(fileName(item)!), 'changed');
  });

  it('leaves the file where it is when it cannot be kept', async () => {
    const { document, folder, keep, item, removed } = await prepare();
    keep.failAt = 1;
    document.edit(removalEdits(document.case, item, 'Wang'));
    removed.track(item);
    await assert.rejects(
      removed.settle(() => document.case, folder),
      EvidenceError,
    );
    assert.equal(folder.text(fileName(item)!), 'proof\n');
    await removed.settle(() => document.case, folder);
    assert.equal(folder.files.size, 0);
  });

  it('leaves a file that another item names', async () => {
    const { document, folder, item, removed } = await prepare();
    document.edit([{ type: 'insert', path: ['evidence'], after: null, item: { ...item, id: 'twin' } }]);
    document.edit(removalEdits(document.case, item, 'Wang'));
    removed.track(item);
    await removed.settle(() => document.case, folder);
    assert.equal(folder.files.size, 1);
  });

  it('finds and takes out every citation', async () => {
    const { document, item } = await prepare();
    document.case = {
      ...document.case,
      details: { network: { pingEvidence: [item.id, 'other'] } },
      rootCause: { hypotheses: [{ id: 'h1', cause: 'Cable broken', evidence: [item.id] }] },
      plan: { steps: [{ id: 's1', evidence: [item.id] }] },
    };
    const found = citationsOf(document.case, item.id);
    assert.deepEqual(
      found.map(({ path }) => path.join('.')),
      ['details.network.pingEvidence', 'rootCause.hypotheses.h1.evidence', 'plan.steps.s1.evidence'],
    );
    assert.deepEqual(
      found.map(({ label }) => say(label, 'en')),
      ['ping result', 'Hypothesis “Cable broken”', 'Step “1”'],
    );
    document.edit(removalEdits(document.case, item, 'Wang'));
    assert.deepEqual(citationsOf(document.case, item.id), []);
    assert.deepEqual(document.case.details?.network?.pingEvidence, ['other']);
    document.undo();
    assert.equal(citationsOf(document.case, item.id).length, 3);
  });
});
