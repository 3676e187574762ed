import assert from 'node:assert/strict';
import {
  caseNumberShape,
  caseSchema,
  formatVersion,
  newCase,
  newCaseNumber,
  recordKeys,
} from '../../../src/domain/case.ts';
import { crockford, newId, randomCode } from '../../../src/domain/id.ts';

const counting = (bytes: Uint8Array): void => {
  for (const index of bytes.keys()) bytes[index] = index;
};
const now = Date.UTC(2026, 10, 21, 23, 30);
const draft = newCase({ title: 'Printer', author: 'Kim', now, offsetMinutes: 480 });

describe('ids', () => {
  it('use characters that can be read out on the telephone', () => {
    assert.equal(crockford.length, 32);
    assert.doesNotMatch(crockford, /[ILOU]/);
    assert.equal(
      randomCode(4, (bytes) => bytes.fill(255)),
      'ZZZZ',
    );
    assert.equal(newId(counting), '0123456789');
  });

  it('do not repeat', () => {
    assert.equal(new Set(Array.from({ length: 5_000 }, () => newId())).size, 5_000);
  });
});

describe('case numbers', () => {
  it('hold the local date of receipt and five random characters', () => {
    assert.equal(newCaseNumber(now, 480, counting), 'TS-20261122-01234');
    assert.equal(newCaseNumber(now, 0, counting), 'TS-20261121-01234');
  });

  it('have one shape', () => {
    for (const good of ['TS-20261122-K7Q4M', newCaseNumber(now)]) assert.match(good, caseNumberShape);
    for (const bad of [
      'TS-20261122-K7Q4',
      'TS-20261122-K7Q4O',
      'TS-20261122-k7q4m',
      'XX-20261122-K7Q4M',
      ' TS-20261122-K7Q4M',
      'TS-20261122-K7Q4M\n',
      '../TS-20261122-K7Q4M',
    ])
      assert.doesNotMatch(bad, caseNumberShape);
  });
});

describe('a new case', () => {
  it('is a draft with five empty records, received now by its author', () => {
    assert.equal(draft.status, 'draft');
    assert.equal(draft.formatVersion, formatVersion);
    assert.equal(draft.number.slice(0, 12), 'TS-20261122-');
    assert.deepEqual(draft.intake, { receivedAt: '2026-11-22T07:30:00+08:00', intaker: 'Kim' });
    for (const key of recordKeys.filter((each) => each !== 'intake')) assert.deepEqual(draft[key], {});
    assert.deepEqual(
      draft.timeline?.map(({ type, at, by }) => ({ type, at, by })),
      [{ type: 'created', at: '2026-11-22T07:30:00+08:00', by: 'Kim' }],
    );
  });

  it('passes its own schema unchanged', () => {
    assert.deepEqual(caseSchema.parse(draft), draft);
  });
});

describe('the schema of a case', () => {
  const passes = (change: object): boolean => caseSchema.safeParse({ ...draft, ...change }).success;

  it('keeps keys and codes that a newer version wrote', () => {
    const newer = {
      ...draft,
      mood: 'fine',
      status: 'archived',
      intake: { ...draft.intake, channel: 'fax', more: { a: 1 } },
    };
    assert.deepEqual(caseSchema.parse(newer), newer);
  });

  it('needs only what a case cannot be told without', () => {
    assert(caseSchema.safeParse({ formatVersion: 1, number: 'TS-20261122-K7Q4M', title: '', status: 'draft' }).success);
    for (const key of ['formatVersion', 'number', 'title', 'status']) assert(!passes({ [key]: undefined }), key);
  });

  it('refuses values of another type', () => {
    const hash = 'a'.repeat(64);
    const item = { id: 'e1', kind: 'log', title: '', bytes: 1, sha256: hash, attachedAt: '', attachedBy: '' };
    assert(passes({ evidence: [{ ...item, file: 'evidence/a.log' }] }));
    for (const wrong of [
      { formatVersion: 2 },
      { number: 'TS-1' },
      { intake: { reporterName: 7 } },
      { intake: [] },
      { triage: { affectedUsers: '12' } },
      { rootCause: { hypotheses: [{ cause: 'no id' }] } },
      { plan: { steps: {} } },
      { evidence: [{ ...item, file: '../secret' }] },
      { evidence: [{ ...item, file: 'evidence/a/b.log' }] },
      { evidence: [{ ...item, file: 'evidence/a.log', sha256: 'short' }] },
      { timeline: [{ type: 'created' }] },
    ])
      assert(!passes(wrong), JSON.stringify(wrong));
  });
});
