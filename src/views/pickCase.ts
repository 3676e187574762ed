import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import { sortCases } from '../domain/caseSorting.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { isOpen, statuses } from '../domain/workflow.ts';
import { local } from '../platform/language.ts';
import type { CaseStore } from '../store/caseStore.ts';

/** Lets the user choose a case: open ones by priority first. `undefined` when they cancel. */
export async function pickCase(
  store: Pick<CaseStore, 'entries'>,
  placeHolder: string,
): Promise<CaseFolder | undefined> {
  const cases = sortCases(
    [...store.entries()].filter((entry) => entry.kind === 'case'),
    'priority',
  );
  const items = [
    ...cases.filter(({ summary }) => isOpen(summary.status)),
    ...cases.filter(({ summary }) => !isOpen(summary.status)),
  ].map((entry) => ({
    label: entry.summary.title || entry.summary.number,
    description: entry.summary.number,
    detail: [local(labelOf(statuses, entry.summary.status)), entry.summary.assignee].filter(Boolean).join(' · '),
    folder: entry.folder,
  }));
  if (items.length === 0) {
    const create = vscode.l10n.t('New Case');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no case in this workspace yet.'),
      create,
    );
    if (chosen === create) await vscode.commands.executeCommand('casebook.newCase');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.folder;
}
