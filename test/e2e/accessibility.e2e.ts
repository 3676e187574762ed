import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import * as z from 'zod';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel, showTab } from './casePanel.ts';
import { openViewContainer, setTheme, treeRow } from './workbench.ts';

const tabs = ['intake', 'triage', 'details', 'rootCause', 'plan', 'evidence', 'timeline'] as const;
const violationsSchema = z.array(z.object({ id: z.string(), help: z.string(), where: z.array(z.string()) }));

describe('Accessibility', () => {
  let session: Session;
  let panel: Frame;
  let number: string;
  before(async () => {
    session = await openSession({ lazy: true, copyOf: path.join(projectRoot, 'examples', 'workspace') });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  it('opens a case from the tree with the keyboard alone, and goes on in its form', async () => {
    const { page } = session.window;
    const row = treeRow(page, 'Outlook crashes');
    await row.waitFor();
    await session.window.executeCommand('casebook.cases.focus');
    await waitUntil('the tree to have the focus', () =>
      page.evaluate<boolean>(`document.activeElement?.closest('.part.sidebar') !== null`),
    );
    await page.keyboard.press('Home');
    const focused = page.locator('.part.sidebar .monaco-list-row.focused');
    for (let step = 0; step < 60; step += 1) {
      if (((await focused.first().textContent()) ?? '').includes('Outlook crashes')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('ArrowRight');
    await treeRow(page, 'Intake record').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    panel = await casePanel(session.window);
    await panel.locator('[data-tab="intake"][aria-selected="true"]').waitFor();
    number = /TS-\d{8}-[0-9A-Z]{5}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    await waitUntil('the focus in the panel', () => panel.evaluate<boolean>('document.hasFocus()'));
  });

  it('walks through the panel with Tab and back with Shift+Tab, and stops nowhere', async () => {
    const { page } = session.window;
    const here = () =>
      panel.evaluate<string>(
        `(({ activeElement: at }) => at?.closest('[data-path]')?.dataset.path ?? at?.closest('[data-tab]')?.dataset.tab ?? at?.textContent ?? '')(document)`,
      );
    await panel.locator('[data-tab="intake"]').focus();
    const seen: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if (!(await panel.evaluate<boolean>('document.hasFocus()'))) break;
      seen.push(await here());
      if (seen.at(-1)?.startsWith('intake/department')) break;
    }
    const order = ['intake/receivedAt', 'intake/channel', 'intake/reporterName', 'intake/contact', 'intake/department'];
    const places = order.map((wanted) => seen.indexOf(wanted));
    assert.ok(!places.includes(-1), `reached ${seen.join(', ')}`);
    assert.deepEqual(
      [...places].sort((one, other) => one - other),
      places,
      `in the order ${seen.join(', ')}`,
    );
    await page.keyboard.press('Shift+Tab');
    assert.ok(!(await here()).startsWith('intake/department'));
  });

  it('fills in a field and changes the tab with the keyboard alone', async () => {
    const { page } = session.window;
    await panel.locator('[data-path="intake/department"] input').first().focus();
    // However fast the letters come after Ctrl+A, they all stay.
    for (const text of ['Purchasing', 'Sales', 'Legal', 'Purchasing, by keyboard']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      assert.equal(await panel.locator('[data-path="intake/department"] input').first().inputValue(), text);
    }
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.department === 'Purchasing, by keyboard');
    await panel.locator('[data-tab="intake"]').focus();
    await page.keyboard.press('ArrowRight');
    await panel.locator('[data-tab="triage"][aria-selected="true"]').waitFor();
    await page.keyboard.press('End');
    await panel.locator('[data-tab="timeline"][aria-selected="true"]').waitFor();
  });

  // The page's own tests do so in every theme; here the colours are the ones that VS Code really hands over.
  for (const theme of ['dark', 'highContrastLight'] as const) {
    it(`has no form at which axe-core finds something, in ${theme}`, async () => {
      await setTheme(session.window, theme);
      panel = await casePanel(session.window);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await panel.evaluate(`{ const define = undefined; ${axe} }`);
      const found: string[] = [];
      for (const tab of tabs) {
        await showTab(panel, tab);
        const violations = violationsSchema.parse(
          await panel.evaluate(
            `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, help, nodes }) =>
              ({ id, help, where: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary) })))`,
          ),
        );
        found.push(...violations.map(({ id, help, where }) => `${tab}: ${id}: ${help}\n  ${where.join('\n  ')}`));
      }
      assert.deepEqual(found, []);
    });
  }
});
