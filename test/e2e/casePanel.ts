import type { Frame, Locator } from 'playwright-core';
import type { WorkbenchWindow } from '../host/workbenchWindow.ts';
import { webviewFrame } from './workbench.ts';

/** The page of the case panel in front, once it shows a case. */
export const casePanel = (window: WorkbenchWindow): Promise<Frame> =>
  webviewFrame(window.page, 'body[data-ready] .page');

/** The field at a path such as `intake/contact`. */
export const field = (panel: Frame, path: string): Locator => panel.locator(`[data-path="${path}"]`);

/** Shows the form of a record, or the evidence. */
export async function showTab(panel: Frame, tab: string): Promise<void> {
  await panel.locator(`[data-tab="${tab}"]`).click();
  await panel.locator(`[data-tab="${tab}"][aria-selected="true"]`).waitFor();
}

/** Types into a text field or long text, as a person does. */
export async function typeInto(panel: Frame, path: string, text: string): Promise<void> {
  const control = field(panel, path).locator('input, textarea').first();
  await control.click();
  await control.pressSequentially(text);
}

/** Chooses a radio button by its label. */
export const chooseRadio = (panel: Frame, path: string, label: string): Promise<void> =>
  field(panel, path).getByRole('radio', { name: label, exact: true }).click();

/** Chooses from a drop-down by the label of the option. */
export async function chooseOption(panel: Frame, path: string, label: string): Promise<void> {
  await field(panel, path).getByRole('combobox').click();
  await field(panel, path).getByRole('option', { name: label, exact: true }).click();
}

/** Waits until the page shows what was typed last: it draws with the next frame; one that is hidden draws nothing. */
export const drawn = (panel: Frame): Promise<unknown> =>
  panel.evaluate(`new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 2_000);
  })`);

/** Waits until the panel says that everything is on disk. */
export async function saved(panel: Frame): Promise<void> {
  await drawn(panel);
  await panel.locator('[data-save="saved"]').waitFor();
}
