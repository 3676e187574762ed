import * as vscode from 'vscode';
import type { CaseStore } from '../store/caseStore.ts';
import { pickCase } from '../views/pickCase.ts';
import type { CaseArgument, CaseFolder } from './commands.ts';

/** The case folder that an argument names, without asking. */
export function caseFolderOf(argument: CaseArgument): CaseFolder | undefined {
  if (argument === undefined || typeof argument === 'string') return argument;
  if (!(argument instanceof vscode.Uri)) return 'caseFolder' in argument ? argument.caseFolder : undefined;
  const isFile = argument.path.endsWith('/case.json');
  return (isFile ? vscode.Uri.joinPath(argument, '..') : argument).toString();
}

/** The case that an argument names, else the one whose panel is in front, else one that the user picks. */
export async function resolveCase(
  argument: CaseArgument,
  from: { store: CaseStore; loaded: Promise<void>; front: () => Promise<CaseFolder | undefined> },
): Promise<CaseFolder | undefined> {
  const named = caseFolderOf(argument) ?? (await from.front());
  if (named !== undefined) return named;
  await from.loaded;
  return pickCase(from.store, vscode.l10n.t('Which case?'));
}
