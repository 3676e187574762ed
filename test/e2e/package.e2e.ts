import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runProcess } from '../host/childProcess.ts';
import { extensionId, extensionVersion } from '../host/extensionManifest.ts';
import { projectRoot } from '../host/hosts.ts';
import { openSession, type Session } from '../host/session.ts';
import { caseFolders, caseOnDisk } from './caseFiles.ts';
import { casePanel, typeInto } from './casePanel.ts';
import { answer, runCommand } from './workbench.ts';

const vsix = path.join(projectRoot, `support-casebook-${extensionVersion}.vsix`);

describe('The package, installed @oldest', () => {
  let session: Session;
  before(async function () {
    this.timeout(120_000);
    const { code, output } = await runProcess(process.execPath, ['--import', 'tsx', 'scripts/package.ts'], {
      cwd: projectRoot,
      quiet: true,
    });
    assert.equal(code, 0, output);
    session = await openSession({ vsix, locale: 'zh-cn' });
  });
  after(async () => {
    await session.stop();
    await rm(vsix, { force: true });
  });

  it('is what runs, not the source folder', async () => {
    const { active, folder } = await session.window.evaluate(({ vscode }, id) => {
      const extension = vscode.extensions.getExtension(id);
      return { active: extension?.isActive, folder: extension?.extensionUri.fsPath ?? '' };
    }, extensionId);
    assert.equal(active, true);
    assert.ok(!folder.startsWith(projectRoot), folder);
  });

  it('makes a case and saves it, in Chinese', async () => {
    await runCommand(session.window.page, '案卷: 新建案卷…');
    await answer(session.window.page, '用几个字描述问题', '打印机离线');
    await answer(session.window.page, '上报人是谁', '');
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:wang');
    const [folder = ''] = await caseFolders(session.workspace);
    await caseOnDisk(session.workspace, folder, ({ intake }) => intake?.contact === 'im:wang');
    assert.deepEqual(session.window.webviewErrors, []);
  });
});
