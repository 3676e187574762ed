import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { pickCase } from '../../views/pickCase.ts';

/** Lets the user choose a case other than this one. `undefined`: cancelled, or there is no other. */
export async function pickOtherCase(
  { store, loaded }: Services,
  folder: CaseFolder,
  placeHolder: string,
): Promise<{ readonly folder: CaseFolder; readonly number: string } | undefined> {
  await loaded;
  const others = [...store.entries()].filter((entry) => entry.kind === 'case' && entry.folder !== folder);
  if (others.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no other case in this workspace.'));
    return undefined;
  }
  const picked = await pickCase({ entries: () => others }, placeHolder);
  const entry = picked === undefined ? undefined : store.entry(picked);
  return entry?.kind === 'case' ? { folder: entry.folder, number: entry.summary.number } : undefined;
}
