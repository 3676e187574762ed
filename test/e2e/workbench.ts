import type { Frame, Locator, Page } from 'playwright-core';
import { waitUntil } from '../host/waitUntil.ts';
import type { WorkbenchWindow } from '../host/workbenchWindow.ts';

/** The themes that views are checked in, one per kind. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrastDark: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

/** Runs the command with exactly this title (category included) from the Command Palette, as a person does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = quickPickRow(page, title);
  // An open palette does not learn of commands that come later, so it is opened again until the command is there.
  await waitUntil(
    `the command "${title}"`,
    async () => {
      await page.keyboard.press('F1');
      await quickInput(page).fill(`>${title}`, { timeout: 2000 });
      await row.click({ timeout: 2000 });
      return true;
    },
    20_000,
  );
}

/** The text field of the quick pick or input box that is open. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible input.input');
}

/** The row of the open quick pick whose label, alone or with its group, is `label`. */
export function quickPickRow(page: Page, label: string): Locator {
  return page
    .locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.quick-input-list-label .label-name').filter({ hasText: exactly(label) }) })
    .first();
}

/** Chooses a row of the quick pick that is open or about to open. */
export async function pick(page: Page, label: string): Promise<void> {
  await quickPickRow(page, label).click();
}

/** Moves to the row that holds `text` in the list that is open, with the arrow keys alone. */
export async function highlightInPick(page: Page, text: string): Promise<void> {
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  await waitUntil(
    `"${text}" to be highlighted`,
    async () => {
      const focused = rows.and(page.locator('.focused'));
      const before = await focused.textContent({ timeout: 1000 }).catch(() => null);
      if (before?.includes(text)) return true;
      await page.keyboard.press('ArrowDown');
      await waitUntil('the next row', async () => (await focused.textContent({ timeout: 1000 })) !== before, 2000);
      return false;
    },
    30_000,
  );
}

/** Types a path into VS Code's own file dialog, whose button is called `label`. It ignores an Enter that comes while it is still looking the path up. */
export async function chooseFile(page: Page, label: string, file: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget:visible').filter({ has: page.getByRole('button', { name: label }) });
  await dialog.waitFor();
  await quickInput(page).fill(file);
  await waitUntil(
    'the dialog to take the file',
    async () => {
      if (!(await dialog.isVisible())) return true;
      if ((await quickInput(page).inputValue({ timeout: 1000 })) !== file)
        await quickInput(page).fill(file, { timeout: 1000 });
      await quickInput(page).press('Enter', { timeout: 1000 });
      await dialog.waitFor({ state: 'hidden', timeout: 2000 });
      return true;
    },
    30_000,
  );
}

/** Answers the input box that is open or about to open; `prompt` tells it from one that is just closing. */
export async function answer(page: Page, prompt: string, text: string): Promise<void> {
  await page.locator('.quick-input-widget:visible', { hasText: prompt }).waitFor();
  await quickInput(page).fill(text);
  await quickInput(page).press('Enter');
}

/** The document inside the webview that holds `selector`; waits for it to appear. */
export async function webviewFrame(page: Page, selector: string, timeout = 20_000): Promise<Frame> {
  return waitUntil(
    `a webview with ${selector}`,
    async () => {
      for (const frame of page.frames()) {
        // The content is in a frame within a frame; the outer one is VS Code's own.
        if (!frame.url().includes('/webview/browser/pre/fake.html')) continue;
        const found = frame.locator(selector).first();
        if (await found.isVisible()) return frame;
      }
      return undefined;
    },
    timeout,
  );
}

/** Opens a view container by the title in the activity bar. */
export async function openViewContainer(page: Page, title: string): Promise<void> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: title }).first();
  const heading = page.locator('.part.sidebar .composite.title', { hasText: title });
  await tab.waitFor();
  // A window that is still opening puts the view container back that was open before, over the one that was clicked.
  await waitUntil(
    `the view container "${title}"`,
    async () => {
      if (await heading.isVisible()) return true;
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click({ timeout: 2000 });
      await heading.waitFor({ timeout: 2000 });
      return true;
    },
    30_000,
  );
}

/** The row of a tree in the side bar whose text holds `text`. */
export function treeRow(page: Page, text: string | RegExp): Locator {
  return page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
}

/** Chooses an item of the context menu of a row. A menu ignores the mouse for a moment after it opened, so the click is repeated. */
export async function chooseFromMenu(row: Locator, name: string): Promise<void> {
  const page = row.page();
  await row.click({ button: 'right' });
  const item = page.getByRole('menuitem', { name }).first();
  await item.waitFor();
  await waitUntil(`the menu item "${name}" to be taken`, async () => {
    if (await item.isVisible()) await item.click({ timeout: 1000 }).catch(() => undefined);
    return !(await item.isVisible());
  });
}

/** The notification that holds `text`. New hosts show no pop-ups in tests, so the notification centre is opened. */
export async function notification(window: WorkbenchWindow, text: string | RegExp): Promise<Locator> {
  const item = window.page.locator(
    '.notifications-center .notification-list-item, .notifications-toasts .notification-list-item',
  );
  const found = item.filter({ hasText: text }).first();
  return waitUntil(`the notification "${String(text)}"`, async () => {
    if (await found.isVisible()) return found;
    await window.executeCommand('notifications.showList');
    return undefined;
  });
}

/** Presses a button of a notification. */
export async function pressNotificationButton(notice: Locator, label: string): Promise<void> {
  await notice.hover();
  await notice.getByRole('button', { name: label }).click();
}

/** Takes every notification away, so that the next one looked for is a new one. */
export async function clearNotifications(window: WorkbenchWindow): Promise<void> {
  await window.executeCommand('notifications.clearAll');
}

const themeMarks = {
  dark: 'vs-dark',
  light: 'vs',
  highContrastDark: 'hc-black',
  highContrastLight: 'hc-light',
} as const;

/** Switches the colour theme and waits until the page wears it and extensions know of it. */
export async function setTheme(window: WorkbenchWindow, theme: keyof typeof themes): Promise<void> {
  await window.evaluate(
    ({ vscode }, name) => vscode.workspace.getConfiguration('workbench').update('colorTheme', name, true),
    themes[theme],
  );
  await window.page.locator(`.monaco-workbench.${themeMarks[theme]}`).waitFor();
  await waitUntil('extensions to know of the theme', () =>
    window.evaluate(({ vscode }, kind) => {
      const { Dark, Light, HighContrast, HighContrastLight } = vscode.ColorThemeKind;
      const kinds = { dark: Dark, light: Light, highContrastDark: HighContrast, highContrastLight: HighContrastLight };
      return vscode.window.activeColorTheme.kind === kinds[kind];
    }, theme),
  );
}

/** The tab of an open editor. */
export function editorTab(page: Page, title: string | RegExp): Locator {
  return page.locator('.tabs-container .tab', { hasText: title }).first();
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
