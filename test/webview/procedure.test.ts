import assert from 'node:assert/strict';
import { records, type Case } from '../../src/domain/case.ts';
import type { PanelRequest } from '../../src/protocol/messages.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { procedureCase } from './procedureCase.ts';
import { emptyCase } from './sampleCase.ts';

type Run = Extract<PanelRequest, { type: 'run' }>;
const runs = (panel: PanelPage): Run[] => panel.host.requests.filter((request) => request.type === 'run');
const lastRun = async (panel: PanelPage, expected: Omit<Run, 'type'>): Promise<void> => {
  await waitUntil(`the request ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(runs(panel).at(-1), { type: 'run', ...expected });
    return true;
  });
};
const menu = (panel: PanelPage) => panel.page.getByRole('menuitem');
const next = (panel: PanelPage, name: string) =>
  panel.page.getByRole('region', { name: 'Procedure' }).getByRole('button', { name });

for (const library of ['toolkit', 'native'] as const) {
  describe(`The procedure above the records, drawn with ${library}`, () => {
    const open = (current: Case): Promise<PanelPage> => PanelPage.open(current, { library });

    it('shows what is missing for the next step, and each item leads to its field', async () => {
      const panel = await open(emptyCase());
      await next(panel, 'Accept').click();
      const gate = panel.page.getByRole('dialog', { name: /Missing for “Accept”/ });
      await gate.waitFor();
      assert.equal(panel.host.count('run'), 0);
      await gate.getByRole('button', { name: 'Contact', exact: true }).click();
      await waitUntil('the field', async () => (await panel.focusedPath()) === 'intake/contact');
      await gate.waitFor({ state: 'hidden' });
    });

    it('closes what is missing by Esc and goes on with a reason by the extension', async () => {
      const panel = await open(emptyCase());
      const accept = next(panel, 'Accept');
      await accept.focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.getByRole('dialog').waitFor();
      await panel.page.keyboard.press('Escape');
      await panel.page.getByRole('dialog').waitFor({ state: 'hidden' });
      await waitUntil('the focus on the button', () =>
        panel.page.evaluate(`document.activeElement.closest('.next') !== null`),
      );
      await panel.page.keyboard.press('Enter');
      await panel.page.getByRole('button', { name: 'Override with a reason…' }).click();
      await lastRun(panel, { command: 'casebook.changeStatus', transition: 'accept', past: 'override' });
    });

    it('offers what can be done about a first response that is missing', async () => {
      const current = procedureCase('triaged');
      const timeline = (current.timeline ?? []).filter(({ type }) => type !== 'firstResponse');
      const panel = await open({ ...current, timeline });
      const gate = panel.page.getByRole('dialog', { name: /Missing for “Start diagnosis”/ });
      await next(panel, 'Start diagnosis').click();
      await gate.getByRole('button', { name: 'Start without a First Response…' }).click();
      await lastRun(panel, { command: 'casebook.changeStatus', transition: 'diagnose', past: 'withoutResponse' });
      await next(panel, 'Start diagnosis').click();
      await gate.getByRole('button', { name: 'Log the First Response…' }).click();
      await lastRun(panel, { command: 'casebook.logFirstResponse' });
      await gate.waitFor({ state: 'hidden' });
    });

    it('makes the step when its gate is open', async () => {
      const panel = await open({ ...procedureCase('ready') });
      await next(panel, 'Start executing').click();
      await lastRun(panel, { command: 'casebook.changeStatus', transition: 'execute' });
    });

    it('offers in its menu only what exists from here', async () => {
      const panel = await open(procedureCase('executing'));
      const more = panel.page.getByRole('button', { name: 'More…' });
      await more.click();
      assert.deepEqual(await menu(panel).allInnerTexts(), [
        'Back to analysis…',
        'Put on hold…',
        'Log a Reply…',
        'Copy a Reply…',
        'Hand Over…',
        'Re-triage…',
        'Escalate…',
        'Link a Case…',
        'Cancel the case…',
        'Merge into another case…',
      ]);
      await menu(panel).getByText('Put on hold…').click();
      await lastRun(panel, { command: 'casebook.changeStatus', transition: 'hold' });
      panel.host.show({ case: { ...procedureCase('closed') } });
      await panel.page.locator('.path [aria-current=step]').getByText('Closed').waitFor();
      await more.click();
      assert.deepEqual(await menu(panel).allInnerTexts(), [
        'Copy a Reply…',
        'Link a Case…',
        'Draft a Knowledge Article…',
      ]);
      await menu(panel).getByText('Link a Case…').click();
      await lastRun(panel, { command: 'casebook.linkCase' });
    });

    it('is worked by keyboard alone', async () => {
      const panel = await open(procedureCase('executing'));
      await panel.page.getByRole('button', { name: 'More…' }).focus();
      await panel.page.keyboard.press('ArrowDown');
      const focused = () => panel.page.evaluate(`document.activeElement.textContent`);
      await waitUntil('the first item', async () => (await focused()) === 'Back to analysis…');
      await panel.page.keyboard.press('End');
      assert.equal(await focused(), 'Merge into another case…');
      await panel.page.keyboard.press('e');
      assert.equal(await focused(), 'Escalate…');
      await panel.page.keyboard.press('Enter');
      await lastRun(panel, { command: 'casebook.escalate' });
      await panel.page.getByRole('menu').waitFor({ state: 'hidden' });
    });
  });
}

describe('The procedure', () => {
  it('tells where the case is, also on hold', async () => {
    const panel = await PanelPage.open(procedureCase('diagnosing'));
    const steps = panel.page.getByRole('list', { name: 'Steps of the procedure' });
    assert.equal(await steps.getByRole('listitem').count(), 10);
    await steps.getByText('Triaged, done').waitFor({ state: 'attached' });
    await steps
      .getByText('Analysis, ahead')
      .or(steps.getByText('Root-cause analysis, ahead'))
      .waitFor({ state: 'attached' });
    const current = procedureCase('onHold');
    const held = {
      id: 'h',
      type: 'held',
      at: '2026-03-04T10:00:00+08:00',
      by: 'Li Wei',
      from: 'diagnosing',
      to: 'onHold',
      reason: 'waitingForUser',
    };
    panel.host.show({ case: { ...current, timeline: [...(current.timeline ?? []), held] } });
    await steps.getByText('On hold, before: Diagnosing').waitFor();
    await next(panel, 'Resume…').waitFor();
  });

  it('offers nothing that changes a case whose file is not well', async () => {
    const panel = await PanelPage.open(procedureCase());
    await panel.page.getByRole('button', { name: 'More…' }).waitFor();
    panel.host.show({ problem: 'The case file is missing.' });
    await panel.page.getByRole('button', { name: 'More…' }).waitFor({ state: 'hidden' });
  });

  it('shows the response clock in words, and why', async () => {
    const panel = await PanelPage.open(procedureCase());
    const clock = panel.page.locator('.clock');
    await clock.waitFor({ state: 'hidden' });
    panel.host.show({
      clock: {
        tone: 'overdue',
        short: 'Overdue by 5 min',
        headline: 'Due at 09:19',
        due: '4 Mar 2026, 09:19',
        steps: [],
      },
    });
    await clock.getByText('Overdue by 5 min').waitFor();
    assert.equal(await clock.locator('.codicon-error').count(), 1);
    await clock.getByRole('button', { name: 'Why this deadline' }).click();
    await lastRun(panel, { command: 'casebook.explainDeadline' });
    await panel.showTab('triage');
    await panel.page.getByText('First response due: 4 Mar 2026, 09:19').waitFor();
  });
});

describe('Deciding the priority', () => {
  it('takes the computed one with one click', async () => {
    const panel = await PanelPage.open(procedureCase('accepted'));
    await panel.showTab('triage');
    await panel.page.getByRole('button', { name: 'Use the computed one: High' }).click();
    await panel.hostHas('high', 'triage', 'finalPriority');
    await panel.field('triage', 'finalPriority').getByRole('radio', { name: 'High', checked: true }).waitFor();
    await panel.page.getByRole('button', { name: 'Use the computed one' }).waitFor({ state: 'hidden' });
  });

  it('takes the suggested one and asks for the reason', async () => {
    const panel = await PanelPage.open(procedureCase('accepted'));
    await panel.showTab('triage');
    await panel.page.getByRole('button', { name: 'Use the suggested one: Urgent' }).click();
    await panel.hostHas('urgent', 'triage', 'finalPriority');
    await waitUntil('the reason', async () => (await panel.focusedPath()) === 'triage/overrideReason');
  });

  it('changes it after triage by a re-triage only', async () => {
    const current = procedureCase('diagnosing');
    const panel = await PanelPage.open({ ...current, triage: { ...current.triage, finalPriority: 'high' } });
    await panel.showTab('triage');
    await panel.field('triage', 'finalPriority').getByRole('radio', { disabled: true }).first().waitFor();
    await panel.page.getByRole('button', { name: 'Use the' }).first().waitFor({ state: 'hidden' });
    await panel.page.getByRole('tabpanel').getByRole('button', { name: 'Re-triage…' }).click();
    await lastRun(panel, { command: 'casebook.retriage' });
  });
});

describe('The history of re-triages', () => {
  it('is shown and cannot be changed', async () => {
    const current = procedureCase('diagnosing');
    const history = [
      { id: 'r1', at: '2026-03-04T09:00:00+08:00', by: 'Li Wei', from: 'medium', to: 'high', reason: 'Payday' },
    ];
    const panel = await PanelPage.open({ ...current, triage: { ...current.triage, finalPriority: 'high', history } });
    await panel.showTab('triage');
    const list = panel.page.locator('[data-path="triage/history"]');
    await list.getByText('Re-triage history').first().waitFor();
    const toggle = list.locator('.item-toggle');
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    const reason = panel.textbox('triage', 'history', 'r1', 'reason');
    assert.equal(await reason.inputValue(), 'Payday');
    assert.equal(await reason.isEditable(), false);
    assert.equal(
      await list
        .getByRole('button', { name: /^(Add|Remove|Move)/ })
        .filter({ visible: true })
        .count(),
      0,
    );
  });
});

describe('Help beside the fields', () => {
  it('says in each form what the step is for and what to ask, when it is unfolded', async () => {
    const panel = await PanelPage.open(procedureCase('diagnosing'));
    for (const { key, guidance } of records) {
      await panel.showTab(key);
      const form = panel.page.getByRole('tabpanel').filter({ visible: true });
      const question = form.getByText(guidance.questions[0]?.en ?? '', { exact: true });
      assert.equal(await question.isVisible(), false, key);
      await form.getByText('What this step is for, and what to ask').click();
      await question.waitFor();
    }
  });

  it('copies replies and names the places of the logs', async () => {
    const panel = await PanelPage.open(procedureCase());
    await panel.showTab('details');
    await panel.page.getByRole('tabpanel').getByText('Replies to copy').click();
    await panel.page.getByRole('button', { name: 'Ask for a log' }).click();
    await lastRun(panel, { command: 'casebook.copyReply', reply: 'askForLog' });
    await panel.page.getByText('Where the logs are').click();
    await panel.page.locator('.log-places dt').first().waitFor();
  });
});

describe('The timeline', () => {
  const sentences = (panel: PanelPage) => panel.page.locator('.event-sentence').allInnerTexts();
  const open = async () => {
    const panel = await PanelPage.open(procedureCase());
    await panel.showTab('timeline');
    return panel;
  };

  it('tells everything in order, the evidence between the events', async () => {
    const panel = await open();
    assert.deepEqual(await sentences(panel), [
      'The case was opened.',
      'Accept: from “Draft” to “Accepted”.',
      'The reporter got the first response: Phone.',
      'Finish triage: from “Accepted” to “Triaged”. Priority: “High”.',
      'Evidence was attached. catalina.out around the failed sign-in',
      'Evidence was attached. ping 10.20.0.5',
    ]);
    await panel.page.getByRole('tab', { name: 'Timeline, 6 entries' }).waitFor();
  });

  it('is filtered by kind and turned around', async () => {
    const panel = await open();
    await panel.page.getByRole('checkbox', { name: 'Evidence' }).click();
    await panel.page.getByRole('checkbox', { name: 'Newest first' }).click();
    await waitUntil('the order', async () => (await sentences(panel)).at(-1) === 'The case was opened.');
    assert.equal((await sentences(panel)).length, 4);
    await panel.reload();
    assert.equal((await sentences(panel)).length, 4, 'also after a reload');
  });

  it('leads to evidence and to what was missing when a gate was overridden', async () => {
    const panel = await open();
    await panel.page.getByText('Gate overridden: The group is not known yet').waitFor();
    await panel.page.getByRole('button', { name: 'Triage: Group' }).click();
    await waitUntil('the field', async () => (await panel.focusedPath()) === 'triage/group');
    await panel.showTab('timeline');
    await panel.page.getByRole('button', { name: 'ping 10.20.0.5' }).click();
    await waitUntil('the evidence', async () => (await panel.focusedPath()) === 'evidence/ev2');
  });

  it('is where a missing first response leads to', async () => {
    const panel = await PanelPage.open(procedureCase());
    panel.host.reveal('timeline');
    await panel.page.getByRole('tab', { name: /Timeline/, selected: true }).waitFor();
  });
});
