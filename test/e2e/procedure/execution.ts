import type { Locator } from 'playwright-core';
import type { Case } from '../../../src/domain/case.ts';
import { outcomes } from '../../../src/domain/records/plan.ts';
import { labelOf } from '../../../src/domain/records/triageDecision.ts';
import { say } from '../../../src/domain/text.ts';
import { showTab } from '../casePanel.ts';
import type { CaseDriver } from './caseDriver.ts';
import { transitionLabel } from './words.ts';
import type { TransitionId } from '../../../src/domain/workflow.ts';

/** Shows the plan one step at a time. */
export async function executeStepByStep({ panel }: CaseDriver): Promise<void> {
  await showTab(panel, 'plan');
  await panel.locator('.modes .mode').last().click();
  await panel.locator('.execution:visible').waitFor();
}

/** The step at hand. */
export const stepCard = ({ panel }: CaseDriver): Locator => panel.locator('.step-card:visible');

/** Starts the step at hand, if that was not done yet. */
export async function startStep(driver: CaseDriver): Promise<void> {
  const card = stepCard(driver);
  await card.getByRole('button').first().click();
  await card.locator('.step-work').waitFor();
}

/** Writes what a started step came to, and ends it; checks that the file tells of it. */
export async function endStep(
  driver: CaseDriver,
  { index, actual, outcome }: { index: number; actual: string; outcome: 'succeeded' | 'failed' },
): Promise<Case> {
  const id = (await driver.read()).plan?.steps?.[index]?.id ?? '';
  await driver.enter({ [`plan/steps/${id}/actual`]: actual });
  await stepCard(driver)
    .getByRole('button', { name: say(labelOf(outcomes, outcome), driver.language), exact: true })
    .click();
  return driver.onDisk(({ plan }) => {
    const step = plan?.steps?.[index];
    return step?.outcome === outcome && step.actual === actual && step.start !== undefined && step.end !== undefined;
  });
}

/** The button of a transition at the end of the steps. */
export const offered = ({ panel, language }: CaseDriver, id: TransitionId): Locator =>
  panel.locator('.guided-end:visible').getByRole('button', { name: transitionLabel(id, language) });
