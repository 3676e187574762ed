import assert from 'node:assert/strict';
import type { Case } from '../../src/domain/case.ts';
import { isMoment } from '../../src/domain/moment.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { procedureCase } from './procedureCase.ts';

const outcomes = (...values: (string | undefined)[]): Case => {
  const current = procedureCase('executing');
  const steps = (current.plan?.steps ?? []).map((step, index) => ({
    ...step,
    ...(values[index] !== undefined && { outcome: values[index], actual: 'It hangs' }),
  }));
  return { ...current, plan: { ...current.plan, steps } };
};

for (const library of ['toolkit', 'native'] as const) {
  describe(`Carrying out the plan, drawn with ${library}`, () => {
    const open = async (current: Case): Promise<PanelPage> => {
      const panel = await PanelPage.open(current, { library });
      await panel.showTab('plan');
      await panel.page.getByRole('button', { name: 'Execute step by step' }).click();
      return panel;
    };
    const card = (panel: PanelPage) => panel.page.getByRole('region', { name: 'Step at hand' });
    const at = (panel: PanelPage, id: string, key: string) => panel.host.at('plan', 'steps', id, key);

    it('records start, executor, result, outcome and end of one step after the other', async () => {
      const panel = await open(procedureCase());
      await panel.page.getByText('1 of 3 steps done · about 20 min left').waitFor();
      await card(panel).getByText('Install version 4.1').waitFor();
      await card(panel).getByRole('button', { name: 'Start this step' }).click();
      await panel.hostHas('Wang Wu', 'plan', 'steps', 'p2', 'executor');
      assert.ok(isMoment(String(at(panel, 'p2', 'start'))));
      // The focus is where the result goes.
      await panel.page.keyboard.type('Version 4.1 runs');
      await card(panel).getByRole('button', { name: 'Succeeded' }).click();
      await panel.hostHas('succeeded', 'plan', 'steps', 'p2', 'outcome');
      assert.equal(at(panel, 'p2', 'actual'), 'Version 4.1 runs');
      assert.ok(isMoment(String(at(panel, 'p2', 'end'))));
      await card(panel).getByText('Sign in as a test user').waitFor();
      await panel.page.getByText('2 of 3 steps done · about 10 min left').waitFor();
    });

    it('asks what happened before it takes an outcome', async () => {
      const panel = await open(procedureCase());
      await card(panel).getByRole('button', { name: 'Start this step' }).click();
      await card(panel).getByRole('button', { name: 'Failed' }).click();
      await waitUntil('the field', async () => (await panel.focusedPath()) === 'plan/steps/p2/actual');
      assert.equal(at(panel, 'p2', 'outcome'), undefined);
    });

    it('stops at a failure, and carries the contingency out as a step of its own', async () => {
      const panel = await open(outcomes(undefined, 'failed'));
      const stop = panel.page.getByRole('region', { name: 'Execution stopped' });
      await stop.getByText('Switch to the standby gateway').waitFor();
      await stop.getByRole('button', { name: 'Carry it out as the next step' }).click();
      await waitUntil('the step', () => (panel.host.case.plan?.steps ?? []).length === 4);
      const [, , added] = panel.host.case.plan?.steps ?? [];
      assert.equal(added?.action, 'Switch to the standby gateway');
      assert.ok(isMoment(added.start ?? ''));
      await card(panel).getByText('Switch to the standby gateway').waitFor();
      await stop.waitFor({ state: 'hidden' });
    });

    it('goes on with another solution', async () => {
      const panel = await open(outcomes(undefined, 'rolledBack'));
      await panel.page.getByRole('button', { name: 'Choose: Keep the version, set the old default' }).click();
      await panel.hostHas(true, 'plan', 'solutions', 's2', 'chosen');
      await panel.hostHas(undefined, 'plan', 'solutions', 's1', 'chosen');
      await panel.hostHas('skipped', 'plan', 'steps', 'p3', 'outcome');
      await panel.page.getByRole('button', { name: 'Add step' }).waitFor();
    });

    it('goes back to the analysis by the extension', async () => {
      const panel = await open(outcomes(undefined, 'failed'));
      await panel.page.getByRole('region', { name: 'Execution stopped' }).getByText('Back to analysis…').click();
      await waitUntil('the request', () => panel.host.count('run') === 1);
      const [request] = panel.host.requests.filter(({ type }) => type === 'run');
      assert.deepEqual(request, { type: 'run', command: 'casebook.changeStatus', transition: 'reanalyse' });
    });

    it('leads on to verification, the word of the user and closing', async () => {
      const panel = await open(outcomes(undefined, 'succeeded', 'succeeded'));
      await panel.page.getByText('All steps are done. Verify the result next.').waitFor();
      const end = panel.page.getByRole('region', { name: 'What comes next' });
      await end.getByRole('button', { name: 'Start verifying' }).waitFor();
      panel.host.show({ case: { ...panel.host.case, status: 'verifying' } });
      await end.getByText('Observation window').waitFor();
      await end.getByRole('button', { name: 'Resolve' }).waitFor();
      panel.host.show({ case: { ...panel.host.case, status: 'resolved' } });
      await end.getByText('The user says').waitFor();
      await end.getByRole('button', { name: 'Close' }).waitFor();
    });
  });
}

