import * as vscode from 'vscode';
import { records } from '../domain/case.ts';
import { local } from '../platform/language.ts';
import { helpTitle, type HelpPage } from './helpDocuments.ts';

interface Topic {
  readonly label: string;
  readonly icon: string;
  readonly tooltip?: string;
  readonly command?: string;
  readonly argument?: unknown;
  readonly children?: readonly Topic[];
}

/** The view "Help": the steps of the procedure, and where else to look. Nothing of it changes. */
export class HelpView implements vscode.TreeDataProvider<Topic> {
  readonly #topics = topics();

  getChildren(topic?: Topic): Topic[] {
    return [...(topic ? (topic.children ?? []) : this.#topics)];
  }

  getTreeItem({ label, icon, tooltip, command, argument, children }: Topic): vscode.TreeItem {
    const item = new vscode.TreeItem(
      label,
      children ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
    );
    item.iconPath = new vscode.ThemeIcon(icon);
    if (tooltip !== undefined) item.tooltip = tooltip;
    if (command !== undefined)
      item.command = { command, title: label, arguments: argument === undefined ? [] : [argument] };
    return item;
  }
}

const page = (key: HelpPage, icon: string, label = helpTitle(key), tooltip?: string): Topic => ({
  label,
  icon,
  command: 'casebook.showHelp',
  argument: key,
  ...(tooltip !== undefined && { tooltip }),
});

const topics = (): readonly Topic[] => [
  {
    label: vscode.l10n.t('The Procedure'),
    icon: 'list-ordered',
    children: [
      ...records.map(({ key, label, guidance }, index) =>
        page(key, 'note', vscode.l10n.t('{0}. {1}', index + 1, local(label)), local(guidance.purpose)),
      ),
      page('statuses', 'arrow-swap'),
    ],
  },
  { label: vscode.l10n.t('First Steps'), icon: 'rocket', command: 'casebook.openWalkthrough' },
  { label: vscode.l10n.t('Open Example Casebook'), icon: 'folder-library', command: 'casebook.openExample' },
  page('keyboard', 'keyboard'),
  { label: vscode.l10n.t('Settings'), icon: 'gear', command: 'casebook.openSettings' },
  { label: vscode.l10n.t('Copy Diagnostics for a Bug Report'), icon: 'bug', command: 'casebook.copyDiagnostics' },
];
