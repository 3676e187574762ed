import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
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

  it('holds the lint of cases as a script that runs on Node alone', async () => {
    const folder = await session.window.evaluate(
      ({ vscode }, id) => vscode.extensions.getExtension(id)?.extensionUri.fsPath ?? '',
      extensionId,
    );
    const place = path.join(session.workspace, '..', 'linted');
    const lint = (...args: string[]) =>
      runProcess(process.execPath, [path.join(folder, 'dist', 'lint-cases.cjs'), ...args], {
        cwd: place,
        // Nothing that this test run preloads or finds.
        env: { PATH: process.env.PATH },
        quiet: true,
      });
    const file = path.join('casebook', 'TS-20261120-A2B3C', 'case.json');
    await mkdir(path.join(place, path.dirname(file)), { recursive: true });
    const made = newCase({
      title: 'x',
      author: 'Lin',
      now: Date.parse('2026-11-20T01:00:00Z'),
      number: 'TS-20261120-A2B3C',
    });
    const wrong = { ...made, intake: { ...made.intake, occurredAt: '2026-11-20T10:00:00Z' } };
    await writeFile(path.join(place, file), serializeCase(wrong));
    const found = await lint('.', '--language', 'zh-cn');
    assert.equal(found.code, 1, found.output);
    assert.match(found.output, /case\.json:\d+:\d+: 错误 发生时间：.*（impossibleTime）/);
    await writeFile(path.join(place, file), serializeCase(made));
    const clean = await lint('casebook');
    assert.equal(clean.code, 0, clean.output);
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
