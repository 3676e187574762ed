import * as vscode from 'vscode';
import { local } from '../../platform/language.ts';
import type { Services } from '../../services.ts';
import { nameOf } from '../../store/caseRoot.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { caseFolderOf } from '../resolveCase.ts';

/** The case that an argument names, else one whose file holds conflict markers; asks when there are several. */
export async function pickConflicted(
  { store, loaded, resolveCase }: Services,
  argument: CaseArgument,
): Promise<CaseFolder | undefined> {
  const named = caseFolderOf(argument);
  if (named !== undefined) return named;
  await loaded;
  const conflicted = [...store.entries()].flatMap((entry) =>
    entry.kind === 'invalid' && entry.problem.kind === 'conflictMarkers' ? [entry] : [],
  );
  // A file that reads well can still be in conflict to git.
  if (conflicted.length === 0) return resolveCase(undefined);
  if (conflicted.length === 1) return conflicted[0]?.folder;
  const items = conflicted.map(({ folder, number, problem }) => ({
    label: number ?? nameOf(folder),
    detail: local(problem.message),
    folder,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Resolve Conflicts'),
    placeHolder: vscode.l10n.t('Which case?'),
  });
  return chosen?.folder;
}
