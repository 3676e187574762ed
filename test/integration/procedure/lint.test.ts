import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { at, fullCase, go, withValue } from '../../unit/domain/fullCase.ts';
import { CaseFixture } from '../evidence/caseFixture.ts';
import { withAnswers } from './scriptedUser.ts';

const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const faulty = () =>
  withValue(go(fullCase(), 'accept', ['triage', { promised }]), ['intake', 'occurredAt'], at('09:30'));
const fileOf = ({ uri }: CaseFixture): vscode.Uri => vscode.Uri.joinPath(uri, 'case.json');
const problemsOf = (fixture: CaseFixture): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(fileOf(fixture)).filter(({ source }) => source === 'casebook');
const codes = (fixture: CaseFixture): unknown[] => problemsOf(fixture).map(({ code }) => code);

describe('Case lint in the Problems panel', function () {
  this.timeout(60_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('names what is wrong at its place while the case is open as text, also before it is saved', async () => {
    const fixture = await CaseFixture.make(faulty());
    assert.deepEqual(codes(fixture), []);
    const document = await vscode.workspace.openTextDocument(fileOf(fixture));
    await vscode.window.showTextDocument(document);
    await waitUntil('the finding', () => codes(fixture).includes('impossibleTime'));
    const [problem] = problemsOf(fixture);
    assert.equal(document.getText(problem?.range), `"${at('09:30')}"`);
    assert.match(problem?.message ?? '', /^Occurred at: /);

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, problem!.range, `"${at('08:30')}"`);
    await vscode.workspace.applyEdit(edit);
    await waitUntil('the finding to go', () => codes(fixture).length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('has a quick fix that opens the form at the field', async () => {
    const fixture = await CaseFixture.make(faulty());
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileOf(fixture)));
    const [problem] = await waitUntil('the finding', () => {
      const found = problemsOf(fixture);
      return found.length > 0 && found;
    });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileOf(fixture),
      problem!.range,
    );
    const fix = actions.find(({ title }) => title === 'Open “Occurred at” in the form');
    assert.deepEqual(fix?.command?.arguments, [
      { caseFolder: fixture.uri.toString(), record: 'intake', path: ['occurredAt'] },
    ]);
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    await waitUntil('the panel', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview)),
    );
  });

  it('lints a case while its form is open', async () => {
    const fixture = await CaseFixture.make(faulty());
    await vscode.commands.executeCommand('casebook.openCase', { caseFolder: fixture.uri.toString() });
    await waitUntil('the finding', () => codes(fixture).length > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await waitUntil('the findings to go with the form', () => codes(fixture).length === 0);
  });

  it('checks all cases on request, and from then on those that change', async () => {
    const fixture = await CaseFixture.make(faulty());
    const broken = await CaseFixture.make(faulty());
    writeFileSync(path.join(broken.folder, 'case.json'), '{ "number": ');
    await vscode.commands.executeCommand('casebook.refresh');
    const [summary] = await withAnswers([], () => vscode.commands.executeCommand('casebook.lintAll'));
    assert.match(summary?.title ?? '', /^All cases checked\. Errors: \d+, warnings: \d+/);
    assert.deepEqual([codes(fixture), codes(broken)], [['impossibleTime'], ['truncated']]);
    const mended = withValue(fixture.case, ['intake', 'occurredAt'], at('08:30'));
    writeFileSync(path.join(fixture.folder, 'case.json'), serializeCase(mended));
    await waitUntil('the finding to go', () => codes(fixture).length === 0);
    rmSync(broken.folder, { recursive: true });
    await waitUntil('the finding to go with the case', () => codes(broken).length === 0);
  });
});
