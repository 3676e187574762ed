import * as vscode from 'vscode';
// In an extension of your own: a copy of the file, beside your sources.
import type { CaseInfo, SupportCasebookApi, SupportCasebookExports } from '../../../api/support-casebook.d.ts';

/** Makes a case of what the Problems panel says about a file, and counts the urgent cases in the status bar. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const extension = vscode.extensions.getExtension<SupportCasebookExports>('casebook.support-casebook');
  if (!extension) throw new Error('Support Casebook is not installed');
  const casebook = (await extension.activate()).getApi(1);

  const urgent = vscode.window.createStatusBarItem('casebookProblems.urgent', vscode.StatusBarAlignment.Right);
  urgent.name = 'Urgent cases';
  const count = async (): Promise<void> => {
    const cases = await casebook.listCases({ isOpen: true, priority: ['urgent'] });
    urgent.text = `$(flame) ${cases.length}`;
    urgent.tooltip = cases.map(({ number, title }) => `${number} ${title}`).join('\n');
    urgent.show();
  };
  context.subscriptions.push(
    urgent,
    casebook.onDidChangeCases(() => void count()),
    vscode.commands.registerCommand('casebookProblems.report', () => report(casebook)),
  );
  await count();
}

/** @returns the case, or nothing when the file has no problems */
async function report(casebook: SupportCasebookApi): Promise<CaseInfo | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const problems = document ? vscode.languages.getDiagnostics(document.uri) : [];
  if (!document || problems.length === 0) {
    void vscode.window.showInformationMessage('This file has no problems.');
    return undefined;
  }
  const file = vscode.workspace.asRelativePath(document.uri);
  const made = await casebook.createCase({
    title: `${problems.length} problems in ${file}`,
    labels: ['build'],
    intake: { system: file, technicalSummary: problems[0]?.message ?? '' },
  });
  const lines = problems.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`);
  await casebook.attachEvidence(made.number, [
    { title: `Problems of ${file}`, kind: 'log', extension: '.log', content: `${lines.join('\n')}\n` },
  ]);
  await casebook.updateCase(made.number, [
    { type: 'set', path: ['triage'], value: { category: 'software', subcategory: 'application' } },
  ]);
  return made;
}
