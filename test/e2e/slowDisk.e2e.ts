import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel, drawn, field, saved, typeInto } from './casePanel.ts';
import { openViewContainer, runCommand, treeRow } from './workbench.ts';

const count = 60;
const numberOf = (index: number): string => `TS-20261120-SW0${String(index).padStart(2, '0')}`;
const last = numberOf(count - 1);

describe('A slow disk under a casebook', () => {
  let session: Session;

  /** Every call of the extension host's file system that names a path of the casebook takes its time from now on. */
  const slowDown = (milliseconds: number): Promise<void> =>
    session.window.evaluate(({ require }, delay) => {
      const fs = require('node:fs') as typeof import('node:fs');
      const state = globalThis as { casebookSlow?: { delay: number; blocking: number; waiting: number } };
      const slow = state.casebookSlow;
      if (slow) {
        slow.delay = delay;
        return;
      }
      const counts = (state.casebookSlow = { delay, blocking: 0, waiting: 0 });
      const isOfCasebook = (target: unknown) =>
        typeof target === 'string' && target.includes('casebook-e2e') && target.includes('/casebook/');
      const nap = new Int32Array(new SharedArrayBuffer(4));
      const calls = (of: object) => Object.entries(of).filter(([, value]) => typeof value === 'function');
      for (const [name, call] of calls(fs)) {
        if (!name.endsWith('Sync')) continue;
        Object.assign(fs, {
          [name]: (...parameters: unknown[]): unknown => {
            if (isOfCasebook(parameters[0])) {
              counts.blocking += 1;
              Atomics.wait(nap, 0, 0, counts.delay);
            }
            return Reflect.apply(call as () => unknown, fs, parameters);
          },
        });
      }
      for (const [name, call] of calls(fs.promises)) {
        Object.assign(fs.promises, {
          [name]: async (...parameters: unknown[]): Promise<unknown> => {
            if (isOfCasebook(parameters[0])) {
              counts.waiting += 1;
              await new Promise((resolve) => setTimeout(resolve, counts.delay));
            }
            return Reflect.apply(call as () => unknown, fs.promises, parameters);
          },
        });
      }
    }, milliseconds);
  const calls = (): Promise<{ blocking: number; waiting: number }> =>
    session.window.evaluate(() => {
      const { casebookSlow } = globalThis as { casebookSlow?: { blocking: number; waiting: number } };
      return casebookSlow ?? { blocking: 0, waiting: 0 };
    });

  before(async () => {
    session = await openSession({ lazy: true });
  });
  after(() => session.stop());

  it('is read without holding up VS Code: a few files at once to find out, all others while it goes on', async () => {
    await slowDown(100);
    for (let index = 0; index < count; index += 1) {
      const folder = path.join(session.workspace, 'casebook', numberOf(index));
      mkdirSync(folder, { recursive: true });
      const now = Date.parse('2026-11-20T09:00:00+08:00') + index * 60_000;
      const made = newCase({ title: `Slow case ${index}`, author: 'Lin Wei', now, number: numberOf(index) });
      writeFileSync(path.join(folder, 'case.json'), serializeCase(made));
    }
    await openViewContainer(session.window.page, 'Support Casebook');
    await runCommand(session.window.page, 'Casebook: Refresh Cases');
    await treeRow(session.window.page, 'Slow case').waitFor();
    await waitUntil('all cases to be read', () =>
      session.window.evaluate(async ({ vscode }) => {
        await vscode.commands.executeCommand('casebook.copyDiagnostics');
        const said = await vscode.env.clipboard.readText();
        return said.includes('60 readable') && said.includes('Everything read: true');
      }),
    );
    const { blocking, waiting } = await calls();
    assert.ok(waiting >= count, `${waiting} calls did not hold anything up`);
    assert.ok(blocking <= count / 4, `${blocking} calls held up the extension host`);
  });

  it('takes what is typed while a save is on its way, in order, and says when it is on disk', async () => {
    const caseFolder = pathToFileURL(path.join(session.workspace, 'casebook', last)).href;
    await session.window.executeCommand('casebook.openCase', { caseFolder });
    const panel = await casePanel(session.window);
    await slowDown(500);
    const before = await calls();
    await typeInto(panel, 'intake/contact', 'im:slow');
    await waitUntil('a save to begin', async () => (await calls()).waiting > before.waiting);
    await typeInto(panel, 'intake/department', 'Accounts');
    await drawn(panel);
    assert.equal(await panel.locator('[data-save="saved"]').count(), 0, 'nothing is called saved that is not');
    await typeInto(panel, 'intake/contact', ' or phone');
    assert.equal(await field(panel, 'intake/contact').locator('input').inputValue(), 'im:slow or phone');
    await saved(panel);
    const { intake } = await readCaseFile(session.workspace, last);
    assert.deepEqual([intake?.contact, intake?.department], ['im:slow or phone', 'Accounts']);
    assert.equal((await calls()).blocking, before.blocking, 'a save holds nothing up');
  });

  it('loses nothing when the window goes in the middle of a save', async () => {
    const panel = await casePanel(session.window);
    const before = await calls();
    await typeInto(panel, 'intake/system', 'Invoice printer');
    await waitUntil('a save to begin', async () => (await calls()).waiting > before.waiting);
    await session.window.reload();
    await caseOnDisk(session.workspace, last, ({ intake }) => intake?.system === 'Invoice printer');
    await saved(await casePanel(session.window));
  });
});
