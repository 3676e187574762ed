import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Case } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { openSession, type Session } from '../../host/session.ts';
import { at, fullCase, go } from '../../unit/domain/fullCase.ts';
import { caseOnDisk } from '../caseFiles.ts';
import { answer, openViewContainer, pick, treeRow, webviewFrame } from '../workbench.ts';
import { author, files, settings } from './caseDriver.ts';

const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'UTC' } as const;
const { contact: _, ...intake } = fullCase().intake ?? {};
const draft = fullCase({ number: 'TS-20261116-GATE1', title: 'Nobody to call', intake });
const triaged = go(fullCase({ number: 'TS-20261116-GATE2', title: 'Nobody was told' }), 'accept', [
  'triage',
  { promised },
]);

const fileOf = ({ number }: Case): string => `casebook/${number}/case.json`;

describe('A gate that is not met, in the panel', () => {
  let session: Session;
  before(async () => {
    session = await openSession({
      lazy: true,
      settings,
      files: { ...files, [fileOf(draft)]: serializeCase(draft), [fileOf(triaged)]: serializeCase(triaged) },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  const open = async ({ title, number }: Case): Promise<Frame> => {
    await treeRow(session.window.page, title).click();
    return webviewFrame(session.window.page, `body[data-ready] .page:has-text("${number}")`);
  };

  it('is overridden from its list of what is missing, with a reason that the timeline keeps', async () => {
    const panel = await open(draft);
    await panel.getByRole('button', { name: 'Accept' }).click();
    assert.deepEqual(await panel.locator('.gate .gate-field').allTextContents(), ['Contact']);
    await panel.getByRole('button', { name: 'Override with a reason…' }).click();
    await answer(session.window.page, 'Why does the case go on without it?', 'The reporter is at the desk');
    const { timeline } = await caseOnDisk(session.workspace, draft.number, ({ status }) => status === 'accepted');
    const { by, override } = timeline?.at(-1) ?? {};
    assert.deepEqual([by, override], [author, { reason: 'The reporter is at the desk', missing: ['intake.contact'] }]);
    await panel.getByRole('tab', { name: /^Timeline/ }).click();
    await panel.getByText('Gate overridden: The reporter is at the desk').waitFor();
  });

  it('lets the first response be logged from that list, and goes on', async () => {
    const panel = await open(triaged);
    const start = panel.getByRole('button', { name: 'Start diagnosis' });
    await start.click();
    await panel.locator('.gate').getByRole('button', { name: 'Log the First Response…' }).click();
    await pick(session.window.page, 'Phone');
    await answer(session.window.page, 'What was said?', 'We are on it');
    await caseOnDisk(session.workspace, triaged.number, ({ timeline }) => timeline?.at(-1)?.type === 'firstResponse');
    await start.click();
    const { timeline } = await caseOnDisk(session.workspace, triaged.number, ({ status }) => status === 'diagnosing');
    assert.equal(timeline?.at(-1)?.override, undefined);
  });
});
