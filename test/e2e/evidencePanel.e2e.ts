import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel, field, saved, showTab } from './casePanel.ts';
import { openViewContainer, treeRow } from './workbench.ts';

const number = 'TS-20261120-P1CTR';
const log = 'evidence/01-app-aaaa.txt';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** One excerpt, which a hypothesis cites. */
const cited = (): Case => ({
  ...newCase({ title: 'Sign-in fails', author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number }),
  rootCause: {
    hypotheses: [{ id: 'h1', dimension: 'machine', cause: 'Pool exhausted', verdict: 'confirmed', evidence: ['log1'] }],
  },
  evidence: [
    {
      id: 'log1',
      kind: 'log',
      title: 'app.log:1-4',
      file: log,
      bytes: 20,
      sha256: 'a'.repeat(64),
      attachedAt: '2026-11-20T09:05:00+08:00',
      attachedBy: 'Lin Wei',
      source: { path: 'logs/app.log', startLine: 1, endLine: 4 },
    },
  ],
});

describe('The evidence of a case in its panel', () => {
  let session: Session;
  let panel: Frame;
  before(async () => {
    session = await openSession({
      asInstalled: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(cited()),
        [`casebook/${number}/${log}`]: 'one\ntwo\nthree\nfour <b>\n',
        'logs/app.log': 'one\n',
      },
    });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Sign-in fails').click();
    panel = await casePanel(session.window);
    await showTab(panel, 'evidence');
  });
  after(() => session.stop());

  const onDisk = (isAsWanted: (current: Case) => boolean) => caseOnDisk(session.workspace, number, isAsWanted);
  const picture = (current: Case) => current.evidence?.find(({ id }) => id !== 'log1');
  /** The browser's own event, with a real file in it. */
  const give = (kind: 'paste' | 'drop', name: string, bytes: Buffer): Promise<unknown> =>
    panel.evaluate(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(${JSON.stringify([...bytes])})], '${name}', { type: 'image/png' }));
      const own = { bubbles: true, cancelable: true, composed: true };
      document.body.dispatchEvent('${kind}' === 'paste'
        ? new ClipboardEvent('paste', { ...own, clipboardData: transfer })
        : new DragEvent('drop', { ...own, dataTransfer: transfer }));
    })()`);

  it('shows the first lines of a text and who cites it', async () => {
    const row = field(panel, 'evidence/log1');
    await waitUntil('the text', async () => (await row.locator('pre').textContent()) === 'one\ntwo\nthree');
    await row.getByRole('button', { name: 'Show more' }).click();
    await row.getByText('four <b>').waitFor();
    await row.getByRole('button', { name: 'Hypothesis “Pool exhausted”' }).waitFor();
  });

  it('takes a pasted screenshot, asks for its title in place, and shows it', async () => {
    await give('paste', 'image.png', png);
    const title = panel.locator('.arrivals input');
    await title.waitFor();
    await title.fill('登录页 is blank');
    await title.press('Enter');
    const item = picture(await onDisk((current) => picture(current)?.title === '登录页 is blank'));
    assert.match(item?.file ?? '', /^evidence\/02-[^/]+\.png$/);
    assert.deepEqual(await readFile(path.join(session.workspace, 'casebook', number, item?.file ?? '')), png);
    const image = field(panel, `evidence/${item?.id ?? ''}`).getByRole('img', { name: 'Picture: 登录页 is blank' });
    await image.waitFor();
    await waitUntil('the picture to be drawn', () =>
      panel.evaluate(`document.querySelector('.thumbnail img').naturalWidth === 1`),
    );
  });

  it('refuses what is pasted as a picture and is none, and says that nothing was attached', async () => {
    await give('paste', 'image.png', Buffer.from('<svg onload="alert(1)">'));
    await panel.locator('.arrival-text', { hasText: 'Nothing was attached' }).waitFor();
    await panel.getByRole('button', { name: 'Dismiss: ' }).click();
    assert.equal((await onDisk(() => true)).evidence?.length, 2);
  });

  it('gives a dropped file a name of its own, whatever it is called', async () => {
    await give('drop', '../../..\\\\evil:name?.ps1', png);
    const title = panel.locator('.arrivals input');
    await title.press('Enter');
    const { evidence = [] } = await onDisk((current) => current.evidence?.length === 3);
    assert.match(evidence[2]?.file ?? '', /^evidence\/03-evil-name-[0-9a-z]{4}\.ps1$/);
  });

  it('keeps a note that is typed through a reload of the window', async () => {
    await field(panel, 'evidence/log1').getByRole('button', { name: 'Note: ' }).click();
    await field(panel, 'evidence/log1/note').locator('textarea').pressSequentially('四行 show the timeout');
    await saved(panel);
    await session.window.reload();
    panel = await casePanel(session.window);
    // Open for typing as before, the caret where it was.
    const note = field(panel, 'evidence/log1/note').locator('textarea');
    await waitUntil('the note', async () => (await note.inputValue()) === '四行 show the timeout');
    await onDisk(({ evidence }) => evidence?.[0]?.note === '四行 show the timeout');
  });

  it('asks before a cited item is deleted, and says where it is cited', async () => {
    const { page } = session.window;
    await field(panel, 'evidence/log1').getByRole('button', { name: 'Delete: ' }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Hypothesis “Pool exhausted”').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.equal((await onDisk(() => true)).evidence?.length, 3);
    await field(panel, 'evidence/log1').getByRole('button', { name: 'Delete: ' }).click();
    await dialog.getByRole('button', { name: 'Delete and Remove Citations' }).click();
    const current = await onDisk(({ evidence }) => evidence?.length === 2);
    assert.deepEqual(current.rootCause?.hypotheses?.[0]?.evidence, []);
  });
});
