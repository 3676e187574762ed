import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { extensionId } from '../host/extensionManifest.ts';
import { openSession, testedHost, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { answer, notification, quickInput, runCommand, setTheme, webviewFrame } from './workbench.ts';

describe('VS Code with the extension @oldest', () => {
  let session: Session;

  before(async () => {
    session = await openSession({ files: { 'notes/hello.md': '# Hello\n' }, git: true });
  });
  after(() => session.stop());

  it('runs the host asked for, with the extension active', async () => {
    const seen = await session.window.evaluate(
      ({ vscode }, id) => ({ version: vscode.version, active: vscode.extensions.getExtension(id)?.isActive }),
      extensionId,
    );
    assert.ok(seen.version.startsWith(`${testedHost()}.`), seen.version);
    assert.equal(seen.active, true);
  });

  it('opens the scratch workspace', async () => {
    const folders = await session.window.evaluate(({ vscode }) =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.path),
    );
    assert.deepEqual(folders, [session.workspace]);
    assert.ok(existsSync(path.join(session.workspace, '.git')));
  });

  it('runs commands by their title in the Command Palette', async () => {
    await runCommand(session.window.page, 'File: New Untitled Text File');
    await waitUntil('an untitled editor', () =>
      session.window.evaluate(({ vscode }) => vscode.window.activeTextEditor?.document.isUntitled === true),
    );
  });

  it('answers an input box and reads notifications', async () => {
    const { window } = session;
    await window.evaluate(({ vscode }) => {
      void vscode.window.showInputBox({ prompt: 'Who are you?' }).then((name) => {
        void vscode.window.showInformationMessage(`Good day, ${name ?? 'nobody'}.`);
      });
    });
    await answer(window.page, 'Who are you?', '李工');
    await notification(window, 'Good day, 李工.');
    await quickInput(window.page).waitFor({ state: 'hidden' });
  });

  it('sees into a webview, and what its Content Security Policy reports', async () => {
    const { window } = session;
    await window.evaluate(({ vscode }) => {
      const panel = vscode.window.createWebviewPanel('smoke', 'Smoke', vscode.ViewColumn.One, { enableScripts: true });
      const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';
      panel.webview.html = `<html><head>${policy}</head><body><h1>Good day</h1><script>1</script></body></html>`;
    });
    const frame = await webviewFrame(window.page, 'h1');
    assert.equal(await frame.locator('h1').textContent(), 'Good day');
    await waitUntil('the report', () => window.webviewErrors.some((text) => text.includes('Content Security Policy')));
    assert.deepEqual(
      window.webviewErrors.filter((text) => !text.includes('inline script')),
      [],
    );
    await window.executeCommand('workbench.action.closeActiveEditor');
  });

  it('changes the theme', async () => {
    await setTheme(session.window, 'light');
    const kind = await session.window.evaluate(({ vscode }) => vscode.window.activeColorTheme.kind);
    assert.equal(kind, 1);
    await setTheme(session.window, 'dark');
  });

  it('comes back after a reload, with a new extension host', async () => {
    const pid = () => session.window.evaluate(({ require }) => (require('node:process') as NodeJS.Process).pid);
    const before = await pid();
    await session.window.reload();
    assert.notEqual(await pid(), before);
  });

  it('has a second window on the same workspace', async () => {
    const other = await session.openWindow();
    const file = path.join(session.workspace, 'notes', 'hello.md');
    await other.evaluate(async ({ vscode }, target) => {
      await vscode.workspace.fs.writeFile(vscode.Uri.file(target), new TextEncoder().encode('# Changed\n'));
    }, file);
    assert.equal(await readFile(file, 'utf8'), '# Changed\n');
    assert.equal(await session.window.evaluate(({ vscode }) => vscode.workspace.name), 'workspace');
    await other.close();
  });
});

describe('VS Code started otherwise', () => {
  let session: Session | undefined;
  afterEach(async () => {
    await session?.stop();
    session = undefined;
  });

  it('speaks Chinese', async () => {
    session = await openSession({ locale: 'zh-cn' });
    assert.equal(await session.window.evaluate(({ vscode }) => vscode.env.language), 'zh-cn');
  });

  it('does not trust a workspace in Restricted Mode', async () => {
    session = await openSession({ restricted: true, lazy: true });
    assert.equal(await session.window.evaluate(({ vscode }) => vscode.workspace.isTrusted), false);
  });

  it('opens several folders, and none', async () => {
    session = await openSession({ folders: ['north', 'south'] });
    const names = () =>
      session?.window.evaluate(({ vscode }) => (vscode.workspace.workspaceFolders ?? []).map(({ name }) => name));
    assert.deepEqual(await names(), ['north', 'south']);
    await session.stop();
    session = await openSession({ noFolder: true });
    assert.deepEqual(await names(), []);
  });
});
