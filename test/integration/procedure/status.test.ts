import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Case } from '../../../src/domain/case.ts';
import { linksOf } from '../../../src/domain/caseHistory.ts';
import { toMoment } from '../../../src/domain/moment.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { at, fullCase, go } from '../../unit/domain/fullCase.ts';
import { CaseFixture } from '../evidence/caseFixture.ts';
import { withAnswers, type Answer } from './scriptedUser.ts';

const run = (fixture: CaseFixture, command: string, answers: readonly Answer[] = [], more: object = {}) =>
  withAnswers(answers, () => vscode.commands.executeCommand(command, { caseFolder: fixture.uri.toString(), ...more }));
const change = (fixture: CaseFixture, transition: string, answers: readonly Answer[] = []) =>
  run(fixture, 'casebook.changeStatus', answers, { transition });
const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const triage: ['triage', object] = ['triage', { promised }];
const types = ({ timeline = [] }: Case): string[] => timeline.map(({ type }) => type);

describe('Change status', function () {
  this.timeout(60_000);

  it('offers what is possible from here with what is missing, and keeps an override in the timeline', async () => {
    const { contact: _, ...intake } = fullCase().intake ?? {};
    const fixture = await CaseFixture.make(fullCase({ intake }));
    const [transitions, missing] = await run(fixture, 'casebook.changeStatus', [
      'Accept',
      'Override',
      'The reporter is at the desk',
    ]);
    assert.deepEqual(transitions?.choices, [
      'Accept 1 missing To: Accepted',
      'Put on hold Ready To: On hold',
      'Cancel the case Ready To: Cancelled',
      'Merge into another case Ready To: Merged',
    ]);
    assert.match(missing?.choices.join('\n') ?? '', /Contact Missing/);
    assert.equal(fixture.case.status, 'accepted');
    assert.deepEqual(fixture.case.timeline?.at(-1)?.override, {
      reason: 'The reporter is at the desk',
      missing: ['intake.contact'],
    });
  });

  it('leads to the field that is missing and changes nothing', async () => {
    const { contact: _, ...intake } = fullCase().intake ?? {};
    const fixture = await CaseFixture.make(fullCase({ intake }));
    await change(fixture, 'accept', ['Contact']);
    assert.equal(fixture.case.status, 'draft');
    await waitUntil('the panel', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Login loop')),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('goes from draft to accepted and triaged, fills in the promise and offers the reply', async () => {
    const fixture = await CaseFixture.make(fullCase());
    await change(fixture, 'accept');
    assert.equal(fixture.case.status, 'accepted');
    const asked = await change(fixture, 'triage', [({ choices }) => choices[0]]);
    assert.match(asked[0]?.title ?? '', /Triaged\. A first response is promised by /);
    const { status, intake } = fixture.case;
    assert.equal(status, 'triaged');
    assert.match(intake?.commitment ?? '', /^First response by /);
    assert.ok(Date.parse(intake?.commitmentDueAt ?? '') > Date.parse(intake?.receivedAt ?? ''));
    await waitUntil('the reply', async () => (await vscode.env.clipboard.readText()).includes('Hello Li Lei'));
  });

  it('asks for a first response or a reason before diagnosing', async () => {
    const triaged = go(fullCase(), 'accept', triage);
    const fixture = await CaseFixture.make(triaged);
    await change(fixture, 'diagnose', ['Log the First', 'Phone', 'Called back']);
    assert.equal(fixture.case.status, 'diagnosing');
    assert.deepEqual(types(fixture.case).slice(-2), ['firstResponse', 'statusChanged']);
    const other = await CaseFixture.make(go(fullCase(), 'accept', triage));
    await change(other, 'diagnose', ['Start without', 'The reporter stands here']);
    assert.deepEqual(
      [other.case.status, other.case.timeline?.at(-1)?.reason, other.case.timeline?.at(-1)?.override],
      ['diagnosing', 'The reporter stands here', undefined],
    );
  });

  it('holds and resumes, each one step that undo takes back', async () => {
    const fixture = await CaseFixture.make(go(fullCase(), 'accept'));
    const before = fixture.case;
    const [reasons] = await run(fixture, 'casebook.hold', ['Waiting for the user', 'Tomorrow', 'Asked for the log']);
    assert.match(reasons?.choices.join('\n') ?? '', /Waiting for the user the response clock pauses\n/);
    const held = fixture.case;
    const event = held.timeline?.at(-1);
    assert.deepEqual(
      [held.status, event?.type, event?.reason, event?.note],
      ['onHold', 'held', 'waitingForUser', 'Asked for the log'],
    );
    assert.ok(Date.parse(event?.nextReviewAt ?? '') > Date.now());
    await run(fixture, 'casebook.resume');
    assert.equal(fixture.case.status, 'accepted');
    assert.deepEqual(types(fixture.case).slice(-2), ['held', 'resumed']);
    await run(fixture, 'casebook.undo');
    await waitUntil('the hold to be back', () => fixture.case.status === 'onHold');
    await run(fixture, 'casebook.undo');
    await waitUntil('the case as it was', () => fixture.case.status === 'accepted');
    assert.deepEqual(fixture.case, before);
  });

  it('asks what the user says and how the case closes', async () => {
    const { userConfirmation: _, closure: __, ...plan } = fullCase().plan ?? {};
    const resolved = go(
      fullCase({ plan }),
      'accept',
      triage,
      ['diagnose', { reason: 'x' }],
      'analyse',
      'makeReady',
      'execute',
      'verify',
      // Just now: later the user's silence would do.
      ['resolve', { at: toMoment(Date.now()) }],
    );
    const fixture = await CaseFixture.make(resolved);
    await change(fixture, 'close', ['Resolved', 'Workaround', 'Cookies kept by hand']);
    const { status, plan: done } = fixture.case;
    assert.deepEqual(
      [status, done?.userConfirmation?.result, done?.closure?.code, done?.closure?.summary],
      ['closed', 'resolved', 'workaround', 'Cookies kept by hand'],
    );
    await run(fixture, 'casebook.undo');
    await waitUntil('one step back', () => fixture.case.status === 'resolved');
    assert.deepEqual(fixture.case, resolved);
    await change(fixture, 'close', ['Not resolved', 'Again since noon']);
    assert.deepEqual([fixture.case.status, types(fixture.case).at(-1)], ['diagnosing', 'reopened']);
  });

  it('merges into another case, which then names this one', async () => {
    const target = await CaseFixture.make(fullCase());
    const fixture = await CaseFixture.make(fullCase());
    await change(fixture, 'merge', [target.case.number, 'The same proxy']);
    assert.equal(fixture.case.status, 'merged');
    assert.deepEqual(
      [linksOf(fixture.case)[0]?.number, linksOf(target.case).map(({ number, relation }) => [number, relation])],
      [target.case.number, [[fixture.case.number, 'mergedFrom']]],
    );
  });

  it('refuses what is not possible from here', async () => {
    const fixture = await CaseFixture.make(fullCase());
    const [error] = await change(fixture, 'close');
    assert.match(error?.title ?? '', /“Close” is not possible/);
    assert.equal(fixture.case.status, 'draft');
  });
});
