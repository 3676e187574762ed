import * as vscode from 'vscode';
import type { CaseClocks } from '../clock/caseClocks.ts';
import { gatherChanges } from '../clock/gatherChanges.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { isEmpty } from './caseGroups.ts';
import type { CaseTree } from './caseTree.ts';

/** How often it is looked which ages in the tree have moved on, milliseconds. */
const redrawEvery = 10 * 60_000;

/** The view "Cases": its badge (cases whose response is due soon or overdue), its message while loading, and the key for the welcome view. */
export function caseTreeView(tree: CaseTree, store: CaseStore, clocks: CaseClocks): vscode.Disposable {
  const view = vscode.window.createTreeView('casebook.cases', { treeDataProvider: tree, showCollapseAll: true });
  const draw = (): void => {
    view.message = store.isLoaded ? '' : vscode.l10n.t('Reading cases…');
    void vscode.commands.executeCommand('setContext', 'casebook.empty', store.isLoaded && isEmpty(store));
  };
  let shown = '';
  const count = (): void => {
    const [due, overdue] = [clocks.pressing.warning.size, clocks.pressing.overdue.size];
    // Clocks change every minute; the badge seldom does.
    if (shown === `${due} ${overdue}`) return;
    shown = `${due} ${overdue}`;
    const value = due + overdue;
    view.badge =
      value === 0
        ? undefined
        : { value, tooltip: vscode.l10n.t('First responses due soon: {0}, overdue: {1}', due, overdue) };
  };
  draw();
  count();
  const changes = store.onDidChange(draw);
  const clockChanges = gatherChanges(clocks, count);
  const timer = setInterval(() => {
    if (view.visible) tree.redrawAges(Date.now());
  }, redrawEvery);
  return vscode.Disposable.from(view, changes, clockChanges, { dispose: () => clearInterval(timer) });
}
