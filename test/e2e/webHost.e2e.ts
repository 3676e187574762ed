import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { newCase, type Case } from '../../src/domain/case.ts';
import { parseCase } from '../../src/domain/parseCase.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openWebSession, type WebSession } from '../host/webSession.ts';
import { screenshot } from '../host/screenshot.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { saved, typeInto } from './casePanel.ts';
import { answer, openViewContainer, runCommand, treeRow, webviewFrame } from './workbench.ts';

const number = 'TS-20261120-W3B0K';
const file = `/repository/casebook/${number}/case.json`;

describe('The web extension host', () => {
  let session: WebSession;
  const made = newCase({ title: 'In a browser', author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00Z'), number });
  const caseAt = (path: string): Case | undefined => {
    const result = parseCase(session.files.files.get(path)?.toString() ?? '');
    return 'case' in result ? result.case : undefined;
  };

  before(async () => {
    session = await openWebSession({ [file]: serializeCase(made) });
    await openViewContainer(session.page, 'Support Casebook');
  });
  after(() => session.stop());
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    console.log(
      session.console
        .filter((line) => /error|casebook/i.test(line))
        .slice(-15)
        .join('\n'),
    );
    await screenshot(session.page, this.currentTest.fullTitle());
  });

  it('shows the cases of a virtual folder, and saves what is typed into a form', async () => {
    await treeRow(session.page, 'In a browser').click({ timeout: 30_000 });
    const panel: Frame = await webviewFrame(session.page, 'body[data-ready] .page', 30_000);
    await typeInto(panel, 'intake/contact', 'im:远程');
    await saved(panel);
    await waitUntil('the case in the virtual folder', () =>
      Promise.resolve(caseAt(file)?.intake?.contact === 'im:远程'),
    );
  });

  it('makes a case', async () => {
    await runCommand(session.page, 'Casebook: New Case…');
    await answer(session.page, 'What is the problem', 'Made in a browser');
    await answer(session.page, 'Who reported it', 'Lin Wei');
    await treeRow(session.page, 'Made in a browser').waitFor();
    const titles = [...session.files.files.keys()].map((path) => caseAt(path)?.title);
    assert.ok(titles.includes('Made in a browser'), titles.join());
  });

  it('says what needs a desktop, and what to do instead', async () => {
    await runCommand(session.page, 'Casebook: Run and Attach…');
    const notice = session.page.locator('.notification-list-item', { hasText: 'In a browser there is no terminal' });
    await waitUntil('the notice', async () => {
      if (await notice.first().isVisible()) return true;
      await runCommand(session.page, 'Notifications: Show Notifications');
      return undefined;
    });
  });
});
