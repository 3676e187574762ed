import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { newCase } from '../../../src/domain/case.ts';
import { openSession, type Session } from '../../host/session.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { TestRepository } from '../../unit/git/testRepository.ts';
import { clearNotifications, notification, openViewContainer, treeRow } from '../workbench.ts';

const number = 'TS-20261120-HAND0';
const file = `casebook/${number}/case.json`;

describe('A conflict that is no question of values', () => {
  const repository = new TestRepository();
  const now = Date.parse('2026-11-20T09:00:00+08:00');
  const made = newCase({ title: 'Scanner jams', author: 'Lin Wei', now, number });
  let session: Session;
  const git = (...args: string[]): string => repository.git('-C', session.workspace, ...args);
  const dialog = () => session.window.page.locator('.monaco-dialog-box');
  const isStaged = () => waitUntil('the case to be staged', () => git('diff', '--name-only', '--diff-filter=U') === '');
  const resolve = (): Promise<unknown> => {
    const caseFolder = `file://${path.join(session.workspace, 'casebook', number)}`;
    void session.window.executeCommand('casebook.resolveConflicts', { caseFolder }).catch(() => undefined);
    return dialog().waitFor();
  };
  const told = async (text: string): Promise<void> => {
    await notification(session.window, text);
    await clearNotifications(session.window);
  };

  before(async () => {
    // main: changed by the day shift; gone: the night shift deleted it; night: the night shift changed it.
    repository.writeCase(made);
    repository.commit('Start');
    repository.git('checkout', '--quiet', '-b', 'gone');
    repository.git('rm', '--quiet', '-r', `casebook/${number}`);
    repository.commit('Delete it');
    repository.git('checkout', '--quiet', 'main', '-b', 'night');
    repository.writeCase({ ...made, title: 'Scanner jams at night' });
    repository.commit('Night shift');
    repository.git('checkout', '--quiet', 'main');
    repository.writeCase({ ...made, title: 'Scanner jams by day' });
    repository.commit('Day shift');
    session = await openSession({ asInstalled: true, copyOf: repository.root });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Scanner jams by day').waitFor();
  });
  after(async () => {
    await session.stop();
    repository.remove();
  });
  const merge = (branch: string): void => assert.throws(() => git('merge', branch));

  it('keeps a case that one side deleted and the other changed, when the user says so', async () => {
    merge('gone');
    await resolve();
    await dialog().getByText('was deleted in gone and changed on the other side').waitFor();
    await dialog().getByRole('button', { name: 'Keep the Case' }).click();
    await isStaged();
    await told('Continue in the Source Control view');
    assert.equal(existsSync(path.join(session.workspace, file)), true);
    assert.match(git('show', `:${file}`), /Scanner jams by day/);
    git('merge', '--abort');
  });

  it('deletes it when the user says so, and leaves everything as it is when the question is dismissed', async () => {
    merge('gone');
    await resolve();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    assert.equal(git('diff', '--name-only', '--diff-filter=U').trim(), file);
    await resolve();
    await dialog().getByRole('button', { name: 'Delete the Case' }).click();
    await isStaged();
    await told('Continue in the Source Control view');
    assert.equal(existsSync(path.join(session.workspace, file)), false);
    git('merge', '--abort');
  });

  it('stages a file as it is that somebody mended by hand', async () => {
    merge('night');
    repository.git('-C', session.workspace, 'checkout', '--ours', file);
    await treeRow(session.window.page, 'Scanner jams by day').waitFor();
    await resolve();
    await dialog().getByText('reads well as it is, but to git it is still in conflict').waitFor();
    await dialog().getByRole('button', { name: 'Stage as It Is' }).click();
    await isStaged();
    assert.match(git('show', `:${file}`), /Scanner jams by day/);
    git('merge', '--abort');
  });
});
