import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, field, saved, typeInto } from './casePanel.ts';
import { notification, openViewContainer, runCommand, treeRow } from './workbench.ts';

const number = 'TS-20261120-F1RE0';
const text = serializeCase(
  newCase({
    title: 'Invoices are printed twice',
    author: 'Lin Wei',
    now: Date.parse('2026-11-20T09:00:00+08:00'),
    number,
  }),
);

/** Mounting needs root, and a kernel that lets it. */
const mount = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'ignore' });

describe('A disk that gives up under an open case', () => {
  let session: Session;
  let panel: Frame;
  let casebook: string;
  let isMounted = false;
  const typed = (at: string): Promise<string> => field(panel, at).locator('input, textarea').first().inputValue();
  const failure = async (): Promise<string> => {
    const shown = panel.locator('[data-save="failed"]');
    await shown.waitFor();
    return (await shown.textContent()) ?? '';
  };

  before(async function () {
    session = await openSession({ lazy: true });
    casebook = path.join(session.workspace, 'casebook');
    mkdirSync(casebook);
    try {
      mount('-t', 'tmpfs', '-o', 'size=256k', 'casebook-test', casebook);
      isMounted = true;
    } catch {
      this.skip();
    }
    mkdirSync(path.join(casebook, number));
    writeFileSync(path.join(casebook, number, 'case.json'), text);
    await openViewContainer(session.window.page, 'Support Casebook');
    await runCommand(session.window.page, 'Casebook: Refresh Cases');
    await treeRow(session.window.page, 'Invoices are printed twice').click();
    panel = await casePanel(session.window);
  });
  after(async () => {
    if (isMounted) execFileSync('umount', ['--lazy', casebook]);
    await session.stop();
  });

  it('that is full: says so, keeps what is typed, and saves it when there is room again', async () => {
    const filler = path.join(casebook, 'filler');
    assert.throws(() => writeFileSync(filler, Buffer.alloc(1024 * 1024)), /ENOSPC/);
    await typeInto(panel, 'intake/contact', 'im:full');
    assert.match(await failure(), /disk is full/i);
    assert.equal(await typed('intake/contact'), 'im:full');
    assert.equal((await readCaseFile(session.workspace, number)).intake?.contact, undefined, 'the file is as it was');
    rmSync(filler);
    await saved(panel);
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.contact === 'im:full');
  });

  it('that is full when the window goes: the next window has it', async () => {
    const filler = path.join(casebook, 'filler');
    assert.throws(() => writeFileSync(filler, Buffer.alloc(1024 * 1024)), /ENOSPC/);
    await typeInto(panel, 'intake/department', 'Accounts');
    await failure();
    await session.window.reload();
    panel = await casePanel(session.window);
    await waitUntil('the text', async () => (await typed('intake/department')) === 'Accounts');
    rmSync(filler);
    await saved(panel);
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.department === 'Accounts');
  });

  it('that is read-only: says so, keeps what is typed, and saves it when it can be written again', async () => {
    mount('-o', 'remount,ro', casebook);
    try {
      await typeInto(panel, 'intake/system', 'Invoice printer');
      assert.match(await failure(), /read-only|cannot be written|may not/i);
      assert.equal(await typed('intake/system'), 'Invoice printer');
    } finally {
      mount('-o', 'remount,rw', casebook);
    }
    await saved(panel);
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.system === 'Invoice printer');
  });
});

describe('A casebook that is taken away and put back', () => {
  it('keeps what is typed meanwhile, brings nothing back by itself, and saves once it is there again', async () => {
    const session = await openSession({ lazy: true, files: { [`casebook/${number}/case.json`]: text } });
    try {
      await openViewContainer(session.window.page, 'Support Casebook');
      await treeRow(session.window.page, 'Invoices are printed twice').click();
      const panel = await casePanel(session.window);
      const casebook = path.join(session.workspace, 'casebook');
      await rename(casebook, `${session.workspace}-away`);
      await typeInto(panel, 'intake/contact', 'im:away');
      await panel.locator('.notice', { hasText: 'The case file is missing' }).waitFor();
      assert.equal(existsSync(casebook), false);
      await rename(`${session.workspace}-away`, casebook);
      await saved(panel);
      await caseOnDisk(session.workspace, number, ({ intake }) => intake?.contact === 'im:away');
      assert.equal(await field(panel, 'intake/contact').locator('input').first().inputValue(), 'im:away');
    } finally {
      await session.stop();
    }
  });
});

describe('An extension host that is killed', () => {
  it('loses nothing that was typed', async () => {
    const session = await openSession({
      asInstalled: true,
      lazy: true,
      files: { [`casebook/${number}/case.json`]: text },
    });
    try {
      const { window } = session;
      await openViewContainer(window.page, 'Support Casebook');
      await treeRow(window.page, 'Invoices are printed twice').click();
      const panel = await casePanel(window);
      await typeInto(panel, 'intake/verbatim', 'Every invoice comes out twi');
      const pid = await window.evaluate(() => process.pid);
      process.kill(pid, 'SIGKILL');
      // Nobody is there to take what is typed now; the page keeps it.
      await panel.locator('[data-path="intake/verbatim"] textarea').first().pressSequentially('ce since noon');
      await waitUntil('a new extension host', async () =>
        window
          .evaluate(() => process.pid)
          .then(
            (now) => now !== pid,
            () => false,
          ),
      );
      const notice = await notification(window, /Nothing that you typed is lost/);
      await notice.getByRole('button', { name: 'Reload Window' }).click();
      await caseOnDisk(
        session.workspace,
        number,
        ({ intake }) => intake?.verbatim === 'Every invoice comes out twice since noon',
      );
    } finally {
      await session.stop();
    }
  });
});
