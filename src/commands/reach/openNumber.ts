import * as vscode from 'vscode';
import type { CaseLinkTarget } from '../../domain/caseLink.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseEntry } from '../../store/caseEntry.ts';

/**
 * Opens the case with a number; lets the user choose when several folders have it.
 * @throws UserError when no case of this workspace has it
 */
export async function openNumber(
  { store, loaded, panels }: Pick<Services, 'store' | 'loaded' | 'panels'>,
  { number, record }: CaseLinkTarget,
): Promise<void> {
  // A link from outside may be what started the window.
  if (store.findByNumber(number).length === 0) await loaded;
  const entry = await chooseOne(number, store.findByNumber(number));
  if (entry) await panels.open(entry.folder, record === undefined ? undefined : [record]);
}

async function chooseOne(number: string, entries: readonly CaseEntry[]): Promise<CaseEntry | undefined> {
  const [only] = entries;
  if (!only)
    throw new UserError(
      vscode.l10n.t(
        'There is no case {0} in this window. Open the folder whose casebook holds it, then follow the link again.',
        number,
      ),
    );
  if (entries.length === 1) return only;
  const items = entries.map((entry) => ({
    label: entry.kind === 'case' ? entry.summary.title || number : number,
    description: entry.root.name,
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(entry.folder)),
    entry,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('{0} is there more than once', number),
    placeHolder: vscode.l10n.t('Which one?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.entry;
}
