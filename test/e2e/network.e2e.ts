import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import {
  chooseFromMenu,
  editorTab,
  openViewContainer,
  pick,
  quickInput,
  quickPickRow,
  runCommand,
  treeRow,
  webviewFrame,
} from './workbench.ts';

const number = 'TS-20261122-NETW0';
const ping = (lost: number, ms: number): string =>
  [
    'PING www.example.com (192.0.2.10) from 10.1.2.3 eth0: 56(84) bytes of data.',
    ...Array.from({ length: 4 - lost }, (_, n) => `64 bytes from 192.0.2.10: icmp_seq=${n + 1} ttl=57 time=${ms}.0 ms`),
    '',
    '--- www.example.com ping statistics ---',
    `4 packets transmitted, ${4 - lost} received, ${lost * 25}% packet loss, time 3004ms`,
    `rtt min/avg/max/mdev = ${ms}.000/${ms}.000/${ms}.000/0.000 ms`,
    '',
  ].join('\n');
const evidence = (id: string, title: string, text: string, hour: number) => ({
  id,
  kind: 'terminal',
  title,
  file: `evidence/${id}.txt`,
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
  attachedAt: `2026-11-22T${hour}:00:00+08:00`,
  attachedBy: 'Lin Wei',
});

describe('Network tests', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'Slow site',
      author: 'Lin Wei',
      now: Date.parse('2026-11-22T09:00:00+08:00'),
      number,
    });
    const texts = { before: ping(1, 31), after: ping(0, 12), other: 'INFO nothing about any network\n' };
    session = await openSession({
      files: {
        [`casebook/${number}/case.json`]: serializeCase({
          ...made,
          triage: { category: 'network' },
          evidence: [
            evidence('before', 'ping in the morning', texts.before, 10),
            evidence('after', 'ping at noon', texts.after, 12),
            evidence('other', 'application log', texts.other, 13),
          ],
        }),
        ...Object.fromEntries(
          Object.entries(texts).map(([id, text]) => [`casebook/${number}/evidence/${id}.txt`, text]),
        ),
      },
    });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'Slow site').locator('.monaco-tl-twistie').click();
    await treeRow(page, /^Evidence/)
      .locator('.monaco-tl-twistie')
      .click();
  });
  after(() => session.stop());

  it('say in the tree what they found, other evidence says nothing of the kind', async () => {
    const { page } = session.window;
    await treeRow(page, '4 sent, 25% lost, 31 ms avg').waitFor();
    await treeRow(page, '4 sent, 0% lost, 12 ms avg').waitFor();
    assert.doesNotMatch((await treeRow(page, 'application log').textContent()) ?? '', /lost/);
  });

  it('open as charts beside their text, and compare before and after in words', async () => {
    const { page } = session.window;
    await chooseFromMenu(treeRow(page, 'ping in the morning'), 'Open Network View');
    const view = await webviewFrame(page, 'body[data-ready] .network-page .rtt');
    assert.equal(await view.locator('.rtt .mark-lost').count(), 1);
    await view.locator('.raw-value', { hasText: '25' }).first().waitFor();
    await view.getByRole('button', { name: 'Compare with…' }).click();
    await quickPickRow(page, 'ping at noon').click();
    await view.locator('.differences .is-better', { hasText: 'loss 25% → 0%' }).waitFor();
    await view.locator('.differences .is-better', { hasText: 'average 31 → 12 ms' }).waitFor();
    await view.getByRole('button', { name: 'Stop comparing' }).click();
    await view.getByRole('button', { name: 'Fill Network Details' }).waitFor();
  });

  it('fill the network block of record 3 in one step, which one Undo takes back', async () => {
    const { page } = session.window;
    const view = await webviewFrame(page, 'body[data-ready] .network-page .rtt');
    await view.getByRole('button', { name: 'Fill Network Details' }).click();
    await quickPickRow(page, 'IP address').waitFor();
    await quickInput(page).press('Enter');
    const filled = await caseOnDisk(session.workspace, number, (now) => now.details?.network?.ip === '10.1.2.3');
    assert.deepEqual(filled.details?.network?.pingEvidence, ['before']);
    assert.equal(filled.details.network.specificSite, undefined);
    await runCommand(page, 'Casebook: Undo Change of Case');
    await pick(page, 'Slow site');
    await caseOnDisk(session.workspace, number, (now) => now.details?.network?.ip === undefined);
  });

  it('can be seen from their text, by the button of the title bar', async () => {
    const { page } = session.window;
    await treeRow(page, 'ping at noon').click();
    await editorTab(page, 'after.txt').waitFor();
    await page.locator('.editor-actions').getByRole('button', { name: 'Open Network View' }).click();
    await editorTab(page, 'Network: ping at noon').waitFor();
    await waitUntil(
      'the file as it was',
      async () =>
        (await readFile(path.join(session.workspace, 'casebook', number, 'evidence', 'after.txt'), 'utf8')) ===
        ping(0, 12),
    );
  });
});
