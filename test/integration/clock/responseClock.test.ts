import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Case } from '../../../src/domain/case.ts';
import { toMoment } from '../../../src/domain/moment.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { answering, CaseFixture } from '../evidence/caseFixture.ts';

/** A case that was triaged as urgent at its receipt. */
const urgent = (title: string, minutesAgo: number): Partial<Case> => {
  const at = toMoment(Date.now() - minutesAgo * 60_000);
  const by = 'Test';
  return {
    title,
    status: 'triaged',
    intake: { receivedAt: at, channel: 'phone' },
    triage: { finalPriority: 'urgent' },
    timeline: [
      { id: 'c', type: 'created', at, by },
      { id: 't', type: 'statusChanged', at, by, from: 'accepted', to: 'triaged', priority: 'urgent' },
    ],
  };
};

const set = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('casebook').update(name, value, vscode.ConfigurationTarget.Global);

/** Puts answers in the place of inputs that nobody can type into here. */
async function typing(channel: string, note: string, work: () => Promise<unknown>): Promise<void> {
  const { showQuickPick, showInputBox } = vscode.window;
  const first = async (items: Promise<readonly { label: string }[]> | readonly { label: string }[]) =>
    (await items).find(({ label }) => label === channel);
  Object.assign(vscode.window, { showQuickPick: first, showInputBox: () => Promise.resolve(note) });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInputBox });
  }
}

/** The notices about a case that are shown while `work` runs. */
async function noticesAbout(title: string, answer: string | undefined, work: (shown: string[]) => Promise<unknown>) {
  const shown: string[] = [];
  const choices: string[][] = [];
  await answering(
    'showErrorMessage',
    (message, _detail, offered) => {
      if (!message.includes(title)) return undefined;
      shown.push(message);
      choices.push(offered);
      return answer;
    },
    () => work(shown),
  );
  return { shown, choices };
}

describe('The response clock', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('tells once that a case is overdue, and logs the first response from there', async () => {
    let fixture: CaseFixture | undefined;
    const { shown, choices } = await noticesAbout('Overdue one', 'Log First Response', async (told) => {
      await typing('Email', ' Called back. ', async () => {
        fixture = await CaseFixture.make(urgent('Overdue one', 60));
        await waitUntil('the first response on disk', () =>
          fixture?.case.timeline?.some(({ type }) => type === 'firstResponse'),
        );
        assert.equal(told.length, 1);
      });
    });
    assert.match(shown[0] ?? '', /^Response overdue: TS-\S+ “Overdue one” was to be answered by /);
    assert.deepEqual(choices, [['Open', 'Log First Response', 'Snooze']]);
    const response = fixture?.case.timeline?.at(-1);
    assert.deepEqual([response?.type, response?.channel, response?.note], ['firstResponse', 'email', 'Called back.']);
    // What was told stays told: reading everything again says nothing.
    const again = await noticesAbout('Overdue one', undefined, async () => {
      await vscode.commands.executeCommand('casebook.refresh');
      await CaseFixture.make({ ...fixture?.case });
    });
    assert.deepEqual(again.shown, []);
  });

  it('keeps quiet in quiet hours and speaks afterwards', async () => {
    await set('notifications.quietHours', ['00:00-12:00', '12:00-00:00']);
    try {
      const quiet = await noticesAbout('Night call', undefined, async (told) => {
        await CaseFixture.make(urgent('Night call', 60));
        // Something else that comes after it has passed the same way.
        await CaseFixture.make(urgent('Later call', 61));
        assert.deepEqual(told, []);
      });
      assert.deepEqual(quiet.shown, []);
      await noticesAbout('Night call', undefined, async (told) => {
        await set('notifications.quietHours', undefined);
        await waitUntil('the notice', () => told.length === 1);
      });
    } finally {
      await set('notifications.quietHours', undefined);
    }
  });

  it('says in one message which setting cannot be used, and goes on with its default', async () => {
    const said: string[] = [];
    await answering(
      'showWarningMessage',
      (message) => {
        if (message.includes('casebook.')) said.push(message);
        return undefined;
      },
      async () => {
        await CaseFixture.make(urgent('With a wrong setting', 0));
        await set('response.warnPercent', 300);
        await waitUntil('the message', () => said.length > 0);
        await set('response.warnPercent', undefined);
      },
    );
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /default is used instead\. casebook\.response\.warnPercent: Write a whole percentage/);
  });

  it('explains the deadline in a document', async () => {
    const fixture = await CaseFixture.make(urgent('Why so soon', 1));
    await vscode.commands.executeCommand('casebook.explainDeadline', { caseFolder: fixture.uri.toString() });
    const uri = await waitUntil('the document', () =>
      vscode.workspace.textDocuments.find(({ uri: { scheme } }) => scheme === 'casebook-deadline'),
    );
    const text = (await vscode.workspace.openTextDocument(uri.uri)).getText();
    assert.match(text, /# Why this deadline\n\nTS-\S+ Why so soon\n\nRespond by /);
    assert.match(text, /2\. .*Triaged as “Urgent”: 15 min round the clock from the receipt\. Respond by/);
  });

  it('asks before it logs another contact, and takes it as a reply', async () => {
    const { intake, triage, timeline = [], status } = urgent('Twice', 10);
    const answered = { id: 'r', type: 'firstResponse', at: toMoment(Date.now() - 60_000), by: 'Test' };
    const fixture = await CaseFixture.make({
      title: 'Twice',
      intake,
      triage,
      status: status ?? 'triaged',
      timeline: [...timeline, answered],
    });
    await answering(
      'showInformationMessage',
      (message, _detail, choices) => (message.includes('logged already') ? choices[0] : undefined),
      () =>
        typing('Phone', '', async () => {
          await vscode.commands.executeCommand('casebook.logFirstResponse', { caseFolder: fixture.uri.toString() });
        }),
    );
    await waitUntil('the reply on disk', () => fixture.case.timeline?.at(-1)?.type === 'replied');
  });
});
