import * as vscode from 'vscode';
import type { CaseStore } from '../store/caseStore.ts';
import { groupOf, isEmpty } from './caseGroups.ts';
import type { CaseTree } from './caseTree.ts';

/** How often the ages in the tree are drawn again, milliseconds. */
const redrawEvery = 10 * 60_000;

/** The view "Cases": its badge (cases that wait for triage), its message while loading, and the key for the welcome view. */
export function caseTreeView(tree: CaseTree, store: CaseStore): vscode.Disposable {
  const view = vscode.window.createTreeView('casebook.cases', { treeDataProvider: tree, showCollapseAll: true });
  const draw = (): void => {
    let waiting = 0;
    for (const entry of store.entries()) if (groupOf(entry) === 'untriaged') waiting += 1;
    view.badge =
      waiting === 0 ? undefined : { value: waiting, tooltip: vscode.l10n.t('Cases not yet triaged: {0}', waiting) };
    view.message = store.isLoaded ? '' : vscode.l10n.t('Reading cases…');
    void vscode.commands.executeCommand('setContext', 'casebook.empty', store.isLoaded && isEmpty(store));
  };
  draw();
  const changes = store.onDidChange(draw);
  const timer = setInterval(() => {
    if (view.visible) tree.redraw();
  }, redrawEvery);
  return vscode.Disposable.from(view, changes, { dispose: () => clearInterval(timer) });
}
