import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { fullCase } from '../../unit/domain/fullCase.ts';
import { CaseFixture, workspaceFolder } from '../evidence/caseFixture.ts';
import { withAnswers } from '../procedure/scriptedUser.ts';
import { waitUntil } from '../../host/waitUntil.ts';

const linksIn = async (content: string, language: string): Promise<vscode.DocumentLink[]> => {
  const { uri } = await vscode.workspace.openTextDocument({ content, language });
  return vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
};
const openTabs = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

describe('Links to cases', function () {
  this.timeout(60_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are made of numbers in Markdown and in comments, but only of cases that are there', async () => {
    const { case: current } = await CaseFixture.make(fullCase());
    for (const [language, content] of [
      ['markdown', `See ${current.number} and TS-20200101-AAAAA.`],
      ['shellscript', `# ${current.number}: works around a proxy\nexit 0 # TS-20200101-AAAAA`],
    ] as const) {
      const [link, ...others] = await linksIn(content, language);
      assert.ok(link && others.length === 0, language);
      const start = content.indexOf(current.number);
      assert.deepEqual([link.range.start.character, link.range.end.character], [start, start + 17]);
      assert.equal(link.tooltip, 'Login loop · Draft · Chen Jing');
      assert.equal(link.target?.scheme, 'command');
    }
  });

  it('open the case; of several with the number the one that is picked', async () => {
    const { case: current, folder } = await CaseFixture.make(fullCase({ title: 'First of two' }));
    const open = () => vscode.commands.executeCommand('casebook.openNumber', { number: current.number });
    await open();
    await waitUntil('the panel', () => openTabs().some((label) => label.includes('First of two')));
    cpSync(folder, path.join(workspaceFolder(), 'casebook', 'copy-of-a-case'), { recursive: true });
    await vscode.commands.executeCommand('casebook.refresh');
    const [pick] = await withAnswers(['copy-of-a-case'], open);
    assert.equal(pick?.choices.length, 2);
  });

  it('say so when there is no such case', async () => {
    await CaseFixture.make(fullCase());
    const [message] = await withAnswers([undefined], () =>
      vscode.commands.executeCommand('casebook.openNumber', { number: 'TS-20200101-AAAAA' }),
    );
    assert.match(message?.title ?? '', /^There is no case TS-20200101-AAAAA in this window\. Open the folder/);
  });

  it('are copied for other people', async () => {
    const { case: current, uri } = await CaseFixture.make(fullCase());
    await vscode.commands.executeCommand('casebook.copyLink', { caseFolder: uri.toString() });
    const link = vscode.Uri.parse(await vscode.env.clipboard.readText());
    assert.deepEqual(
      [link.scheme, link.authority, link.path],
      [vscode.env.uriScheme, 'casebook.support-casebook', `/case/${current.number}`],
    );
  });
});
