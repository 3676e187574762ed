import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import type { WorkbenchWindow } from '../host/workbenchWindow.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel, field, saved, showTab, typeInto } from './casePanel.ts';
import { openViewContainer, treeRow } from './workbench.ts';

const number = 'TS-20261120-TW0W1';

describe('Two windows on one case', () => {
  let session: Session;
  let other: WorkbenchWindow;
  let left: Frame;
  let right: Frame;
  const text = (panel: Frame, at: string): Promise<string> =>
    field(panel, at).locator('input, textarea').first().inputValue();
  const openIn = async (window: WorkbenchWindow): Promise<Frame> => {
    await openViewContainer(window.page, 'Support Casebook');
    await treeRow(window.page, 'Shared printer').click();
    return casePanel(window);
  };

  before(async () => {
    const made = newCase({
      title: 'Shared printer',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({ lazy: true, files: { [`casebook/${number}/case.json`]: serializeCase(made) } });
    other = await session.openWindow();
    left = await openIn(session.window);
    right = await openIn(other);
  });
  after(() => session.stop());

  it('keeps what both type into different fields at the same time, in the file and in both', async () => {
    await Promise.all([
      typeInto(left, 'intake/contact', 'im:left'),
      typeInto(right, 'intake/department', 'Finance, third floor'),
    ]);
    await caseOnDisk(
      session.workspace,
      number,
      ({ intake }) => intake?.contact === 'im:left' && intake.department === 'Finance, third floor',
    );
    await waitUntil('the other’s text', async () => (await text(left, 'intake/department')) === 'Finance, third floor');
    await waitUntil('the other’s text', async () => (await text(right, 'intake/contact')) === 'im:left');
    await Promise.all([saved(left), saved(right)]);
  });

  it('keeps the rows that both add', async () => {
    const add = async (panel: Frame, cause: string): Promise<void> => {
      await showTab(panel, 'rootCause');
      const list = field(panel, 'rootCause/hypotheses');
      await list.getByRole('button', { name: /^Add/ }).click();
      await list.locator('[data-item] [data-path$="/cause"] input').last().fill(cause);
    };
    await Promise.all([add(left, 'The fuser is worn'), add(right, 'The driver was replaced')]);
    await caseOnDisk(
      session.workspace,
      number,
      ({ rootCause }) =>
        rootCause?.hypotheses
          ?.map(({ cause }) => cause)
          .sort()
          .join() === 'The driver was replaced,The fuser is worn',
    );
  });

  it('says so when a row goes in which the other is typing, and keeps the text', async () => {
    const causeIn = (panel: Frame) =>
      field(panel, 'rootCause/hypotheses').locator('[data-item] [data-path$="/cause"] input').first();
    await waitUntil(
      'the same rows',
      async () => (await causeIn(left).inputValue()) === (await causeIn(right).inputValue()),
    );
    await causeIn(right).focus();
    await field(left, 'rootCause/hypotheses')
      .locator('[data-item]')
      .first()
      .getByRole('button', { name: /^Remove/ })
      .click();
    await causeIn(right).pressSequentially(', seen on site', { delay: 30 });
    const kept = await waitUntil('the text, in the file or offered in the panel', async () => {
      const onDisk = await caseOnDisk(session.workspace, number, () => true);
      const inFile =
        onDisk.rootCause?.hypotheses?.some(({ cause }) => cause?.endsWith('seen on site') === true) === true;
      const notice = right.locator('.notice.is-warning');
      return inFile || ((await notice.isVisible()) && ((await notice.textContent()) ?? '').includes('on site'));
    });
    assert.ok(kept);
  });

  it('shows both values where both wrote into one field, and takes the one that is chosen', async () => {
    await Promise.all([showTab(left, 'intake'), showTab(right, 'intake')]);
    await Promise.all([
      typeInto(left, 'intake/system', 'Printer on floor 3'),
      typeInto(right, 'intake/system', 'The label printer'),
    ]);
    const conflictIn = (panel: Frame) => field(panel, 'intake/system').locator('.conflict');
    const [asked, askedWindow] = await waitUntil('the conflict', async () => {
      if (await conflictIn(left).isVisible()) return [left, session.window] as const;
      return (await conflictIn(right).isVisible()) ? ([right, other] as const) : undefined;
    });
    const said = (await conflictIn(asked).textContent()) ?? '';
    assert.ok(said.includes(asked === left ? 'Printer' : 'The '), said);
    await askedWindow.page.bringToFront();
    const theirs = (await conflictIn(asked).locator('dd').last().textContent()) ?? '';
    await conflictIn(asked).getByRole('button', { name: 'Take theirs' }).click();
    await conflictIn(asked).waitFor({ state: 'hidden' });
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.system === theirs);
  });

  it('breaks no rule of the Content Security Policy', () => {
    assert.deepEqual([...session.window.webviewErrors, ...other.webviewErrors], []);
  });
});
