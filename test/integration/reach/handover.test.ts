import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { at, fullCase, go } from '../../unit/domain/fullCase.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { CaseFixture, workspaceFolder } from '../evidence/caseFixture.ts';
import { withAnswers } from '../procedure/scriptedUser.ts';

const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const triaged = (assignee: string) => {
  const full = fullCase();
  return go({ ...full, triage: { ...full.triage, assignee } }, 'accept', ['triage', { promised }]);
};

describe('Handing over', function () {
  this.timeout(60_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('copies a case in the language that is chosen, with its remaining time by the clock', async () => {
    const fixture = await CaseFixture.make(triaged('Chen Jing'));
    const handOver = () => vscode.commands.executeCommand('casebook.handOver', { caseFolder: fixture.uri.toString() });
    const [pick] = await withAnswers(['Copy to the clipboard English'], handOver);
    assert.equal(pick?.choices.length, 6, 'three places in two languages');
    const english = await vscode.env.clipboard.readText();
    assert.ok(english.startsWith(`# Handover: ${fixture.case.number} Login loop\n`));
    assert.match(english, /## Response time\n\nThe deadline was .+: overdue .+\n/);
    assert.match(english, /## Risks\n\n- The response is overdue\./);
    await withAnswers(['Copy to the clipboard 简体中文'], handOver);
    assert.match(await vscode.env.clipboard.readText(), /^# 工作交接：.+[^]*## 响应时限\n\n响应时限为/);
  });

  it('opens an editor with all open cases of mine, and writes a file', async () => {
    const settings = vscode.workspace.getConfiguration('casebook');
    await settings.update('author', 'Han Meimei');
    try {
      const mine = [await CaseFixture.make(triaged('Han Meimei')), await CaseFixture.make(triaged(' han meimei '))];
      const other = await CaseFixture.make(triaged('Chen Jing'));
      const handOver = () => vscode.commands.executeCommand('casebook.handOver');
      await withAnswers(['All my open cases', 'Open in a new editor English'], handOver);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /^# Handover by Han Meimei\n[^]*Cases: 2\n/);
      for (const { case: current } of mine) assert.ok(text.includes(`## ${current.number} `));
      assert.ok(!text.includes(other.case.number));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

      const target = vscode.Uri.file(path.join(workspaceFolder(), 'handover.md'));
      const original = vscode.window.showSaveDialog;
      Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve(target) });
      try {
        await withAnswers(['All my open cases', 'Save to a file… 简体中文'], handOver);
      } finally {
        Object.assign(vscode.window, { showSaveDialog: original });
      }
      assert.match(readFileSync(target.fsPath, 'utf8'), /^# Han Meimei 的工作交接\n/);
      await waitUntil('the file', () => vscode.window.activeTextEditor?.document.uri.fsPath === target.fsPath);
    } finally {
      await settings.update('author', undefined);
    }
  });
});
