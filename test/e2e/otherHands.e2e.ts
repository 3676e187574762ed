import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Frame } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import { casePanel, field, saved, typeInto } from './casePanel.ts';
import { openViewContainer, treeRow } from './workbench.ts';

const number = 'TS-20261120-HAND5';
const file = `casebook/${number}/case.json`;

describe('Other hands on a case that is open', () => {
  let session: Session;
  let panel: Frame;
  const run = promisify(execFile);
  const git = (cwd: string, ...args: string[]) => run('git', args, { cwd });
  const input = (at: string) => field(panel, at).locator('input, textarea').first();
  const shows = (at: string, text: string): Promise<boolean> =>
    waitUntil(`${at} to show ${text}`, async () => (await input(at).inputValue()) === text);
  /** Which field has the focus, and where its caret is. */
  const caret = (): Promise<string> =>
    panel.evaluate<string>(
      `((host) => {
        const control = host.shadowRoot?.activeElement ?? host;
        return [host.closest('[data-path]')?.dataset.path, control.selectionStart].join(' ');
      })(document.activeElement)`,
    );
  const change = async (folder: string, from: string, to: string): Promise<void> => {
    const text = await readFile(path.join(folder, file), 'utf8');
    assert.ok(text.includes(from), text);
    await writeFile(path.join(folder, file), text.replace(from, to));
  };

  before(async () => {
    const made = newCase({
      title: 'Badge reader',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    const intake = { ...made.intake, department: 'Reception', system: 'Door 4' };
    session = await openSession({ lazy: true, git: true, files: { [file]: serializeCase({ ...made, intake }) } });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Badge reader').click();
    panel = await casePanel(session.window);
  });
  after(() => session.stop());

  it('pull: another person’s change comes in while one types; focus, caret and text stay', async () => {
    const there = path.join(session.workspace, '..', 'colleague');
    await git(session.workspace, 'clone', '--quiet', '.', there);
    await change(there, '"Reception"', '"Reception, ground floor"');
    const as = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.invalid'];
    await git(there, ...as, 'commit', '--quiet', '--all', '--message', 'Department');

    await typeInto(panel, 'intake/verbatim', 'The reader blinks red');
    await saved(panel);
    await git(session.workspace, 'commit', '--quiet', '--all', '--message', 'Words');
    await panel.locator('[data-path="intake/verbatim"] textarea').first().press('Home');
    await session.window.page.keyboard.type('Since noon: ');
    const before = await caret();
    assert.equal(before, 'intake/verbatim 12');
    await saved(panel);
    await git(session.workspace, 'stash', '--quiet');
    await git(session.workspace, 'pull', '--quiet', '--no-rebase', '--no-edit', there, 'HEAD');
    await git(session.workspace, 'stash', 'pop', '--quiet');
    await shows('intake/department', 'Reception, ground floor');
    assert.equal(await caret(), before);
    await session.window.page.keyboard.type('(!) ');
    const now = await caseOnDisk(
      session.workspace,
      number,
      ({ intake }) => intake?.verbatim === 'Since noon: (!) The reader blinks red',
    );
    assert.equal(now.intake?.department, 'Reception, ground floor');
  });

  it('stash: what is stashed goes from the panel, and comes back with it', async () => {
    await git(session.workspace, 'commit', '--quiet', '--all', '--message', 'So far');
    await typeInto(panel, 'intake/contact', 'im:ann');
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.contact === 'im:ann');
    await saved(panel);
    await field(panel, 'intake/system').locator('input').first().focus();
    await git(session.workspace, 'stash', '--quiet');
    await shows('intake/contact', '');
    assert.equal((await git(session.workspace, 'status', '--porcelain')).stdout, '', 'nothing is written back');
    await git(session.workspace, 'stash', 'pop', '--quiet');
    await shows('intake/contact', 'im:ann');
  });

  it('an editor: what is changed in the JSON and saved shows in the panel, beside what is typed there', async () => {
    const { window } = session;
    await typeInto(panel, 'intake/system', ', west wing');
    await window.evaluate(async ({ vscode }, name) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) return;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
      const at = document.getText().indexOf('"Reception, ground floor"');
      const edit = new vscode.WorkspaceEdit();
      const range = new vscode.Range(
        document.positionAt(at),
        document.positionAt(at + '"Reception, ground floor"'.length),
      );
      edit.replace(document.uri, range, '"Front desk"');
      await vscode.workspace.applyEdit(edit);
      await document.save();
    }, file);
    await shows('intake/department', 'Front desk');
    const now = await caseOnDisk(
      session.workspace,
      number,
      ({ intake }) => intake?.department === 'Front desk' && intake.system === 'Door 4, west wing',
    );
    assert.equal(now.intake?.contact, 'im:ann');
  });

  it('breaks no rule of the Content Security Policy', () => {
    assert.deepEqual(session.window.webviewErrors, []);
  });
});
