import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openSession, type Session } from '../../host/session.ts';
import { TestRepository } from '../../unit/git/testRepository.ts';
import { sampleCase } from '../../unit/store/sampleCase.ts';
import { casePanel, saved, typeInto } from '../casePanel.ts';
import { clearNotifications, notification, openViewContainer, treeRow } from '../workbench.ts';

const { number, title } = sampleCase();

describe('A hostile repository in Restricted Mode', () => {
  const repository = new TestRepository();
  const sprung = `${repository.root}-sprung`;
  let session: Session;
  before(async () => {
    const trap = path.join(repository.root, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> "${sprung}"\n`);
    chmodSync(trap, 0o755);
    repository.write('.gitattributes', '* diff=trap filter=trap merge=trap\n');
    repository.writeCase({ ...sampleCase(), status: 'diagnosing' });
    repository.commit('Start');
    for (const hook of ['pre-commit', 'post-checkout', 'post-index-change'])
      writeFileSync(path.join(repository.root, '.git', 'hooks', hook), `#!/bin/sh\n"${trap}" ${hook}\n`, {
        mode: 0o755,
      });
    const settings = ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.editor', 'diff.external', 'gpg.program'];
    const drivers = [
      'diff.trap.textconv',
      'diff.trap.command',
      'filter.trap.clean',
      'filter.trap.smudge',
      'merge.trap.driver',
    ];
    for (const name of [...settings, ...drivers]) repository.git('config', name, `"${trap}" ${name}`);
    // A git that only notes that it was called.
    const programs = `${repository.root}-programs`;
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'git'), `#!/bin/sh\necho "git $*" >> "${sprung}"\n`, { mode: 0o755 });
    session = await openSession({
      restricted: true,
      copyOf: repository.root,
      env: { PATH: `${programs}${path.delimiter}${process.env.PATH ?? ''}` },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(async () => {
    await session.stop();
    repository.remove();
    rmSync(sprung, { force: true });
    rmSync(`${repository.root}-programs`, { recursive: true });
  });
  const told = (): string => (existsSync(sprung) ? readFileSync(sprung, 'utf8') : '');

  it('runs neither git nor any program that its settings name, whatever is done with a case', async () => {
    const { window } = session;
    await treeRow(window.page, title).click();
    const panel = await casePanel(window);
    await typeInto(panel, 'intake/contact', 'im:ann');
    await saved(panel);
    const folder = await window.evaluate(
      ({ vscode }, name) =>
        vscode.Uri.joinPath(
          vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
          'casebook',
          name,
        ).toString(),
      number,
    );
    for (const command of ['commitCase', 'showCaseHistory', 'resolveConflicts', 'setUpMerging', 'removeMerging']) {
      await window.evaluate(({ vscode }, own) => void vscode.commands.executeCommand(own.command, own.folder), {
        command: `casebook.${command}`,
        folder,
      });
      await notification(window, 'so git is not run');
      await clearNotifications(window);
    }
    assert.equal(told(), '');
  });

  it('would run them if git were asked', () => {
    repository.try('status');
    assert.notEqual(told(), '');
  });
});
