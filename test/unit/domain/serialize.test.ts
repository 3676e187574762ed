import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit } from '../../../src/domain/edit.ts';
import { isSame } from '../../../src/domain/isSame.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { arbitraryEdit } from '../store/arbitraryEdit.ts';
import { applyAll, sampleCase } from '../store/sampleCase.ts';

/** The same value with the keys of every object the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)] as const)
      .reverse(),
  );
};
const parsed = (text: string): Case => {
  const result = parseCase(text);
  assert.equal(result.kind, 'case');
  return result.case;
};

describe('serializeCase', () => {
  const value = sampleCase();

  it('is read back as the same case, whatever was edited', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEdit(value, 'x'), { maxLength: 10 }), (edits) => {
        const edited = applyAll(value, edits);
        const text = serializeCase(edited);
        assert.ok(isSame(parsed(text), edited));
        assert.equal(serializeCase(parsed(text)), text);
      }),
    );
  });

  it('does not depend on the order of the keys in memory', () => {
    const other = reversed(value);
    assert.equal(serializeCase(parsed(JSON.stringify(other))), serializeCase(value));
  });

  it('writes two spaces, LF and a newline at the end', () => {
    const text = serializeCase(value);
    assert.match(text, /^\{\n {2}"formatVersion": 1,\n {2}"number": "TS-/);
    assert.ok(text.endsWith('\n}\n'));
    assert.ok(!text.includes('\r'));
  });

  it('changes one line when one field changes', () => {
    const edited = applyEdit(value, { type: 'set', path: ['intake', 'system'], value: 'Another system' }).value;
    const [before, after] = [serializeCase(value).split('\n'), serializeCase(edited).split('\n')];
    assert.equal(before.length, after.length);
    assert.equal(before.filter((line, index) => line !== after[index]).length, 1);
  });

  it('puts unknown keys behind the known ones, in their own order, at every depth', () => {
    const draft = newCase({ title: 'Draft', author: 'A', now: 0, number: 'TS-20261122-K7Q4M' });
    const text = serializeCase({
      zeta: 1,
      alpha: 2,
      ...draft,
      intake: Object.assign({ zulu: 1, intaker: 'A', able: 2 }, { receivedAt: '2026-11-22T09:00:00+08:00' }),
      timeline: [{ note: 'later', by: 'A', at: '2026-11-22T09:00:00+08:00', type: 'created', id: 'x' }],
    });
    const keys = [...text.matchAll(/"(\w+)":/g)].map(([, key]) => key);
    assert.deepEqual(keys.slice(4, 8), ['intake', 'receivedAt', 'intaker', 'zulu']);
    assert.equal(keys[8], 'able');
    assert.deepEqual(keys.slice(-8), ['timeline', 'id', 'type', 'at', 'by', 'note', 'zeta', 'alpha']);
  });

  it('leaves out what is undefined', () => {
    assert.equal(
      serializeCase({ ...value, labels: undefined }),
      serializeCase(parsed(serializeCase({ ...value, labels: undefined }))),
    );
  });
});
