import * as vscode from 'vscode';
import type { CaseArticleNode } from './caseNodes.ts';

/** An article below the case that it was drafted from. */
export function caseArticleItem({ caseFolder, articleNumber }: CaseArticleNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Knowledge article'), vscode.TreeItemCollapsibleState.None);
  item.id = `${caseFolder}#${articleNumber}`;
  item.description = articleNumber;
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'caseArticle';
  item.command = {
    command: 'casebook.openArticle',
    title: vscode.l10n.t('Open Article'),
    arguments: [{ articleNumber }],
  };
  return item;
}
