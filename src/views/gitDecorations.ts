import * as vscode from 'vscode';
import type { CaseState } from '../git/caseStates.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import type { GitStates } from './gitStates.ts';

const scheme = 'casebook-case';

/**
 * What decorations of a case's row hang on. Not the case's folder itself: its row would take on the marks of every problem
 * in its files as well.
 */
export const decorationUri = (folder: CaseFolder): vscode.Uri =>
  vscode.Uri.from({ scheme, path: vscode.Uri.parse(folder).path, query: folder });

/** The row of a case with what git says of it: for decorations, menus, and whoever hears it read. */
export function withGitState(item: vscode.TreeItem, folder: CaseFolder, state: CaseState | undefined): vscode.TreeItem {
  item.resourceUri = decorationUri(folder);
  if (state === undefined) return item;
  // The menus of the manifest look at it.
  if (item.contextValue?.endsWith(`.${state}`) !== true) item.contextValue = `${item.contextValue ?? ''}.${state}`;
  const { accessibilityInformation: told } = item;
  if (told) item.accessibilityInformation = { ...told, label: vscode.l10n.t('{0}, {1}', told.label, stateName(state)) };
  return item;
}

const stateName = (state: CaseState): string =>
  state === 'conflicted' ? vscode.l10n.t('Merge conflict') : vscode.l10n.t('Uncommitted changes');

/** A letter and a colour beside cases that are uncommitted or in conflict, as the explorer has them. */
export const gitDecorations = (states: GitStates): vscode.Disposable => {
  const changed = new vscode.EventEmitter<vscode.Uri[]>();
  return vscode.Disposable.from(
    changed,
    states.onDidChange((folders) => changed.fire(folders.map(decorationUri))),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => (uri.scheme === scheme ? decoration(states, uri.query) : undefined),
    }),
  );
};

function decoration(states: GitStates, folder: CaseFolder): vscode.FileDecoration | undefined {
  const state = states.get(folder);
  if (state === undefined) return undefined;
  const [letter, color] = { uncommitted: ['M', 'modified'], conflicted: ['!', 'conflicting'] }[state];
  return new vscode.FileDecoration(
    letter,
    stateName(state),
    new vscode.ThemeColor(`gitDecoration.${color}ResourceForeground`),
  );
}
