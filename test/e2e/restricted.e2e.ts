import assert from 'node:assert/strict';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { caseFolders, caseOnDisk } from './caseFiles.ts';
import { casePanel, saved, typeInto } from './casePanel.ts';
import {
  answer,
  clearNotifications,
  notification,
  openViewContainer,
  quickInput,
  quickPickRow,
  runCommand,
  treeRow,
} from './workbench.ts';

const number = 'TS-20261120-TRST1';

describe('Restricted Mode', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: 'From an unknown repository',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      lazy: true,
      restricted: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(made),
        'logs/app.log': 'first line\nsecond line\n',
      },
    });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'From an unknown repository').click();
    await casePanel(session.window);
  });
  after(() => session.stop());

  it('is what the window is in', async () => {
    assert.equal(await session.window.evaluate(({ vscode }) => vscode.workspace.isTrusted), false);
  });

  it('lets a case be edited', async () => {
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:ann');
    await saved(panel);
    await caseOnDisk(session.workspace, number, ({ intake }) => intake?.contact === 'im:ann');
  });

  it('lets a case be made', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: New Case…');
    await answer(page, 'What is the problem', 'Made in Restricted Mode');
    await answer(page, 'Who reported it', '');
    await treeRow(page, 'Made in Restricted Mode').waitFor();
    assert.equal((await caseFolders(session.workspace)).length, 2);
  });

  it('lets lines of a log be attached', async () => {
    const { window } = session;
    await window.evaluate(async ({ vscode }) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!folder) return;
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'logs/app.log'));
      editor.selection = new vscode.Selection(0, 0, 1, 0);
    });
    const made = (await caseFolders(session.workspace)).find((name) => name !== number) ?? '';
    await window.executeCommand('casebook.attachSelection');
    const { evidence } = await caseOnDisk(session.workspace, made, (now) => now.evidence?.length === 1);
    assert.equal(evidence?.[0]?.source?.path, 'logs/app.log');
  });

  it('makes links of case numbers, and lets no assistant write', async () => {
    const seen = await session.window.evaluate(async ({ vscode }, known) => {
      const content = `${known}, TS-20200101-AAAAA`;
      const { uri } = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
      const links = await vscode.commands.executeCommand<unknown[]>('vscode.executeLinkProvider', uri);
      const input = { number: known, record: 'intake', fields: { system: 'Written by an assistant' } };
      const answer = await Promise.resolve(
        vscode.lm.invokeTool('casebook_draftRecord', { input, toolInvocationToken: undefined }),
      ).then(
        () => 'written',
        (error: unknown) => String(error),
      );
      return { links: links.length, answer };
    }, number);
    assert.equal(seen.links, 1);
    assert.match(seen.answer, /Nothing was written: this window is in Restricted Mode/);
  });

  it('runs no program: the commands are not offered, and say why when called', async () => {
    const { window } = session;
    await window.page.keyboard.press('F1');
    await quickInput(window.page).fill('>Casebook: Attach');
    await quickPickRow(window.page, 'Casebook: Attach File to Active Case…').waitFor();
    assert.equal(await quickPickRow(window.page, 'Casebook: Run ping and Attach…').count(), 0);
    await window.page.keyboard.press('Escape');
    for (const command of ['casebook.runPing', 'casebook.runTraceroute', 'casebook.runStepCommand']) {
      await clearNotifications(window);
      const running = window.executeCommand(command);
      await notification(window, /Restricted Mode, so no command is run\. Trust it first/);
      await clearNotifications(window);
      await running;
    }
    assert.equal(await window.evaluate(({ vscode }) => vscode.window.terminals.length), 0);
  });
});
