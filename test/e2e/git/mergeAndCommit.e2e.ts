import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit } from '../../../src/domain/edit.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { openSession, type Session } from '../../host/session.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { caseOnDisk } from '../caseFiles.ts';
import { casePanel, saved, typeInto } from '../casePanel.ts';
import {
  chooseFromMenu,
  notification,
  openViewContainer,
  quickInput,
  quickPickRow,
  runCommand,
  treeRow,
} from '../workbench.ts';

const number = 'TS-20261120-G1TG1';
const file = `casebook/${number}/case.json`;
const start: Case = {
  ...newCase({ title: 'Portal login loop', author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number }),
  triage: { finalPriority: 'medium' },
};
const withValues = (value: Case, ...values: [path: string[], to: unknown][]): string =>
  serializeCase(values.reduce((at, [keys, to]) => applyEdit(at, { type: 'set', path: keys, value: to }).value, value));

describe('A case in a git repository', () => {
  let session: Session;
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: session.workspace, encoding: 'utf8', stdio: 'pipe' });
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(session.workspace, name)), { recursive: true });
    writeFileSync(path.join(session.workspace, name), text);
  };

  before(async () => {
    session = await openSession({
      asInstalled: true,
      git: true,
      files: { [file]: serializeCase(start), 'notes.txt': 'first\n' },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  it('is committed with a proposed message, and nothing else is', async () => {
    const { page } = session.window;
    write('notes.txt', 'staged\n');
    git('add', 'notes.txt');
    await treeRow(page, 'Portal login loop').click();
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:ann');
    const row = treeRow(page, 'Portal login loop');
    await page.locator('.part.sidebar .monaco-list-row[aria-label*="Uncommitted changes"]').waitFor();
    await row.hover();
    await row.getByRole('button', { name: 'Commit Case…' }).click();
    await page.locator('.quick-input-widget:visible', { hasText: 'Files of this case to commit to main: 1' }).waitFor();
    assert.equal(await quickInput(page).inputValue(), `${number} Portal login loop: Intake: Contact: im:ann`);
    await quickInput(page).press('Enter');
    await waitUntil('the commit', () => git('log', '-1', '--format=%s').includes('Contact: im:ann'));
    assert.equal(git('show', '--name-only', '--format=', 'HEAD').trim(), file);
    assert.equal(git('status', '--porcelain').trim(), 'M  notes.txt');
    await saved(panel);
    await page.locator('.monaco-list-row[aria-label*="Uncommitted changes"]').waitFor({ state: 'detached' });
  });

  it('shows its history by its forms', async () => {
    const { page } = session.window;
    await chooseFromMenu(treeRow(page, 'Portal login loop'), 'Show Case History');
    await quickPickRow(page, `${number} Portal login loop: Intake: Contact: im:ann`).waitFor();
    await quickPickRow(page, `${number} Portal login loop: Intake: Contact: im:ann`).click();
    await page.locator('.editor-instance .view-lines', { hasText: 'Contact: im:ann' }).waitFor();
  });

  it('is shown as conflicted and resolved value by value from git’s stages', async () => {
    const { page } = session.window;
    git('commit', '--quiet', '--message', 'Notes');
    const current = await caseOnDisk(session.workspace, number, () => true);
    git('checkout', '--quiet', '-b', 'night-shift');
    write(file, withValues(current, [['triage', 'finalPriority'], 'high'], [['intake', 'department'], 'Finance']));
    git('commit', '--quiet', '--all', '--message', 'Night shift');
    git('checkout', '--quiet', 'main');
    write(file, withValues(current, [['triage', 'finalPriority'], 'low'], [['intake', 'system'], 'Portal']));
    git('commit', '--quiet', '--all', '--message', 'Day shift');
    assert.throws(() => git('merge', 'night-shift'));
    const row = treeRow(page, 'Merge conflict');
    await row.waitFor();
    await row.hover();
    await row.getByRole('button', { name: 'Resolve Conflicts' }).click();
    await quickPickRow(page, 'High').waitFor();
    await quickPickRow(page, 'High').click();
    await quickPickRow(page, 'Write and Stage').waitFor();
    await quickPickRow(page, 'Write and Stage').click();
    const merged = await caseOnDisk(session.workspace, number, () => true);
    assert.deepEqual(
      [merged.triage?.finalPriority, merged.intake?.department, merged.intake?.system],
      ['high', 'Finance', 'Portal'],
    );
    await waitUntil('the case to be staged', () => git('diff', '--name-only', '--diff-filter=U').trim() === '');
    await notification(session.window, 'Continue in the Source Control view');
    git('commit', '--quiet', '--no-edit');
  });

  it('is merged by git itself once merging is set up', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Set Up Merging in This Repository');
    await notification(session.window, 'Git now merges cases field by field');
    git('add', '.gitattributes');
    git('commit', '--quiet', '--message', 'Merge cases field by field');
    const current = await caseOnDisk(session.workspace, number, () => true);
    git('checkout', '--quiet', '-b', 'late-shift');
    write(file, withValues(current, [['status'], 'accepted']));
    git('commit', '--quiet', '--all', '--message', 'Late shift');
    git('checkout', '--quiet', 'main');
    write(file, withValues(current, [['title'], 'Portal sends users back to the login']));
    git('commit', '--quiet', '--all', '--message', 'Early shift');
    git('merge', '--quiet', '--no-edit', 'late-shift');
    await treeRow(page, 'Portal sends users back to the login').waitFor();
    const merged = await caseOnDisk(session.workspace, number, () => true);
    assert.deepEqual([merged.title, merged.status], ['Portal sends users back to the login', 'accepted']);
  });
});
