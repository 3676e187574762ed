import assert from 'node:assert/strict';
import type { CaseChange } from '../../../api/support-casebook.d.ts';
import { CasebookError } from '../../../src/api/casebookError.ts';
import { editsFor } from '../../../src/api/caseChanges.ts';
import { applyAll, at, fullCase, withValue } from '../domain/fullCase.ts';

const current = fullCase();
const made = (...changes: readonly CaseChange[]) => applyAll(current, editsFor(current, changes));
const refusedAs =
  (code: CasebookError['code']) =>
  (error: unknown): boolean =>
    error instanceof CasebookError && error.code === code;

describe('Changes by other extensions', () => {
  it('set values, put items into lists and take them out', () => {
    const changed = made(
      { type: 'set', path: ['title'], value: 'Sign-in loop' },
      { type: 'insert', path: ['plan', 'steps'], item: { action: 'Watch the log' } },
      { type: 'insert', path: ['plan', 'steps'], item: { id: 'mine', action: 'Tell the user' } },
      { type: 'set', path: ['plan', 'steps', 'mine', 'owner'], value: 'Chen Jing' },
      { type: 'remove', path: ['plan', 'steps'], id: 'step1' },
    );
    assert.equal(changed.title, 'Sign-in loop');
    assert.deepEqual(
      changed.plan?.steps?.map(({ action, owner }) => [action, owner]),
      [
        ['Watch the log', undefined],
        ['Tell the user', 'Chen Jing'],
      ],
    );
  });

  it('do not touch what follows the procedure', () => {
    const paths = ['status', 'number', 'timeline', 'evidence', 'formatVersion', '$schema', 'somethingNew'];
    for (const key of paths)
      assert.throws(() => made({ type: 'set', path: [key], value: 'closed' }), refusedAs('refused'), key);
    const item = { at: at('09:00') };
    assert.throws(() => made({ type: 'insert', path: ['triage', 'history'], item }), refusedAs('refused'));
    assert.throws(() => made({ type: 'set', path: ['triage', 'history'], value: [] }), refusedAs('refused'));
  });

  it('never edit the user’s own words, however they go about it', () => {
    const edits: readonly CaseChange[] = [
      { type: 'set', path: ['intake', 'verbatim'], value: 'Something else' },
      { type: 'set', path: ['intake', 'verbatim'] },
      { type: 'set', path: ['intake'], value: { system: 'Only this' } },
      { type: 'set', path: ['intake'] },
    ];
    for (const change of edits) assert.throws(() => made(change), refusedAs('refused'), JSON.stringify(change));
    const empty = withValue(current, ['intake', 'verbatim']);
    const [edit] = editsFor(empty, [{ type: 'set', path: ['intake', 'verbatim'], value: 'It loops' }]);
    assert.ok(edit, 'what is not there yet may be taken down');
  });

  it('never write a password', () => {
    const account = 'chen.jing, password: Winter2026!';
    const changes: readonly CaseChange[] = [
      { type: 'set', path: ['details', 'access', 'account'], value: account },
      { type: 'set', path: ['details', 'access'], value: { account } },
      { type: 'set', path: ['details'], value: { access: { account } } },
    ];
    for (const change of changes) assert.throws(() => made(change), refusedAs('refused'), JSON.stringify(change));
    assert.ok(made({ type: 'set', path: ['details', 'access', 'error'], value: 'Password expired' }));
  });

  it('name what is not there, and change nothing then', () => {
    const before = JSON.stringify(current);
    const changes: readonly CaseChange[] = [
      { type: 'set', path: ['title'], value: 'Changed' },
      { type: 'set', path: ['plan', 'steps', 'gone', 'owner'], value: 'A' },
    ];
    assert.throws(() => made(...changes), refusedAs('notFound'));
    assert.equal(JSON.stringify(current), before);
  });

  it('are copies: the other extension may go on using its objects', () => {
    const item = { action: 'Watch the log', evidence: ['log1'] };
    const changed = made({ type: 'insert', path: ['plan', 'steps'], item });
    item.evidence.push('log2');
    assert.deepEqual(changed.plan?.steps?.at(-1)?.evidence, ['log1']);
  });
});
