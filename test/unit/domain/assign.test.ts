import assert from 'node:assert/strict';
import { assign, choosePriority } from '../../../src/domain/assign.ts';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit, type CaseEdit } from '../../../src/domain/edit.ts';

const now = Date.parse('2026-11-23T09:00:00+08:00');
const doing = { by: 'Li Lei', at: '2026-11-23T09:00:00+08:00' };
const draft = (own: Partial<Case> = {}): Case => ({ ...newCase({ title: 'A', author: 'A', now }), ...own });
const after = (current: Case, edits: readonly CaseEdit[]): Case =>
  edits.reduce((value, edit) => applyEdit(value, edit).value, current);

describe('Assigning a case', () => {
  it('gives it to a person, takes it away, and does nothing when it is theirs already', () => {
    const given = after(draft(), assign(draft(), ' Han Meimei ', doing));
    assert.equal(given.triage?.assignee, 'Han Meimei');
    assert.deepEqual(assign(given, 'Han Meimei', doing), []);
    assert.equal(after(given, assign(given, '', doing)).triage?.assignee, undefined);
    assert.deepEqual(assign(draft(), ' ', doing), []);
  });
});

describe('Choosing a priority before triage is finished', () => {
  const core = { requestType: 'fault', criticality: 'core', affectedUsers: 500, totalUsers: 1000 };

  it('keeps the reason where the choice differs from the rule, and who approved', () => {
    const current = draft({ status: 'accepted', triage: core });
    const lower = after(
      current,
      choosePriority(current, { ...doing, finalPriority: 'high', reason: 'Spare line', approver: 'Chen' }),
    );
    assert.deepEqual(lower.triage, {
      ...core,
      finalPriority: 'high',
      overrideReason: 'Spare line',
      approver: 'Chen',
    });
    const same = after(current, choosePriority(current, { ...doing, finalPriority: 'urgent', reason: 'As the rule' }));
    assert.equal(same.triage?.overrideReason, undefined);
  });

  it('is refused without a reason, and once triage is finished or the case has ended', () => {
    const choice = { ...doing, finalPriority: 'high', reason: 'Because' } as const;
    assert.throws(() => choosePriority(draft(), { ...choice, reason: ' ' }), RangeError);
    for (const status of ['triaged', 'closed'])
      assert.throws(() => choosePriority(draft({ status }), choice), RangeError);
  });
});
