import assert from 'node:assert/strict';
import {
  isAllowed,
  isOpen,
  knownStatus,
  procedurePath,
  statuses,
  transitions,
  transitionsFrom,
} from '../../../src/domain/workflow.ts';

const idsFrom = (status: string): string[] => transitionsFrom(status).map(({ id }) => id);

describe('the statuses and their table', () => {
  it('offers from each status what the procedure has', () => {
    const aside = ['hold', 'cancel', 'merge'];
    assert.deepEqual(idsFrom('draft'), ['accept', ...aside]);
    assert.deepEqual(idsFrom('accepted'), ['triage', ...aside]);
    assert.deepEqual(idsFrom('triaged'), ['diagnose', 'answer', ...aside]);
    assert.deepEqual(idsFrom('diagnosing'), ['analyse', ...aside]);
    assert.deepEqual(idsFrom('analysing'), ['makeReady', 'recoverQuickly', ...aside]);
    assert.deepEqual(idsFrom('ready'), ['execute', ...aside]);
    assert.deepEqual(idsFrom('executing'), ['verify', 'reanalyse', ...aside]);
    assert.deepEqual(idsFrom('verifying'), ['reanalyse', 'resolve', ...aside]);
    assert.deepEqual(idsFrom('resolved'), ['close', 'reopen', ...aside]);
    assert.deepEqual(idsFrom('onHold'), ['resume', 'cancel', 'merge']);
  });

  it('offers nothing from a case that has ended, nor from a status of a newer version', () => {
    for (const status of ['closed', 'cancelled', 'merged', 'archived']) assert.deepEqual(idsFrom(status), [], status);
  });

  it('lets a case walk from call to close and back only where the table says so', () => {
    procedurePath.slice(1).forEach((to, index) => assert.ok(isAllowed(procedurePath[index]!, to), to));
    assert.ok(isAllowed('executing', 'analysing') && isAllowed('resolved', 'diagnosing'));
    assert.ok(!isAllowed('ready', 'analysing') && !isAllowed('closed', 'diagnosing') && !isAllowed('draft', 'triaged'));
    assert.ok(isAllowed('onHold', 'diagnosing') && !isAllowed('onHold', 'closed') && !isAllowed('onHold', 'onHold'));
  });

  it('ends no case that is open without a way out', () => {
    for (const { code } of statuses.filter((status) => isOpen(status.code)))
      assert.ok(
        transitionsFrom(code).some(({ to }) => to === 'cancelled'),
        code,
      );
  });

  it('names every transition once, in both languages', () => {
    assert.equal(new Set(transitions.map(({ id }) => id)).size, transitions.length);
    for (const { label } of transitions) assert.ok(label.en !== '' && /\p{Script=Han}/u.test(label.zh));
  });

  it('knows its own statuses only', () => {
    assert.equal(knownStatus('ready'), 'ready');
    assert.equal(knownStatus('archived'), undefined);
    assert.equal(knownStatus(undefined), undefined);
  });
});
