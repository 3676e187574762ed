import * as vscode from 'vscode';
import type { CaseClocks } from '../clock/caseClocks.ts';
import { gatherChanges } from '../clock/gatherChanges.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { describeListState, isDefaultArrangement } from '../domain/listState.ts';
import { language, local } from '../platform/language.ts';
import { isEmpty } from './caseGroups.ts';
import { CaseDragAndDrop } from './caseDragAndDrop.ts';
import type { CaseList } from './caseList.ts';
import type { CaseTree } from './caseTree.ts';

/** How often it is looked which ages in the tree have moved on, milliseconds. */
const redrawEvery = 10 * 60_000;

/** While cases are being read, what is shown is counted at most this often, milliseconds. */
const countEvery = 1_000;

/** The view "Cases": what the list shows now, its badge (cases whose response is due soon or overdue), its message while loading, and the key for the welcome view. */
export function caseTreeView(tree: CaseTree, list: CaseList, store: CaseStore, clocks: CaseClocks): vscode.Disposable {
  const view = vscode.window.createTreeView('casebook.cases', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: new CaseDragAndDrop(tree),
  });
  const draw = (): void => {
    view.message = store.isLoaded ? '' : vscode.l10n.t('Reading cases…');
    void vscode.commands.executeCommand('setContext', 'casebook.empty', store.isLoaded && isEmpty(store));
  };
  let describedAt = -Infinity;
  const describe = (): void => {
    describedAt = performance.now();
    const pieces = describeListState(list.state).map(local);
    const { shown, all } = list.isFiltered ? list.counts : { shown: 0, all: 0 };
    const number = (value: number): string => value.toLocaleString(language());
    if (list.isFiltered) pieces.unshift(vscode.l10n.t('{0} of {1}', number(shown), number(all)));
    view.description = pieces.join(' · ');
    void vscode.commands.executeCommand('setContext', 'casebook.filtered', list.isFiltered);
    void vscode.commands.executeCommand('setContext', 'casebook.arranged', !isDefaultArrangement(list.state));
    void vscode.commands.executeCommand(
      'setContext',
      'casebook.noMatch',
      list.isFiltered && store.isLoaded && shown === 0 && all > 0,
    );
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
  describe();
  count();
  const changes = store.onDidChange(({ loading }) => {
    draw();
    if (list.isFiltered && (!loading || performance.now() - describedAt > countEvery)) describe();
  });
  const arrangement = list.onDidChange(describe);
  const selection = view.onDidChangeSelection(({ selection: nodes }) => {
    list.selection = nodes.flatMap((node) => (node.kind === 'case' ? node.caseFolder : []));
  });
  const clockChanges = gatherChanges(clocks, () => {
    count();
    if (list.state.filter.due) describe();
  });
  const timer = setInterval(() => {
    if (view.visible) tree.redrawAges(Date.now());
  }, redrawEvery);
  return vscode.Disposable.from(view, changes, arrangement, selection, clockChanges, {
    dispose: () => clearInterval(timer),
  });
}
