import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newCase } from '../../../src/domain/case.ts';
import { openSession, type Session } from '../../host/session.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { TestRepository } from '../../unit/git/testRepository.ts';
import { answer, chooseFromMenu, clearNotifications, notification, openViewContainer, treeRow } from '../workbench.ts';

const number = 'TS-20261120-REFSD';

describe('A commit that cannot be made', () => {
  const repository = new TestRepository();
  let session: Session;
  const inWorkspace = (name: string): string => path.join(session.workspace, name);
  const git = (...args: string[]): string => repository.git('-C', session.workspace, ...args);
  const commitCase = (): Promise<void> =>
    chooseFromMenu(treeRow(session.window.page, 'Portal login loop'), 'Commit Case…');
  const told = async (message: string): Promise<void> => {
    await notification(session.window, message);
    await clearNotifications(session.window);
  };
  const dialog = () => session.window.page.locator('.monaco-dialog-box');
  const heads = (): string => git('rev-parse', 'HEAD');

  before(async () => {
    const now = Date.parse('2026-11-20T09:00:00+08:00');
    repository.writeCase(newCase({ title: 'Portal login loop', author: 'Lin Wei', now, number }));
    repository.commit('Start');
    // Nothing of the machine's own settings: an identity there would do as well.
    const env = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    session = await openSession({ asInstalled: true, copyOf: repository.root, env });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(async () => {
    await session.stop();
    repository.remove();
  });

  it('says that nothing changed', async () => {
    await commitCase();
    await told('has no changes since its last commit');
  });

  it('asks about evidence that .gitignore leaves out, and shows what a hook said', async () => {
    writeFileSync(inWorkspace('.gitignore'), '*.log\n');
    git('add', '.gitignore');
    git('commit', '--quiet', '--message', 'Ignore logs');
    git('config', 'core.hooksPath', '.hooks');
    writeFileSync(path.join(session.workspace, '.git', 'info', 'exclude'), '.hooks\n');
    const before = heads();
    const evidence = inWorkspace(`casebook/${number}/evidence`);
    mkdirSync(evidence, { recursive: true });
    writeFileSync(path.join(evidence, '01-app.log'), 'line\n');
    mkdirSync(inWorkspace('.hooks'));
    writeFileSync(inWorkspace('.hooks/pre-commit'), '#!/bin/sh\necho "Cases need a priority first" >&2\nexit 1\n');
    chmodSync(inWorkspace('.hooks/pre-commit'), 0o755);
    await commitCase();
    await dialog().getByText('evidence/01-app.log').waitFor();
    await dialog().getByRole('button', { name: 'Include Them' }).click();
    await answer(session.window.page, 'Files of this case to commit to main: 1', 'With its log');
    await told('A hook of the repository refused the commit: “Cases need a priority first”');
    assert.equal(heads(), before);
    assert.equal(git('status', '--porcelain').trim(), '');
    writeFileSync(inWorkspace('.hooks/pre-commit'), '#!/bin/sh\nexit 0\n');
    await commitCase();
    await dialog().getByRole('button', { name: 'Include Them' }).click();
    await answer(session.window.page, 'Files of this case to commit to main: 1', 'With its log');
    await session.window.page.locator('.statusbar-item', { hasText: `Committed ${number} to main` }).waitFor();
    assert.equal(
      git('show', '--name-only', '--format=%s', 'HEAD').trim(),
      `With its log\n\ncasebook/${number}/evidence/01-app.log`,
    );
  });

  it('warns on a detached head, and is not made when the user thinks better of it', async () => {
    git('checkout', '--quiet', '--detach');
    writeFileSync(inWorkspace(`casebook/${number}/evidence/02-note.txt`), 'note\n');
    const before = heads();
    await commitCase();
    await dialog().getByText('belongs to no branch').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    assert.equal(heads(), before);
    git('checkout', '--quiet', 'main');
  });

  it('says whose turn it is when git cannot: no identity, no signature, a lock, a merge under way', async () => {
    const change = (name: string): void => writeFileSync(inWorkspace(`casebook/${number}/evidence/${name}`), name);
    const attempt = async (): Promise<void> => {
      await commitCase();
      await answer(session.window.page, 'Files of this case to commit to main', 'One more');
    };
    const before = heads();
    change('03-note.txt');
    git('config', 'commit.gpgSign', 'true');
    git('config', 'gpg.program', '/bin/false');
    await attempt();
    await told('The commit could not be signed, so nothing was committed; the case is saved');
    git('config', 'commit.gpgSign', 'false');

    writeFileSync(inWorkspace('.git/index.lock'), '');
    await attempt();
    await told('Another git process is at work in this repository');
    rmSync(inWorkspace('.git/index.lock'));

    git('config', 'user.useConfigOnly', 'true');
    git('config', '--unset', 'user.name');
    git('config', '--unset', 'user.email');
    await attempt();
    await told('Git does not know who you are, so nothing was committed; the case is saved');
    git('config', 'user.name', 'Lin Wei');
    git('config', 'user.email', 'lin@example.invalid');

    writeFileSync(inWorkspace('.git/MERGE_HEAD'), `${before}\n`);
    await commitCase();
    await told('A merge is under way, and git commits it only as a whole. The case is saved');
    rmSync(inWorkspace('.git/MERGE_HEAD'));

    assert.equal(heads(), before);
    await attempt();
    await waitUntil('the commit', () => heads() !== before);
  });

  it('says that there is no repository', async () => {
    renameSync(inWorkspace('.git'), inWorkspace('.git-away'));
    await commitCase();
    await told('is not in a git repository');
    renameSync(inWorkspace('.git-away'), inWorkspace('.git'));
  });
});
