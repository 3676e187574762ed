import assert from 'node:assert/strict';
import type { CaseEdit } from '../../src/domain/edit.ts';
import { goneOnTheWay, rebase, withEdit, type PendingEdit } from '../../webview/state/pendingEdits.ts';
import { fromLocalInput, showMoment, showSize, toLocalInput } from '../../webview/times.ts';

const set = (value: unknown, ...path: string[]): CaseEdit => ({ type: 'set', path, value });
const at = (sequence: number, edit: CaseEdit): PendingEdit => ({ sequence, edit });

describe('Pending edits', () => {
  const base = { title: 'A', rows: [{ id: 'r1', text: 'one' }] };

  it('are applied on top of a newer state', () => {
    const { value, kept, lost } = rebase(base, [at(1, set('B', 'title')), at(2, set('uno', 'rows', 'r1', 'text'))]);
    assert.deepEqual(value, { title: 'B', rows: [{ id: 'r1', text: 'uno' }] });
    assert.equal(kept.length, 2);
    assert.equal(lost.length, 0);
  });

  it('are lost when their row is gone, and dropped when they have happened', () => {
    const { kept, lost } = rebase(base, [
      at(1, set('x', 'rows', 'gone', 'text')),
      at(2, { type: 'insert', path: ['rows'], after: null, item: { id: 'r1' } }),
      at(3, { type: 'remove', path: ['rows'], id: 'gone' }),
    ]);
    assert.deepEqual(kept, []);
    assert.deepEqual(
      lost.map(({ sequence }) => sequence),
      [1],
    );
  });

  it('replace each other while the same field is typed in and nothing was sent', () => {
    const one = withEdit([], set('a', 'title'), 1, 0);
    assert.deepEqual(withEdit(one, set('ab', 'title'), 1, 0), [at(1, set('ab', 'title'))]);
    assert.equal(withEdit(one, set('ab', 'title'), 2, 1).length, 2, 'what was sent stays');
    assert.equal(withEdit(one, set('x', 'other'), 1, 0).length, 2);
  });

  it('are reported when their row went while they were on their way, unless by an own removal', () => {
    const typed = at(1, set('x', 'rows', 'gone', 'text'));
    assert.deepEqual(goneOnTheWay(base, [typed]), [typed.edit]);
    assert.deepEqual(goneOnTheWay(base, [typed, at(1, { type: 'remove', path: ['rows'], id: 'gone' })]), []);
    assert.deepEqual(goneOnTheWay(base, [at(1, set('x', 'rows', 'r1', 'text'))]), []);
  });
});

describe('Times and sizes of the page', () => {
  it('go to a local input and back to the same moment', () => {
    for (const moment of ['2026-03-04T08:10:00+08:00', '2026-07-01T23:59:30Z']) {
      const there = toLocalInput(moment);
      assert.equal(Date.parse(fromLocalInput(there) ?? ''), Date.parse(moment));
    }
    assert.equal(toLocalInput('yesterday'), '');
    assert.equal(fromLocalInput(''), undefined);
  });

  it('are shown in the language, and as they stand when they are none', () => {
    assert.match(showMoment('2026-03-04T08:10:00Z', 'zh-cn'), /^2026年3月/);
    assert.equal(showMoment('yesterday', 'en'), 'yesterday');
    assert.equal(showSize(612, 'en'), '612 bytes');
    assert.equal(showSize(18_432, 'en'), '18.4 kB');
  });
});
