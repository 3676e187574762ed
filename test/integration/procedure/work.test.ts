import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { caseSchema, type Case } from '../../../src/domain/case.ts';
import { linksOf } from '../../../src/domain/caseHistory.ts';
import { toMoment } from '../../../src/domain/moment.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { at, fullCase, go, withValue } from '../../unit/domain/fullCase.ts';
import { CaseFixture } from '../evidence/caseFixture.ts';
import { withAnswers, type Answer, type Asked } from './scriptedUser.ts';

const run = (fixture: CaseFixture, command: string, answers: readonly Answer[] = [], more: object = {}) =>
  withAnswers(answers, () => vscode.commands.executeCommand(command, { caseFolder: fixture.uri.toString(), ...more }));
const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const triaged = (): Case => go(fullCase(), 'accept', ['triage', { promised }]);

describe('The work on a case', function () {
  this.timeout(90_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('re-triages with a reason and an approver, and keeps the history', async () => {
    const fixture = await CaseFixture.make(triaged());
    const asked = await run(fixture, 'casebook.retriage', [
      'Urgent',
      'Payday is today',
      'All of finance is affected',
      'Zhao Li',
    ]);
    assert.match(asked.at(-1)?.title ?? '', /now has the priority “Urgent”; a first response is due by /);
    const { triage, timeline } = fixture.case;
    assert.deepEqual([triage?.finalPriority, triage?.approver], ['urgent', 'Zhao Li']);
    const [entry] = triage?.history ?? [];
    assert.deepEqual(
      [entry?.from, entry?.to, entry?.reason, entry?.newInformation],
      ['high', 'urgent', 'Payday is today', 'All of finance is affected'],
    );
    assert.equal(timeline?.at(-1)?.type, 'retriaged');
  });

  it('says before a re-triage what each priority does to the deadline', async () => {
    const ago = (minutes: number): string => toMoment(Date.now() - minutes * 60_000, 0);
    const { intake } = fullCase();
    const by = 'Test';
    const fixture = await CaseFixture.make(
      fullCase({
        status: 'triaged',
        intake: { ...intake, receivedAt: ago(40) },
        timeline: [
          { id: 't', type: 'statusChanged', at: ago(39), by, from: 'accepted', to: 'triaged', priority: 'low' },
          { id: 'r', type: 'retriaged', at: ago(10), by, from: 'low', to: 'urgent' },
        ],
        triage: { ...fullCase().triage, finalPriority: 'urgent' },
      }),
    );
    const settings = vscode.workspace.getConfiguration('casebook');
    await settings.update('response.clock', { high: 'roundTheClock', medium: 'roundTheClock' });
    try {
      const [pick] = await run(fixture, 'casebook.retriage', [undefined]);
      const about = (priority: string): string => pick?.choices.find((choice) => choice.startsWith(priority)) ?? '';
      // Down means "received + new target", also where that is past already.
      assert.match(about('High'), /due .+ instead of .+: already past, so overdue at once\.$/);
      assert.match(about('Medium'), /due [^:]+:[^:]+ instead of [^:]+:[^:]+\.$/);
      assert.ok(fixture.case.triage?.finalPriority === 'urgent', 'nothing was decided');
    } finally {
      await settings.update('response.clock', undefined);
    }
    const overdue = await CaseFixture.make(triaged());
    const [stays] = await run(overdue, 'casebook.retriage', [undefined]);
    assert.match(stays?.choices.join('\n') ?? '', /^Low .*stays overdue since/m);
  });

  it('asks the same for a first response, whichever command logs it', async () => {
    const questions: Asked[][] = [];
    for (const command of ['casebook.logReply', 'casebook.logFirstResponse']) {
      const fixture = await CaseFixture.make(triaged());
      const asked = await run(fixture, command, ['Email', 'On it']);
      assert.equal(fixture.case.timeline?.at(-1)?.type, 'firstResponse');
      questions.push(asked.map((one) => ({ ...one, title: one.title.replace(fixture.case.number, 'TS') })));
    }
    assert.equal(questions[0]?.[0]?.title, 'Log the First Response to TS');
    assert.deepEqual(questions[0], questions[1]);
  });

  it('logs replies, the first as first response', async () => {
    const fixture = await CaseFixture.make(triaged());
    await run(fixture, 'casebook.logReply', ['Email', '']);
    await run(fixture, 'casebook.logReply', ['Phone', 'Asked for the log']);
    const [first, second] = (fixture.case.timeline ?? []).slice(-2);
    assert.deepEqual(
      [first?.type, first?.channel, second?.type, second?.note],
      ['firstResponse', 'email', 'replied', 'Asked for the log'],
    );
  });

  it('escalates and hands over', async () => {
    const fixture = await CaseFixture.make(triaged());
    await run(fixture, 'casebook.escalate', ['Functional', 'Proxy team', 'Beyond us', 'becomes the assignee']);
    const event = fixture.case.timeline?.at(-1);
    assert.deepEqual(
      [event?.type, event?.to, event?.reason, fixture.case.triage?.assignee],
      ['escalated', 'Proxy team', 'Beyond us', 'Proxy team'],
    );
  });

  it('creates a follow-up case with the intake data, linked both ways', async () => {
    const fixture = await CaseFixture.make(triaged());
    await run(fixture, 'casebook.linkCase', ['Create a Follow-up', ({ choices }) => choices[0]]);
    const [link] = linksOf(fixture.case);
    assert.equal(link?.relation, 'followUp');
    const file = path.join(fixture.folder, '..', link.number, 'case.json');
    const made = caseSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    assert.deepEqual(
      [made.title, made.status, made.intake?.reporterName, made.intake?.system, made.intake?.channel],
      ['Follow-up: Login loop', 'draft', 'Li Lei', 'Finance portal', undefined],
    );
    assert.deepEqual(
      linksOf(made).map(({ number, relation }) => [number, relation]),
      [[fixture.case.number, 'followUpOf']],
    );
  });

  it('links a case that is there, both ways', async () => {
    const other = await CaseFixture.make(triaged());
    const fixture = await CaseFixture.make(triaged());
    await run(fixture, 'casebook.linkCase', ['Link an Existing', other.case.number, 'Related', '']);
    assert.equal(linksOf(fixture.case)[0]?.number, other.case.number);
    assert.deepEqual(
      [linksOf(other.case)[0]?.number, linksOf(other.case)[0]?.relation],
      [fixture.case.number, 'related'],
    );
  });

  it('copies a reply that is named, and one that is picked', async () => {
    const fixture = await CaseFixture.make(triaged());
    await run(fixture, 'casebook.copyReply', [], { reply: 'askForConsent' });
    assert.match(await vscode.env.clipboard.readText(), /^Hello Li Lei,[^]*connect to your screen/);
    const picking = run(fixture, 'casebook.copyReply');
    await waitUntil('the picked reply', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await vscode.env.clipboard.readText()).includes('An engineer will get back to you by');
    });
    await picking;
  });

  it('shows where the logs are and copies it with what to ask for', async () => {
    const fixture = await CaseFixture.make(
      withValue(triaged(), ['intake', 'system'], 'Finance portal (Tomcat on Linux)'),
    );
    await run(fixture, 'casebook.showLogLocations', ['Tomcat']);
    assert.match(await vscode.env.clipboard.readText(), /catalina[^]*minute and your time zone/);
    const bare = await CaseFixture.make();
    const [error] = await run(bare, 'casebook.showLogLocations');
    assert.match(error?.title ?? '', /says yet where to look for logs/);
  });

  it('runs the command of a step, shown in full and agreed to, and attaches its output to the step', async () => {
    const action = ['plan', 'steps', 'step1', 'action'];
    const fixture = await CaseFixture.make(
      withValue(triaged(), action, 'Reload the proxy:\n`echo reloaded; sleep 0.3`'),
    );
    const refused = await run(fixture, 'casebook.runStepCommand', ['echo reloaded; sleep 0.3', undefined], {
      step: 'step1',
    });
    assert.deepEqual(refused[0]?.choices, ['echo reloaded; sleep 0.3'], 'proposed from the step');
    assert.ok(!readdirSync(fixture.folder).includes('evidence'), 'nothing ran');
    await run(fixture, 'casebook.runStepCommand', [({ choices }) => choices[0], 'Run'], { step: 'step1' });
    const item = fixture.evidence.at(-1);
    assert.ok(item);
    assert.deepEqual([item.command?.line, item.command?.exitCode], ['echo reloaded; sleep 0.3', 0]);
    assert.equal(fixture.textOf(item), 'reloaded\n');
    assert.deepEqual(fixture.case.plan?.steps?.[0]?.evidence, [item.id]);
    for (const terminal of vscode.window.terminals) terminal.dispose();
  });
});
