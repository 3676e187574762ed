import assert from 'node:assert/strict';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { fullCase } from '../unit/domain/fullCase.ts';
import { caseOnDisk } from './caseFiles.ts';
import { clearNotifications, editorTab, notification, quickInput } from './workbench.ts';

const number = 'TS-20261116-RCH01';
const title = 'Login loop';

describe('Reaching a case from elsewhere', () => {
  let session: Session;
  before(async () => {
    session = await openSession({
      asInstalled: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(fullCase({ number })),
        'notes.md': `${number} is one, TS-20200101-AAAAA is none.\n`,
      },
    });
  });
  after(() => session.stop());
  afterEach(() => session.window.executeCommand('workbench.action.closeAllEditors'));

  it('opens it from its number in Markdown, by a click with Ctrl held', async () => {
    const { page } = session.window;
    await session.window.evaluate(async ({ vscode }) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (folder) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'notes.md'));
    });
    const links = page.locator('.monaco-editor .detected-link');
    await links.first().waitFor();
    assert.ok((await links.allInnerTexts()).join('').startsWith(number));
    await page
      .locator('.monaco-editor .view-line .detected-link')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await editorTab(page, title).waitFor();
  });

  it('opens it from its number in a terminal', async () => {
    const { page } = session.window;
    await session.window.evaluate(({ vscode }, text) => {
      const terminal = vscode.window.createTerminal('links');
      terminal.show();
      terminal.sendText(`clear; echo '${text}'`);
    }, `${number} ${number} ${number}`);
    const screen = page.locator('.terminal-wrapper.active .xterm-screen');
    await screen.waitFor();
    await waitUntil(
      'the case to open',
      async () => {
        // VS Code finds the links of a line when the mouse comes to it, and says what a link is about.
        const { x = 0, y = 0 } = (await screen.boundingBox()) ?? {};
        await page.mouse.move(x + 130, y + 60);
        await page.mouse.move(x + 130, y + 8, { steps: 3 });
        await page
          .locator('.workbench-hover, .monaco-hover', { hasText: `${title} · ` })
          .first()
          .waitFor({ timeout: 3_000 });
        await page.keyboard.down('Control');
        await page.mouse.click(x + 130, y + 8);
        await page.keyboard.up('Control');
        await editorTab(page, title).waitFor({ timeout: 2_000 });
        return true;
      },
      30_000,
    );
    await session.window.executeCommand('workbench.action.terminal.killAll');
  });

  it('opens it from a link outside, and says so when the link leads nowhere', async () => {
    const { window } = session;
    // A browser cannot register the scheme: VS Code has a page of its own that hands such links to the window.
    const follow = async (path: string): Promise<void> => {
      const link = await window.evaluate(async ({ vscode }, to) => {
        const uri = vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: 'casebook.support-casebook', path: to });
        return (await vscode.env.asExternalUri(uri)).toString(true);
      }, path);
      const other = await window.page.context().newPage();
      await other.goto(link);
      await other.close();
    };
    await follow(`/case/${number}`);
    await editorTab(window.page, title).waitFor();
    await clearNotifications(window);
    await follow('/case/TS-20200101-AAAAA');
    await notification(window, /There is no case TS-20200101-AAAAA in this window\. Open the folder/);
    await clearNotifications(window);
  });

  it('lets an assistant write only after VS Code asked, with the values', async () => {
    const { window } = session;
    const dialog = window.page.locator('.monaco-dialog-box');
    const write = (value: string): Promise<string> =>
      window.evaluate(
        async ({ vscode }, given) => {
          const fields = { technicalSummary: given.value };
          const input = { number: given.number, record: 'intake', fields };
          try {
            await vscode.lm.invokeTool('casebook_draftRecord', { input, toolInvocationToken: undefined });
            return 'written';
          } catch (error) {
            return `refused: ${String(error)}`;
          }
        },
        { number, value },
      );
    const refused = write('The cookie is dropped');
    await dialog.getByText(`Let the assistant write into case ${number}?`).waitFor();
    assert.match(await dialog.innerText(), /Intake: Technical reading: The cookie is dropped/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.match(await refused, /^refused/);
    const agreed = write('The proxy drops the cookie');
    await dialog.getByRole('button', { name: 'Yes' }).click();
    assert.equal(await agreed, 'written');
    await caseOnDisk(
      session.workspace,
      number,
      ({ intake }) => intake?.technicalSummary === 'The proxy drops the cookie',
    );
    await quickInput(window.page).waitFor({ state: 'hidden' });
  });
});
