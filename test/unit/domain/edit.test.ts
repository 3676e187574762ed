import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdit, caseEditSchema, EditTargetGone, valueAt, type CaseEdit } from '../../../src/domain/edit.ts';
import { isSame } from '../../../src/domain/isSame.ts';
import { arbitraryEdit } from '../store/arbitraryEdit.ts';
import { sampleCase } from '../store/sampleCase.ts';

const value = sampleCase();
const steps = ['plan', 'steps'];
const ids = (root: unknown): string[] => (valueAt(root, steps) as { id: string }[]).map(({ id }) => id);
const [first = '', second = '', third = ''] = ids(value);
const apply = (edit: CaseEdit): typeof value => applyEdit(value, edit).value;

describe('applyEdit', () => {
  it('is taken back by its inverse, and does not change what it was given', () => {
    const before = JSON.stringify(value);
    fc.assert(
      fc.property(arbitraryEdit(value, 'x'), (edit) => {
        const { value: changed, inverse } = applyEdit(value, edit);
        const back = applyEdit(changed, inverse).value;
        // Setting a key inside a group that was not there leaves the empty group.
        assert.ok(isSame(valueAt(back, edit.path), valueAt(value, edit.path)));
        assert.equal(JSON.stringify(value), before);
        assert.doesNotThrow(() => caseEditSchema.parse(JSON.parse(JSON.stringify(edit))));
      }),
      { numRuns: 500 },
    );
  });

  it('sets, adds and takes out a value at any depth, and shares the rest', () => {
    const changed = apply({ type: 'set', path: [...steps, second, 'owner'], value: 'New' });
    assert.equal(valueAt(changed, [...steps, second, 'owner']), 'New');
    assert.equal(changed.intake, value.intake);
    assert.equal(
      valueAt(apply({ type: 'set', path: ['details', 'network', 'ip'], value: '::1' }), ['details', 'network', 'ip']),
      '::1',
    );
    assert.ok(!('title' in apply({ type: 'set', path: ['title'], value: undefined })));
  });

  it('inserts first, behind an item, and at the end when the item is gone', () => {
    const item = { id: 'new' };
    assert.deepEqual(ids(apply({ type: 'insert', path: steps, after: null, item })), ['new', first, second, third]);
    assert.deepEqual(ids(apply({ type: 'insert', path: steps, after: first, item })), [first, 'new', second, third]);
    assert.deepEqual(ids(apply({ type: 'insert', path: steps, after: 'gone', item })), [first, second, third, 'new']);
  });

  it('makes a list that is not there yet', () => {
    const changed = apply({ type: 'insert', path: ['plan', 'progress'], after: null, item: { id: 'x', text: 'Told' } });
    assert.deepEqual(changed.plan?.progress, [{ id: 'x', text: 'Told' }]);
  });

  it('removes and moves by id', () => {
    assert.deepEqual(ids(apply({ type: 'remove', path: steps, id: second })), [first, third]);
    assert.deepEqual(ids(apply({ type: 'move', path: steps, id: third, after: null })), [third, first, second]);
    assert.deepEqual(ids(apply({ type: 'move', path: steps, id: first, after: third })), [second, third, first]);
  });

  it('refuses what names an item that is gone, or is there already, and says which', () => {
    const impossible: CaseEdit[] = [
      { type: 'set', path: [...steps, 'gone', 'owner'], value: 'x' },
      { type: 'remove', path: steps, id: 'gone' },
      { type: 'move', path: steps, id: 'gone', after: null },
      { type: 'insert', path: steps, after: null, item: { id: first } },
      { type: 'insert', path: ['title'], after: null, item: { id: 'x' } },
    ];
    for (const edit of impossible)
      assert.throws(
        () => apply(edit),
        (error) => error instanceof EditTargetGone && error.path[0] === edit.path[0],
      );
  });
});

describe('caseEditSchema', () => {
  it('refuses paths to prototypes, empty paths and items without id', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', ''])
      assert.ok(!caseEditSchema.safeParse({ type: 'set', path: ['intake', key], value: 1 }).success);
    assert.ok(!caseEditSchema.safeParse({ type: 'set', path: [], value: 1 }).success);
    assert.ok(!caseEditSchema.safeParse({ type: 'insert', path: steps, after: null, item: {} }).success);
    assert.ok(!caseEditSchema.safeParse({ type: 'drop', path: steps }).success);
  });
});
