import * as vscode from 'vscode';
import { local } from '../platform/language.ts';
import { caseFileName, parentOf } from '../store/caseRoot.ts';
import type { CaseDiagnostics, ShownFinding } from './caseDiagnostics.ts';

/** Quick fixes of case lint: each opens the form at the field that the finding is about. */
export class CaseQuickFixes implements vscode.CodeActionProvider {
  readonly #diagnostics: CaseDiagnostics;

  constructor(diagnostics: CaseDiagnostics) {
    this.#diagnostics = diagnostics;
  }

  register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider({ pattern: `**/${caseFileName}` }, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    });
  }

  provideCodeActions(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return this.#diagnostics
      .findingsIn(uri)
      .filter((shown) => shown.range.intersection(range))
      .flatMap((shown) => actionFor(shown, parentOf(uri.toString()), diagnostics));
  }
}

function actionFor(
  { range, finding }: ShownFinding,
  caseFolder: string,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (finding.code === 'unreviewedEvidence') return [reviewAction({ range, finding }, caseFolder, diagnostics)];
  const [record, ...path] = finding.field?.path ?? [];
  if (!finding.field || record === undefined) return [];
  const title = vscode.l10n.t('Open “{0}” in the form', local(finding.field.label));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'casebook.openRecord', title, arguments: [{ caseFolder, record, path }] };
  action.isPreferred = true;
  action.diagnostics = shownAs({ range, finding }, diagnostics);
  return [action];
}

function reviewAction(
  shown: ShownFinding,
  caseFolder: string,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title = vscode.l10n.t('Review evidence for secrets');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const evidence = shown.finding.field?.path[1] ?? '';
  action.command = { command: 'casebook.reviewEvidence', title, arguments: [{ caseFolder, evidence }] };
  action.isPreferred = true;
  action.diagnostics = shownAs(shown, diagnostics);
  return action;
}

const shownAs = ({ range, finding }: ShownFinding, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] =>
  diagnostics.filter((each) => each.message === local(finding.message) && each.range.isEqual(range));