describe('Carrying out the plan', () => {
  const open = async (current: Case): Promise<PanelPage> => {
    const panel = await PanelPage.open(current);
    await panel.showTab('plan');
    await panel.page.getByRole('button', { name: 'Execute step by step' }).click();
    return panel;
  };

  it('keeps to the order of the steps, and lets the others be looked at', async () => {
    const panel = await open(procedureCase());
    await panel.page.locator('.execution-step', { hasText: 'Sign in as a test user' }).click();
    await panel.page.getByRole('heading', { name: 'Sign in as a test user' }).waitFor();
    assert.equal(await panel.page.getByRole('button', { name: 'Start this step' }).isVisible(), false);
  });

  it('records nothing before the case is being executed', async () => {
    const panel = await open(procedureCase('ready'));
    await panel.page.getByText('The plan is ready. Start executing to record the steps.').waitFor();
    assert.equal(await panel.page.getByRole('button', { name: 'Start this step' }).isVisible(), false);
  });

  it('takes the place of the form once the case is being executed, and stays until the person chooses the form', async () => {
    const panel = await PanelPage.open(procedureCase('ready'));
    await panel.showTab('plan');
    const mode = (pressed: boolean) => panel.page.getByRole('button', { name: 'Execute step by step', pressed });
    await mode(false).waitFor();
    panel.host.show({ case: procedureCase('executing') });
    await mode(true).waitFor();
    panel.host.show({ case: procedureCase('verifying') });
    await panel.page.getByText('Repeat the reproduction steps').waitFor();
    await panel.page.getByRole('button', { name: 'Plan', exact: true }).click();
    panel.host.show({ case: procedureCase('executing') });
    await panel.page.locator('.path [aria-current=step]').getByText('Executing').waitFor();
    await mode(false).waitFor();
  });

  it('gives way when a field of the plan is to be shown', async () => {
    const panel = await open(procedureCase());
    panel.host.reveal('plan', 'steps', 'p3', 'owner');
    await waitUntil('the field', async () => (await panel.focusedPath()) === 'plan/steps/p3/owner');
    await panel.page.getByRole('button', { name: 'Plan', pressed: true }).waitFor();
  });

  it('runs a command for the step', async () => {
    const panel = await open(procedureCase());
    await panel.page.getByRole('button', { name: 'Start this step' }).click();
    await panel.page.getByRole('button', { name: 'Run a Command for This Step…' }).click();
    await waitUntil('the request', () => panel.host.count('run') === 1);
    assert.deepEqual(
      panel.host.requests.find(({ type }) => type === 'run'),
      { type: 'run', command: 'casebook.runStepCommand', step: 'p2' },
    );
  });

  it('takes an outcome back, and undoes by the panel’s undo', async () => {
    const panel = await open(outcomes(undefined, 'succeeded'));
    await panel.page.locator('.execution-step', { hasText: 'Install version 4.1' }).click();
    await panel.page.getByRole('button', { name: 'Take the outcome back' }).click();
    await panel.hostHas(undefined, 'plan', 'steps', 'p2', 'outcome');
    await panel.page.getByRole('button', { name: 'Undo' }).click();
    await panel.hostHas('succeeded', 'plan', 'steps', 'p2', 'outcome');
  });
});
